"""A free line: an amount is enough; a name and a maker may be said too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos.domain.money import MAD, MINOR_DIGITS, Money
from pos.domain.parsing import parse_money
from pos.domain.product import Maker
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.sheets.price.entry import typed_after
from ui.sheets.price.two_sides import two_sides
from ui.sheets.product.maker_sheet import MakerSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.field import LineField
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class FreeLine:
    """What is sold without a card. name: may be empty. maker: id, empty for later."""

    amount: Money
    name: str
    maker: str


class FreeSheet(Sheet):
    """Digits and Enter, and the rest when there is time.

    Signals: priced(FreeLine); carding(): the piece is worth a card, with photo and label. The
    sheet has closed by then.
    """

    priced = Signal(object)
    carding = Signal()

    def __init__(self, theme: Theme, window: QWidget, maker: str) -> None:
        """`maker`: id of the one remembered from the last line, or empty."""
        super().__init__(theme, window, _("Sell without a card"), width=900, height=600)
        self._makers: Sequence[Maker] = ()
        self._maker = maker
        self._typed = ""
        self._shown = label(role="total-compact")
        self._fault = label(role="fault", wraps=True)
        self.name = LineField(theme, _("What it is (may stay empty)"))
        self._who = Button(theme, role="soft", icon="user")
        self._card = Button(theme, _("New piece with photo"), "soft", icon="camera")
        self._pad = Keypad(theme, COMMA)
        self._confirm = Button(theme, _("Add to the basket"), "primary", icon="check")
        self._who.setEnabled(False)
        self._lay_out()
        self._pad.typed.connect(self._type)
        self._pad.erased.connect(self._erase)
        self._who.clicked.connect(self._ask_maker)
        self._card.clicked.connect(self._leave)
        self._confirm.clicked.connect(self._add)
        self.name.entered.connect(self._add)
        self._show()

    def offer_makers(self, makers: Sequence[Maker]) -> None:
        """Name the makers to choose from; the amount may be typed before they are known."""
        self._makers = makers
        self._who.setEnabled(True)
        self._show()

    def _lay_out(self) -> None:
        sides, left, right = two_sides(self.theme, 50)
        left.addWidget(self._screen())
        left.addWidget(self._fault)
        left.addWidget(self.name)
        left.addWidget(self._who)
        left.addStretch(1)
        left.addWidget(self._card)
        right.addWidget(self._pad, 1)
        right.addWidget(self._confirm)
        self.body.addLayout(sides, 1)

    def _screen(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(label(_("Price"), "caption"), 1)
        row.addWidget(self._shown)
        row.addWidget(label(_("DH"), "title"))
        return card

    def _show(self) -> None:
        self._shown.setText(self._typed or "0")
        self._confirm.setEnabled(bool(self._typed.strip("0,")))
        known = {maker.id: maker.names.within(screen_language()) for maker in self._makers}
        named = known.get(self._maker, "")
        maker = _("Maker: {name}").format(name=named) if named else _("Maker: later")
        self._who.show_text(maker)

    def _type(self, key: str) -> None:
        self._typed = typed_after(self._typed, key, MINOR_DIGITS[MAD])
        self._show()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _ask_maker(self) -> None:
        sheet = MakerSheet(self.theme, self.window(), self._makers, self._maker)
        sheet.picked.connect(self._take_maker)
        sheet.open_sheet()

    def _take_maker(self, maker: str) -> None:
        self._maker = maker
        self._show()
        self.setFocus()

    def _leave(self) -> None:
        self.close_sheet()
        self.carding.emit()

    def _add(self) -> None:
        if not self._confirm.isEnabled():
            return
        try:
            amount = parse_money(self._typed.rstrip(COMMA), MAD)
            name = self.name.parsed(clean_name)
        except FieldNotAccepted as fault:
            self._fault.setText(str(fault))
            return
        self.close_sheet()
        self.priced.emit(FreeLine(amount, name, self._maker))

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._add()
        elif event.key() == Qt.Key.Key_F3:
            self._leave()
        elif not self._pad.take_key(event):
            super().keyPressEvent(event)
