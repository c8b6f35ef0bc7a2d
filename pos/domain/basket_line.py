"""One line of a basket, and the prices it may have: the label's, the lot's, an agreed one."""

from dataclasses import dataclass, replace
from enum import StrEnum

from pos.domain.measure import Size
from pos.domain.money import Money, divide
from pos.domain.pricing import PriceReason, quantity_price
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Quantity, price_of


class Whereto(StrEnum):
    """Where goods go that a customer brings back."""

    STOCK = "stock"
    DAMAGED = "damaged"
    NOT_RETURNED = "not_returned"


@dataclass(frozen=True, slots=True)
class GoodsBack:
    """Which line of which sale is taken back.

    sale: its id; receipt_number: as printed; line: 1 for the first of that sale.
    """

    sale: str
    receipt_number: str
    line: int
    whereto: Whereto = Whereto.STOCK


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One product in the basket, with the values it had when it was put there.

    key: names the line inside its basket, never reused.
    quantity: negative for goods that come back.
    unit_price: for one unit, tax included; the list price or what was agreed.
    agreed: the exact price of the whole line where it is not quantity times unit_price.
    reason, size, back: as on a line of a sale.
    """

    key: int
    product: Product
    quantity: Quantity
    unit_price: Money
    agreed: Money | None = None
    reason: PriceReason = PriceReason.LIST
    size: Size | None = None
    back: GoodsBack | None = None

    @property
    def total(self) -> Money:
        """The price of the line, rounded once to a whole minor unit."""
        if self.agreed is not None:
            return self.agreed
        product = self.product
        if self.reason is PriceReason.QUANTITY and product.lot and product.lot_price is not None:
            count = self.quantity.thousandths // THOUSAND
            return quantity_price(
                count, self.unit_price, lot=product.lot, lot_price=product.lot_price
            )
        return price_of(self.quantity, self.unit_price)

    @property
    def list_total(self) -> Money:
        """What the label asks for all of it; what is paid where there is no label."""
        price = self.product.price
        return self.total if price is None else price_of(self.quantity, price)

    @property
    def asked(self) -> Money:
        """What is asked before any bargaining: label and lot; what is paid where there is none."""
        price = self.product.price
        if price is None or self.back is not None:
            return self.total
        return at_list(self, price).total

    @property
    def is_under_floor(self) -> bool:
        """True when less is paid than the maker accepts."""
        floor = self.product.floor_price
        return (
            floor is not None and self.back is None and self.total < price_of(self.quantity, floor)
        )


def at_list(line: BasketLine, price: Money) -> BasketLine:
    """Ask what label and lot ask."""
    return repriced(replace(line, unit_price=price, agreed=None, reason=PriceReason.LIST))


def repriced(line: BasketLine) -> BasketLine:
    """Let the price for a lot come and go with the number of pieces."""
    product = line.product
    if line.reason not in {PriceReason.LIST, PriceReason.QUANTITY} or not product.lot:
        return line
    is_lot = (
        line.quantity.thousandths >= product.lot * THOUSAND and line.unit_price == product.price
    )
    return replace(line, reason=PriceReason.QUANTITY if is_lot else PriceReason.LIST)


def agreed_for(line: BasketLine, price: Money, reason: PriceReason) -> BasketLine:
    """Price a whole line; the price for one follows from it, rounded."""
    for_one = Money(divide(price.minor * THOUSAND, line.quantity.thousandths), price.currency)
    is_exact = price_of(line.quantity, for_one) == price
    return replace(line, unit_price=for_one, agreed=None if is_exact else price, reason=reason)
