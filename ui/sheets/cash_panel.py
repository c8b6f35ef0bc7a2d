"""The cash side of the tender sheet: due and received, notes, round amounts, change."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.domain.formatting import money_text
from pos.domain.money import Money
from pos.i18n import gettext as _
from ui.sheets.tendering import NOTES, Tendering, round_amounts
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label, set_state
from ui.widgets.note_key import NoteKey


class CashPanel(QWidget):
    """Shows a `Tendering` in cash.

    Signals: noted(int dirham): a note was laid down; rounded(Money): a whole amount;
    cleared(): back to the exact amount.
    """

    noted = Signal(object)
    rounded = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, due: Money) -> None:
        super().__init__()
        self._theme = theme
        self._due = due
        self._received = label(role="total")
        self._exact = Button(theme, _("Exact amount"), "soft", icon="check")
        self._exact.setCheckable(True)
        self._clear = Button(theme, _("Clear"), "quiet", icon="backspace")
        self._notes = {dirham: NoteKey(theme, dirham) for dirham in NOTES}
        self._words = label(role="change-label")
        self._change = label(role="change")
        self._change_card = QFrame()
        self._exact.clicked.connect(self.cleared)
        self._clear.clicked.connect(self.cleared)
        self._lay_out()

    def show_tendering(self, tendering: Tendering) -> None:
        """Show what lies on the counter."""
        language = self._theme.language
        self._received.setText(money_text(tendering.received, language))
        for dirham, key in self._notes.items():
            key.show_count(tendering.notes.count(dirham))
        self._exact.setChecked(tendering.is_exact)
        self._clear.setEnabled(not tendering.is_exact)
        is_missing = not tendering.missing.is_zero
        amount = tendering.missing if is_missing else tendering.change
        self._words.setText(_("Still missing") if is_missing else _("To give back"))
        self._change.setText(money_text(amount, language))
        for widget in (self._change_card, self._words, self._change):
            usual = str(widget.property("usual"))
            set_state(widget, "role", f"missing-{usual}" if is_missing else usual)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        column.addWidget(self._amounts())
        head = QHBoxLayout()
        head.addWidget(label(_("Notes received"), "title"), 1)
        head.addWidget(self._clear)
        column.addLayout(head)
        # By value from left to right in every language, as notes are sorted in a drawer.
        notes = QWidget()
        notes.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(notes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for dirham, key in self._notes.items():
            key.clicked.connect(partial(self._lay_down, dirham))
            row.addWidget(key)
        column.addWidget(notes)
        column.addLayout(self._round_amounts())
        column.addStretch(1)
        column.addWidget(self._change_box())

    def _amounts(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 6, 20, 6)
        column.setSpacing(0)
        due = label(money_text(self._due, self._theme.language), "total")
        column.addLayout(_row(label(_("To pay"), "title"), due))
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addLayout(_row(label(_("Received"), "title"), self._received))
        return card

    def _round_amounts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._exact, 2)
        for amount in round_amounts(self._due):
            button = Button(self._theme, money_text(amount, self._theme.language), "soft")
            button.clicked.connect(partial(self._take_round, amount))
            row.addWidget(button, 1)
        return row

    def _change_box(self) -> QFrame:
        for widget, role in (
            (self._change_card, "change-card"),
            (self._words, "change-label"),
            (self._change, "change"),
        ):
            widget.setProperty("usual", role)
            widget.setProperty("role", role)
        row = QHBoxLayout(self._change_card)
        row.setContentsMargins(20, 6, 20, 6)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._change)
        return self._change_card

    def _lay_down(self, dirham: int, *_checked: object) -> None:
        self.noted.emit(dirham)

    def _take_round(self, amount: Money, *_checked: object) -> None:
        self.rounded.emit(amount)


def _row(words: QLabel, amount: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(words)
    row.addStretch(1)
    row.addWidget(amount)
    return row
