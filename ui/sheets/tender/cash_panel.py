"""The cash side of the tender sheet: notes of the dirham or of a tourist, and round amounts."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr, money_text
from pos.domain.money import MAD, Money
from pos.domain.shift import ForeignRate
from pos.i18n import gettext as _
from ui.sheets.tender.in_hand import NOTES
from ui.sheets.tender.tendering import Tendering, round_amounts
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.note_key import NoteKey


class NoteRow(QWidget):
    """Keys for the notes of one currency, by value from left to right in every language.

    Signals: noted(int): a note of so many whole units was laid down.
    """

    noted = Signal(object)

    def __init__(self, theme: Theme, currency: str) -> None:
        super().__init__()
        # As notes are sorted in a drawer.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._keys = {value: NoteKey(theme, value, currency) for value in NOTES[currency]}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for value, key in self._keys.items():
            key.clicked.connect(partial(self._lay_down, value))
            row.addWidget(key)

    def show_tendering(self, tendering: Tendering) -> None:
        """Show how many of each lie on the counter."""
        for value, key in self._keys.items():
            key.show_count(tendering.hand.notes.count(value))

    def _lay_down(self, value: int, *_checked: object) -> None:
        self.noted.emit(value)


class CashPanel(QWidget):
    """Shows a `Tendering` in cash.

    Signals: noted(int): a note was laid down; rounded(Money): a whole amount;
    cleared(): back to the exact amount.
    """

    noted = Signal(object)
    rounded = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, *, is_low: bool) -> None:
        """`is_low`: there is no room for a line above the notes."""
        super().__init__()
        self._theme = theme
        self._exact = Button(theme, _("Exact amount"), "soft", icon="check")
        self._exact.setCheckable(True)
        self._clear = Button(
            theme, "" if is_low else _("Clear"), "quiet", icon="backspace", name=_("Clear")
        )
        self._notes = NoteRow(theme, MAD)
        self._rounds = [Button(theme, "", "soft") for _number in range(2)]
        self._amounts: tuple[Money, ...] = ()
        self._notes.noted.connect(self.noted)
        self._exact.clicked.connect(self.cleared)
        self._clear.clicked.connect(self.cleared)
        self._lay_out(is_low=is_low)

    def _lay_out(self, *, is_low: bool) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        rounds = self._round_row()
        if is_low:
            rounds.addWidget(self._clear)
        else:
            head = QHBoxLayout()
            head.addWidget(label(_("Notes received"), "title"), 1)
            head.addWidget(self._clear)
            column.addLayout(head)
        column.addWidget(self._notes)
        column.addLayout(rounds)
        column.addStretch(1)

    def show_tendering(self, tendering: Tendering) -> None:
        """Show what lies on the counter, and round amounts above what is due."""
        self._notes.show_tendering(tendering)
        self._exact.setChecked(tendering.hand.is_exact)
        self._clear.setEnabled(not tendering.hand.is_exact)
        self._amounts = round_amounts(tendering.due)
        for button, amount in zip(self._rounds, self._amounts, strict=False):
            button.show_text(money_text(amount, self._theme.language))
        for number, button in enumerate(self._rounds):
            button.setVisible(number < len(self._amounts))

    def _round_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._exact, 2)
        for number, button in enumerate(self._rounds):
            button.clicked.connect(partial(self._take_round, number))
            row.addWidget(button, 1)
        return row

    def _take_round(self, number: int, *_checked: object) -> None:
        self.rounded.emit(self._amounts[number])


class ForeignPanel(QWidget):
    """Notes of other currencies at the rates of the shift; the change is in dirham.

    Signals: noted(int); cleared(); rated(ForeignRate): another currency was chosen.
    """

    noted = Signal(object)
    cleared = Signal()
    rated = Signal(object)

    def __init__(self, theme: Theme, rates: tuple[ForeignRate, ...]) -> None:
        super().__init__()
        self._rates = rates
        self._rows = {rate.currency: NoteRow(theme, rate.currency) for rate in rates}
        self._choices: dict[str, Button] = {}
        clear = Button(theme, _("Clear"), "quiet", icon="backspace")
        clear.clicked.connect(self.cleared)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        head = QHBoxLayout()
        head.setSpacing(theme.space("small"))
        for rate in rates:
            head.addWidget(self._choice(theme, rate))
        head.addStretch(1)
        head.addWidget(clear)
        column.addLayout(head)
        for row in self._rows.values():
            row.noted.connect(self.noted)
            column.addWidget(row)
        column.addWidget(label(_("Change is given in dirham."), "strong", wraps=True))
        caution = _("Taking foreign notes is tolerated, not granted: ask your bank.")
        column.addWidget(label(caution, "caption", wraps=True))
        column.addStretch(1)

    def show_tendering(self, tendering: Tendering) -> None:
        """Show the notes of the currency in hand."""
        rate = tendering.hand.rate
        for currency, row in self._rows.items():
            is_shown = rate is not None and rate.currency == currency
            row.setVisible(is_shown)
            self._choices[currency].setChecked(is_shown)
            if is_shown:
                row.show_tendering(tendering)

    def _choice(self, theme: Theme, rate: ForeignRate) -> Button:
        text = f"{rate.currency} @ {rate.rate:.2f}".replace(".", ",")
        choice = Button(theme, ltr(text), "pill")
        choice.setCheckable(True)
        choice.setAutoExclusive(True)
        choice.clicked.connect(partial(self._rate, rate))
        self._choices[rate.currency] = choice
        return choice

    def _rate(self, rate: ForeignRate, *_checked: object) -> None:
        self.rated.emit(rate)
