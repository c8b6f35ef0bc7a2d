"""Prices beside the price: what so many cost together, and the least the maker accepts."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from pos.domain.formatting import plain_number_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_count, parse_money
from pos.domain.product import Product
from pos.domain.quantity import Unit
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.number_line import NumberLine


class OtherPrices(QWidget):
    """Every field may stay empty. lot, lot_price, floor: the fields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lot = LineField(theme, _("Pieces in a lot (3 for 100)"), line=NumberLine())
        self.lot_price = LineField(theme, _("Price of the lot in dirham"), line=NumberLine())
        self.floor = LineField(theme, _("Least the maker accepts, in dirham"), line=NumberLine())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("medium"))
        for number, field in enumerate((self.lot, self.lot_price, self.floor)):
            field.keep_left_to_right()
            grid.addWidget(field, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self.lot.entered.connect(self.lot_price.take_focus)
        self.lot_price.entered.connect(self.floor.take_focus)

    def fill(self, product: Product) -> None:
        """Show what a product says."""
        self.lot.show_text(str(product.lot) if product.lot else "")
        self.lot_price.show_text(_plain(product.lot_price))
        self.floor.show_text(_plain(product.floor_price))
        self.show_unit(product.unit)

    def show_unit(self, unit: Unit) -> None:
        """Lots are of pieces: a measure has none."""
        for field in (self.lot, self.lot_price):
            field.setVisible(unit is Unit.PIECE)

    def read(self, product: Product) -> Product:
        """Return the product with these prices; raises a `FieldNotAccepted` said at its field."""
        floor = self._amount(self.floor)
        if product.unit is not Unit.PIECE:
            return replace(product, lot=0, lot_price=None, floor_price=floor)
        lot = self.lot.parsed(_lot) if self.lot.text.strip() else 0
        lot_price = self._amount(self.lot_price)
        if lot and lot_price is None:
            self.lot_price.parsed(_refuse_half)
        if lot_price is not None and not lot:
            self.lot.parsed(_refuse_half)
        return replace(product, lot=lot, lot_price=lot_price, floor_price=floor)

    def _amount(self, field: LineField) -> Money | None:
        if not field.text.strip():
            return None
        return field.parsed(lambda text: parse_money(text, MAD))


def _plain(amount: Money | None) -> str:
    return "" if amount is None else plain_number_text(amount)


def _lot(text: str) -> int:
    count = parse_count(text)
    if count < 2:
        raise FieldNotAccepted(_("A lot has two pieces or more."))
    return count


def _refuse_half(_text: str) -> None:
    raise FieldNotAccepted(_("A lot needs both: how many pieces, and what they cost together."))
