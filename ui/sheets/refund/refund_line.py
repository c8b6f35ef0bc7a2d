"""One line of a sale that may come back: chosen by a tap, how many, and where it goes."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.basket import Whereto
from pos.domain.formatting import TIMES, isolate, money_text, quantity_text
from pos.i18n import gettext as _
from ui.sheets.refund.refunding import Choice
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import ElidedLabel, label


class RefundLine(QFrame):
    """Shows one `Choice`.

    Signals: toggled(): it comes back, or does not; stepped(int): more or fewer pieces;
    sent(Whereto).
    """

    toggled = Signal()
    stepped = Signal(int)
    sent = Signal(object)

    def __init__(self, theme: Theme, choice: Choice) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        self.pick = Button(theme, _name(choice, theme.language), "soft", icon="check")
        self.pick.setCheckable(True)
        self.pick.clicked.connect(self.toggled)
        self._amount = label(role="label")
        self._facts = ElidedLabel(role="caption")
        self._count = label(role="title")
        self._steps = self._stepper()
        self._places = QWidget()
        self._group = QButtonGroup(self)
        self._lay_out()
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        """Show it as it is now."""
        language, is_chosen = self._theme.language, bool(choice.count)
        self.pick.setChecked(is_chosen)
        self.pick.show_icon("check" if is_chosen else "plus")
        shown = choice.line.coming_back(
            choice.quantity if is_chosen else choice.line.left, choice.whereto
        )
        self._amount.setText(money_text(-shown.total, language))
        self._facts.setText(_facts(choice, language))
        self._count.setText(quantity_text(choice.quantity, language))
        self._steps.setVisible(is_chosen and choice.can_step)
        self._places.setVisible(is_chosen)
        self._group.button(list(Whereto).index(choice.whereto)).setChecked(True)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.setSpacing(self._theme.space("small"))
        head = QHBoxLayout()
        head.setSpacing(self._theme.space("medium"))
        head.addWidget(self.pick, 1)
        head.addWidget(self._steps)
        head.addWidget(self._amount)
        whole.addLayout(head)
        whole.addWidget(self._facts)
        row = QHBoxLayout(self._places)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space("small"))
        for number, (whereto, text) in enumerate(_places()):
            pill = Button(self._theme, text, "pill")
            pill.setCheckable(True)
            pill.clicked.connect(partial(self._send, whereto))
            self._group.addButton(pill, number)
            row.addWidget(pill)
        row.addStretch(1)
        whole.addWidget(self._places)

    def _stepper(self) -> QWidget:
        px = self._theme.height("control")
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space("small"))
        less = square(Button(self._theme, role="step", icon="minus", name=_("One less")), px)
        more = square(Button(self._theme, role="step", icon="plus", name=_("One more")), px)
        less.clicked.connect(lambda: self.stepped.emit(-1))
        more.clicked.connect(lambda: self.stepped.emit(1))
        for part in (less, self._count, more):
            row.addWidget(part)
        return whole

    def _send(self, whereto: Whereto, *_checked: object) -> None:
        self.sent.emit(whereto)


def _places() -> tuple[tuple[Whereto, str], ...]:
    return (
        (Whereto.STOCK, _("Back to stock")),
        (Whereto.DAMAGED, _("Damaged")),
        (Whereto.NOT_RETURNED, _("Not given back")),
    )


def _name(choice: Choice, language: str) -> str:
    line = choice.line.line
    name = line.names.within(language) or line.sku
    return f"{name}, {line.variant}" if line.variant else name


def _facts(choice: Choice, language: str) -> str:
    """Say what was sold, and what of it came back already."""
    line, came = choice.line.line, choice.line.came_back
    sold = f"{isolate(money_text(line.unit_price, language))} {TIMES} "
    sold += isolate(quantity_text(line.quantity, language))
    if not came:
        return sold
    left = isolate(quantity_text(choice.line.left, language))
    return _("{sold} · {quantity} still with the customer").format(sold=sold, quantity=left)
