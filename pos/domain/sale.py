"""The sale: what was sold, finished and never changed.

It holds values, never only ids: every printed word and amount is in it, so that a receipt can be
drawn again years later exactly as it was.
"""

from dataclasses import dataclass
from datetime import date

from pos.domain.basket import BasketLine
from pos.domain.money import Money, total, zero
from pos.domain.names import Names
from pos.domain.product import Place
from pos.domain.quantity import Quantity
from pos.domain.seller import Seller
from pos.domain.tax import Tax, tax_for, tax_included
from pos.domain.tender import Tender


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One row of a sale.

    quantity: negative when goods come back.
    list_price: what the label said for one unit, None without a label; unit_price is what was paid.
    total: what was paid for the line, tax included; the sum of lines is the sale's total.
    tax: the rate or exemption that applied; tax_amount is the tax inside `total`.
    maker: id of the maker, or empty.
    """

    product: str
    names: Names
    variant: str
    sku: str
    quantity: Quantity
    list_price: Money | None
    unit_price: Money
    total: Money
    tax: Tax
    tax_amount: Money
    maker: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """A finished sale of one till.

    series, number: the receipt's name, gap-free within the till: series 7K3, number 147.
    place: where it was sold, as printed; stock left from there.
    served_by: name of the person at the till, or empty.
    shift: id of the shift it belongs to for ever, or empty when none was open.
    utc_offset_minutes: how far the wall clock was ahead of UTC, so that a copy shows the time that
    was printed, whatever a government decides later about its clocks; Morocco's usual hour is for
    bodies that do not say.
    """

    series: str
    number: int
    lines: tuple[SaleLine, ...]
    tenders: tuple[Tender, ...]
    total: Money
    seller: Seller
    place: Place
    served_by: str = ""
    shift: str = ""
    utc_offset_minutes: int = 60

    @property
    def receipt_number(self) -> str:
        """The number as printed: `7K3-000147`."""
        return f"{self.series}-{self.number:06d}"

    @property
    def change(self) -> Money:
        """What went back to the customer."""
        return total([tender.change for tender in self.tenders], self.total.currency)

    @property
    def received(self) -> Money:
        """What the customer handed over."""
        return total([tender.received for tender in self.tenders], self.total.currency)


def sale_lines(lines: tuple[BasketLine, ...], seller: Seller, day: date) -> tuple[SaleLine, ...]:
    """Turn basket lines into sale lines with the tax that applies to each on `day`."""
    return tuple(_sale_line(line, seller, day) for line in lines)


def _sale_line(line: BasketLine, seller: Seller, day: date) -> SaleLine:
    product, paid = line.product, line.total
    tax = tax_for(seller.status, seller.charges_tax, product.tax_class, day)
    return SaleLine(
        product=product.id,
        names=product.names,
        variant=product.variant,
        sku=product.sku,
        quantity=line.quantity,
        list_price=product.price,
        unit_price=line.unit_price,
        total=paid,
        tax=tax,
        tax_amount=zero(paid.currency) if tax.rate is None else tax_included(paid, tax.rate),
        maker=product.maker,
    )
