"""A product to fill in: what is enough first, then what sort it is, then all else."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.names import Names
from pos.domain.product import Product
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.product_cards import ProductCard
from pos.services.products import ProductRow, products_by_code
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.product.product_basics import Basics
from ui.sheets.product.product_classing import Classing
from ui.sheets.product.product_details import Details
from ui.sheets.product.product_prices import OtherPrices
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.margins import margins


class ProductForm(QWidget):
    """Filled from a row, read back into a card.

    Signals: finished(): Enter after the last of the three first fields; changed(Product): the
    picture may look different now.
    """

    finished = Signal()
    changed = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, place: str) -> None:
        """`place`: id of the place whose stock is shown."""
        super().__init__()
        self.setProperty("role", "scrolled")
        self._operations = operations
        self._place = place
        self._product = Product(id="", names=Names())
        self.basics = Basics(theme)
        self.classing = Classing(theme)
        self.prices = OtherPrices(theme)
        self.details = Details(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(0, 0, theme.space("medium"), theme.space("medium")))
        column.setSpacing(theme.space("large"))
        for part in (self.basics, self.classing, self.prices, self.details):
            column.addWidget(part)
        column.addStretch(1)
        self.basics.finished.connect(self.finished)
        self.classing.changed.connect(self._follow_classing)
        self.details.code_typed.connect(self._look_up)

    def fill(self, product: Product, row: ProductRow | None) -> None:
        """Show a product; `row` is what is known of its stock, None for a new one."""
        self._product = product
        self.basics.fill(product, row)
        self.classing.fill(product, is_counted=row is not None and row.is_counted)
        self.prices.fill(product)
        self.details.fill(product)

    def card(self) -> ProductCard | None:
        """Return what was filled in; None when a field cannot be kept, which then says why."""
        product = self.details.read(self._classed())
        language = screen_language()
        product = replace(
            product, names=replace(product.names, **{language: self.basics.name.text.strip()})
        )
        try:
            if product.names.is_empty:
                self.basics.name.parsed(_refuse_nameless)
            price, count = self.basics.price_read(), self.basics.count_read()
            product = self.prices.read(product)
        except FieldNotAccepted:
            return None
        product = replace(product, price=price)
        maker = self.details.new_maker
        return ProductCard(product, count, new_maker=maker, place=self._place)

    def _classed(self) -> Product:
        picked = self.classing
        return replace(self._product, kind=picked.kind, unit=picked.unit, craft=picked.craft)

    def _follow_classing(self) -> None:
        self.basics.show_unit(self.classing.unit)
        self.prices.show_unit(self.classing.unit)
        self.changed.emit(self._classed())

    def _look_up(self, field: LineField) -> None:
        """Name the other products that have the code just typed; two may share one."""

        def remark(found: list[ProductRow]) -> None:
            others = [row for row in found if row.product.id != self._product.id]
            self.details.remark_on_code(field, others)

        self._operations.read(self, products_by_code, field.text, self._place, done=remark)


def _refuse_nameless(_text: str) -> None:
    raise FieldNotAccepted(_("Give the product a name: a word or two that the customer knows."))
