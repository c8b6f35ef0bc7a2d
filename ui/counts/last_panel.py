"""What was counted last, and how many of it: beside the list, where a thumb is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.parsing import parse_quantity
from pos.domain.product import Product
from pos.domain.quantity import Unit
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.counts.count_line import CountLine
from ui.product_art import ProductArt
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button, square
from ui.widgets.field import LineField
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad
from ui.widgets.label import ElidedLabel
from ui.widgets.margins import margins

_THUMB: Final = 64


class LastPanel(QWidget):
    """Signals: numbered(Quantity): so many, of what is shown; removing(): it was not counted."""

    numbered = Signal(object)
    removing = Signal()

    def __init__(self, theme: Theme, art: ProductArt) -> None:
        super().__init__()
        self._theme = theme
        self._art = art
        self._product: Product | None = None
        self.line = CountLine()
        self.field = LineField(theme, _("How many"), line=self.line)
        self.enter = Button(theme, _("Count them"), "main", icon="check")
        self.keypad = Keypad(theme, (DOUBLE_ZERO, COMMA))
        self._picture = QLabel()
        # On one line each, so that the keys below stay where they are; the list has the whole name.
        self._name = ElidedLabel(role="title")
        self._found = ElidedLabel(role="heading")
        self._remark = ElidedLabel(role="caption")
        words = _("Take out of the count")
        self._remove = square(Button(theme, role="step", icon="trash", name=words), 48)
        self._lay_out()
        self.keypad.typed.connect(self.line.type_key)
        self.keypad.erased.connect(self.line.erase)
        self.line.returnPressed.connect(self.take_number)
        self.enter.clicked.connect(lambda: self.take_number())
        self._remove.clicked.connect(self.removing)
        self.clear()

    def clear(self) -> None:
        """Say how to begin."""
        self._product = None
        self._picture.setPixmap(self._theme.pixmap("scan", "muted_ink", _THUMB))
        self._name.setText(_("Scan the first piece."))
        self._found.hide()
        self._remark.setText(_("Or tap a product in the list."))
        self._ask(_("How many"))
        self._remove.hide()

    def show_product(
        self, product: Product, found: int, remark: str, question: str, *, can_remove: bool = False
    ) -> None:
        """Show a product and what of it was found, in thousandths; question: what a number means.

        remark: what is expected, or that it is to be counted again.
        """
        self._product = product
        self._picture.setPixmap(self._art.thumbnail(product, _THUMB))
        name = product_name(product, screen_language())
        self._name.setText(name)
        amount = on_hand_text(product, found, screen_language())
        text = _("{quantity} found").format(quantity=isolate(amount))
        self._found.setText(text)
        self._found.show()
        self._remark.setText(remark)
        self._ask(question)
        self._remove.setVisible(can_remove)
        announce(self, f"{name}, {text}, {remark}")

    def take_number(self) -> None:
        """Take the number that was typed; without one nothing happens."""
        if not self.line.text().strip():
            return
        if self._product is None:
            self.field.refuse(_("Scan or tap a product first."))
            return
        unit = self._product.unit
        read: Callable[[str], object] = lambda text: parse_quantity(text, unit)  # noqa: E731
        try:
            quantity = self.field.parsed(read)
        except FieldNotAccepted:
            return
        self.line.clear()
        self.numbered.emit(quantity)

    def take_focus(self) -> None:
        """Take the keyboard: digits say how many."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, question: str) -> None:
        self.line.clear()
        self.field.clear_note()
        self.field.show_title(question)
        is_piece = self._product is None or self._product.unit is Unit.PIECE
        self.keypad.setAccessibleDescription("" if is_piece else question)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self._name, self._found, self._remark):
            words.addWidget(part)
        inside = QHBoxLayout(card)
        inside.setContentsMargins(margins(12, 8, 12, 8))
        inside.setSpacing(self._theme.space("medium"))
        inside.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        inside.addWidget(self._remove)
        number = QHBoxLayout()
        number.setSpacing(self._theme.space("small"))
        number.addWidget(self.field, 1)
        number.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignBottom)
        self.line.setFont(self._theme.font("title", "loud"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        column.addWidget(card)
        column.addStretch(1)
        column.addLayout(number)
        column.addWidget(self.keypad)
