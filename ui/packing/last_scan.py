"""What was touched last, and how many: digits and Enter say so for a whole pile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos.domain.formatting import isolate
from pos.domain.parsing import parse_quantity
from pos.domain.quantity import Quantity
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.label import ElidedLabel, label, set_state
from ui.widgets.margins import margins
from ui.widgets.number_line import NumberLine

_NUMBER_WIDE = 96


class LastScan(QFrame):
    """Hidden until something was scanned. number: where the digits go.

    Signals: counted(ProductRow, Quantity): so many are packed of the last one, in all.
    """

    counted = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "ok")
        self._row: ProductRow | None = None
        self._said = ElidedLabel(role="on-ok")
        self.number = NumberLine()
        self.number.setFixedWidth(_NUMBER_WIDE)
        self.number.setMinimumHeight(theme.height("step"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setAccessibleName(_("How many of it are packed"))
        self._title = label(_("In all"), "on-ok")
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(14, 4, 6, 4))
        row.setSpacing(theme.space("small"))
        row.addWidget(self._said, 1)
        row.addWidget(self._title)
        row.addWidget(self.number)
        self.number.returnPressed.connect(self._take)
        self.number.textEdited.connect(self._show_read)
        self.hide()

    def show_row(self, row: ProductRow, packed: int) -> None:
        """Show a product that was just packed; typing replaces its number."""
        self._row = row
        language = screen_language()
        amount = on_hand_text(row.product, packed, language)
        name = isolate(product_name(row.product, language))
        text = _("{name}: {quantity} packed").format(name=name, quantity=amount)
        self._said.setText(text)
        announce(self, text)
        self.number.setText(on_hand_text(row.product, packed, "fr").split("\u00a0")[0])
        set_state(self.number, "faulty", "false")
        self.show()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def _take(self) -> None:
        quantity = self._quantity()
        if quantity is None or self._row is None:
            set_state(self.number, "faulty", "true")
            return
        self.counted.emit(self._row, quantity)
        self.show_row(self._row, quantity.thousandths)

    def _show_read(self, _text: str) -> None:
        set_state(self.number, "faulty", "false" if self._quantity() is not None else "true")

    def _quantity(self) -> Quantity | None:
        if self._row is None:
            return None
        try:
            return parse_quantity(self.number.text(), self._row.product.unit)
        except FieldNotAccepted:
            return None
