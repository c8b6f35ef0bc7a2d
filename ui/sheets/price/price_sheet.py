"""The price of everything, or of one line: agreed, discounted, given, in one key, digits, Enter."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.domain.formatting import money_text, quantity_text
from pos.domain.money import Money
from pos.domain.pricing import PriceReason
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.sheets.price.bargain import PERCENT, Bargain, Way
from ui.sheets.price.price_screen import PriceScreen, way_title
from ui.sheets.price.two_sides import two_sides
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

_NEXT_WAY: Final = {Way.PRICE: Way.OFF, Way.OFF: Way.PERCENT, Way.PERCENT: Way.PRICE}
_SIGNS: Final = {"%", "٪"}


@dataclass(frozen=True)
class Priced:
    """What a price is asked for.

    name: of the line, or of everything. asked, now: as of a `Bargain`.
    is_under: tells whether a price lies under what a maker accepts.
    counts: pieces may be typed. actions: (text, icon, what it does) of one line; each closes.
    """

    name: str
    asked: Money
    now: Money
    is_under: Callable[[Money, PriceReason], bool]
    counts: bool = False
    actions: tuple[tuple[str, str, Callable[[], None]], ...] = ()


class PriceSheet(Sheet):
    """Asks a price. The same key that opened it goes on to the next way of saying one.

    Signals: agreed(Money, PriceReason); counted(Quantity). The sheet has closed by then.
    """

    agreed = Signal(object, object)
    counted = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, priced: Priced, way: Way = Way.PRICE) -> None:
        super().__init__(theme, window, _("Price"), width=980, height=640)
        self._priced = priced
        self._bargain = Bargain(priced.asked, priced.now, way)
        self._screen = PriceScreen(theme)
        self._ways = PillFlow(theme)
        self._pad = Keypad(theme, COMMA)
        self._confirm = Button(theme, "", "primary", icon="check")
        ways = [each for each in Way if priced.counts or each is not Way.COUNT]
        self._ways.set_pills([(each, way_title(each)) for each in ways], way)
        self._lay_out()
        self._ways.picked.connect(self._go)
        self._pad.typed.connect(lambda key: self._change(self._bargain.with_key(key)))
        self._pad.erased.connect(lambda: self._change(self._bargain.without_last()))
        self._confirm.clicked.connect(self._agree)
        self._show()

    def _lay_out(self) -> None:
        sides, left, right = two_sides(self.theme, 55)
        left.addWidget(label(self._priced.name, "title", wraps=True))
        left.addWidget(self._screen)
        left.addWidget(self._ways)
        left.addStretch(1)
        left.addLayout(self._actions())
        right.addWidget(self._pad, 1)
        right.addWidget(self._confirm)
        self.body.addLayout(sides, 1)

    def _actions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.theme.space("small"))
        for number, (text, icon, act) in enumerate(self._priced.actions):
            button = Button(self.theme, text, "soft", icon=icon)
            button.clicked.connect(partial(self._leave, act))
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def _leave(self, act: Callable[[], None], *_checked: object) -> None:
        self.close_sheet()
        act()

    def _go(self, way: Way) -> None:
        self._change(self._bargain.in_way(way))
        self.setFocus()

    def _change(self, bargain: Bargain) -> None:
        if bargain.way is not self._bargain.way:
            self._ways.pick(bargain.way)
        self._bargain = bargain
        self._show()

    def _show(self) -> None:
        bargain, language = self._bargain, screen_language()
        price, text, refused = None, _("Confirm"), ""
        try:
            price = bargain.price
            if bargain.way is Way.COUNT and bargain.is_typed:
                text = _("Quantity {count}").format(count=quantity_text(bargain.count, language))
            elif bargain.is_typed:
                text = _("Agree on {amount}").format(amount=money_text(price, language))
        except FieldNotAccepted as fault:
            refused = str(fault)
        is_under = price is not None and self._priced.is_under(price, bargain.reason)
        self._screen.show_bargain(bargain, price, is_under=is_under)
        if refused:
            self._screen.refuse(refused)
        self._confirm.show_text(text)
        self._confirm.setEnabled(bargain.is_typed and not refused)

    def _agree(self) -> None:
        if not self._confirm.isEnabled():
            return
        bargain = self._bargain
        self.close_sheet()
        if bargain.way is Way.COUNT:
            self.counted.emit(bargain.count)
        else:
            self.agreed.emit(bargain.price, bargain.reason)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTER:
            self._agree()
        elif event.key() == Qt.Key.Key_F7:
            self._go(_NEXT_WAY.get(self._bargain.way, Way.PRICE))
        elif event.text() in _SIGNS:
            self._change(self._bargain.with_key(PERCENT))
        elif is_keypad and event.key() == Qt.Key.Key_Minus:
            # Only of the number block: on the top row of an AZERTY keyboard it is a 6.
            self._go(Way.OFF)
        elif not self._pad.take_key(event):
            super().keyPressEvent(event)
