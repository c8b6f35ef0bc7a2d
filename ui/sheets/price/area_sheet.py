"""Square metres by the tape: length, width, and what the piece then costs."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import isolate, money_text, quantity_text, unit_text
from pos.domain.measure import Size
from pos.domain.money import Money
from pos.domain.quantity import Quantity, Unit, price_of
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.sheets.price.taping import CROSS, Side, Taping
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

# The letter x of a Latin and of an Arabic keyboard, the signs of a number block and of print.
_CROSSES: Final = {"x", "X", "*", "×", "ء"}

Answered = Callable[[Quantity, Size | None], None]


class AreaSheet(Sheet):
    """Asks two numbers with one keypad, or the area, and calls `answered` once."""

    def __init__(
        self, theme: Theme, window: QWidget, name: str, price: Money, answered: Answered
    ) -> None:
        super().__init__(theme, window, _("How large?"), width=760, height=640)
        self._price = price
        self._answered = answered
        self._taping = Taping()
        self._said = label(role="title", wraps=True)
        self._sides = {side: self._side(side) for side in Side}
        self._pad = Keypad(theme, COMMA)
        self._confirm = Button(theme, _("Add to the basket"), "primary", icon="check")
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        row.addWidget(self._sides[Side.LENGTH], 3)
        row.addWidget(label(CROSS, "heading"))
        row.addWidget(self._sides[Side.WIDTH], 3)
        row.addSpacing(theme.space("medium"))
        row.addWidget(self._sides[Side.AREA], 3)
        self.body.addWidget(label(name, "label", wraps=True))
        self.body.addLayout(row)
        self.body.addWidget(self._said)
        self.body.addWidget(self._pad, 1)
        self.body.addWidget(self._confirm)
        self._pad.typed.connect(lambda key: self._change(self._taping.with_key(key)))
        self._pad.erased.connect(lambda: self._change(self._taping.without_last()))
        self._confirm.clicked.connect(self._answer)
        self._show()

    def _side(self, side: Side) -> Button:
        button = Button(self.theme, role="method")
        button.setCheckable(True)
        button.clicked.connect(partial(self._go, side))
        return button

    def _go(self, side: Side, *_checked: object) -> None:
        self._change(self._taping.at(side))

    def _change(self, taping: Taping) -> None:
        self._taping = taping
        self._show()

    def _show(self) -> None:
        taping = self._taping
        titles = {
            Side.LENGTH: (_("Length"), taping.length, _("cm")),
            Side.WIDTH: (_("Width"), taping.width, _("cm")),
            Side.AREA: (_("Area"), taping.area, _square_metre()),
        }
        for side, (title, typed, unit) in titles.items():
            button = self._sides[side]
            button.show_text(f"{title} {isolate(typed)} {unit}" if typed else f"{title} …")
            button.setChecked(side is taping.side)
        quantity = self._quantity()
        self._confirm.setEnabled(quantity is not None)
        if quantity is not None:
            language = screen_language()
            # Not isolated: the words of the area give the line its direction.
            area = quantity_text(quantity, language)
            cost = isolate(money_text(price_of(quantity, self._price), language))
            self._said.setText(_("{area}: {price}").format(area=area, price=cost))

    def _quantity(self) -> Quantity | None:
        """Return the area, None with the reason beside it while it is none."""
        self._said.setText(_("Length and width in centimetres, or the area."))
        if not self._taping.is_complete:
            return None
        try:
            return self._taping.quantity
        except FieldNotAccepted as fault:
            self._said.setText(str(fault))
            return None

    def _answer(self) -> None:
        quantity = self._quantity()
        if quantity is None:
            if self._taping.side is Side.LENGTH:
                self._go(Side.WIDTH)
            return
        size = self._taping.size
        self.close_sheet()
        self._answered(quantity, size)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._answer()
        elif event.text() in _CROSSES:
            self._change(self._taping.with_key(CROSS))
        elif not self._pad.take_key(event):
            super().keyPressEvent(event)


def _square_metre() -> str:
    return unit_text(Unit.SQUARE_METRE, screen_language())
