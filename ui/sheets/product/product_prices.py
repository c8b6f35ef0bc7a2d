"""Numbers beside the price: what so many cost together, the least, the cost, when it is low."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QWidget

from pos.domain.formatting import plain_number_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_count, parse_money, parse_quantity
from pos.domain.product import LOW_AT, Product
from pos.domain.quantity import THOUSAND, Unit
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.papers.percent_field import PercentField
from ui.product_text import plain_quantity_text
from ui.settling.terms_fields import basis_points, rate_text
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.number_line import NumberLine


class OtherPrices(QWidget):
    """Every field may stay empty. lot, lot_price, floor, cost, low, commission, net: them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._unit = Unit.PIECE
        self.lot = LineField(theme, _("Pieces in a lot (3 for 100)"), line=NumberLine())
        self.lot_price = LineField(theme, _("Price of the lot in dirham"), line=NumberLine())
        self.floor = LineField(theme, _("Least the maker accepts, in dirham"), line=NumberLine())
        self.cost = LineField(theme, _("What it costs you, in dirham"), line=NumberLine())
        self.low = LineField(theme, _("Warn when so few are left"), line=NumberLine())
        self.low.line.setPlaceholderText(str(LOW_AT // THOUSAND))
        self.commission = PercentField(theme, _("Commission on this piece, in %"))
        self.net = LineField(theme, _("Or agreed for the maker, in dirham"), line=NumberLine())
        fields = (
            self.lot,
            self.lot_price,
            self.floor,
            self.cost,
            self.low,
            self.commission,
            self.net,
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("medium"))
        for number, field in enumerate(fields):
            field.keep_left_to_right()
            grid.addWidget(field, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        for field, after in pairwise(fields):
            field.entered.connect(after.take_focus)

    def fill(self, product: Product) -> None:
        """Show what a product says."""
        self.lot.show_text(str(product.lot) if product.lot else "")
        self.lot_price.show_text(_plain(product.lot_price))
        self.floor.show_text(_plain(product.floor_price))
        self.cost.show_text(_plain(product.cost))
        low = product.low_at
        self.low.show_text("" if low is None else plain_quantity_text(low, product.unit))
        self.commission.show_text(rate_text(product.commission_bp))
        self.net.show_text(_plain(product.net))
        self.show_unit(product.unit)

    def show_unit(self, unit: Unit) -> None:
        """Lots are of pieces: a measure has none."""
        self._unit = unit
        for field in (self.lot, self.lot_price):
            field.setVisible(unit is Unit.PIECE)

    def read(self, product: Product) -> Product:
        """Return the product with these prices; raises a `FieldNotAccepted` said at its field."""
        product = replace(
            product,
            floor_price=self._amount(self.floor),
            cost=self._amount(self.cost),
            low_at=self._low(),
            commission_bp=basis_points(self.commission.percent()),
            net=self._amount(self.net),
        )
        if product.unit is not Unit.PIECE:
            return replace(product, lot=0, lot_price=None)
        lot = self.lot.parsed(_lot) if self.lot.text.strip() else 0
        lot_price = self._amount(self.lot_price)
        if lot and lot_price is None:
            self.lot_price.parsed(_refuse_half)
        if lot_price is not None and not lot:
            self.lot.parsed(_refuse_half)
        return replace(product, lot=lot, lot_price=lot_price)

    def _low(self) -> int | None:
        if not self.low.text.strip():
            return None
        return self.low.parsed(lambda text: parse_quantity(text, self._unit)).thousandths

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
