"""The sale: what was sold, finished and never changed.

It holds values, never only ids: every printed word and amount is in it, so that a receipt can be
drawn again years later exactly as it was.
"""

from dataclasses import dataclass
from datetime import date

from pos.domain.basket import BasketLine, GoodsBack
from pos.domain.measure import Size
from pos.domain.money import Money, total, zero
from pos.domain.names import Names
from pos.domain.parting import MakerPart
from pos.domain.pricing import PriceReason
from pos.domain.product import Place
from pos.domain.quantity import Quantity, price_of
from pos.domain.seller import Seller
from pos.domain.tax import Tax, tax_for, tax_included
from pos.domain.tender import Tender, TenderKind


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One row of a sale.

    product: id; empty for goods that are in no catalogue.
    quantity: negative when goods come back.
    list_price: what the label said for one unit, None without a label; unit_price is what was paid.
    total: what was paid for the line, tax included; the sum of lines is the sale's total. It is not
    always quantity times unit_price: an agreed total is spread over lines to the last centime.
    tax: the rate or exemption that applied; tax_amount is the tax inside `total`.
    maker: id of the maker, or empty.
    reason: why the price is what it is. lot, lot_price: so many pieces cost this together, where
    that is the reason; 0 and None elsewhere. size: how it was measured, None for what was not.
    back: the line it takes back and where the goods went, None for goods that are sold.
    parts: what its makers get of it by the terms of the day; empty where nothing was agreed, and
    then the maker gets what was paid.
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
    reason: PriceReason = PriceReason.LIST
    size: Size | None = None
    back: GoodsBack | None = None
    lot: int = 0
    lot_price: Money | None = None
    parts: tuple[MakerPart, ...] = ()

    @property
    def list_total(self) -> Money | None:
        """What the label asked for all of it, None without a label."""
        return None if self.list_price is None else price_of(self.quantity, self.list_price)


@dataclass(frozen=True, slots=True)
class Sale:
    """A finished sale of one till.

    series, number: the receipt's name, gap-free within the till: series 7K3, number 147.
    place: where it was sold, as printed; stock left from there.
    served_by: name of the person at the till, or empty.
    shift: id of the shift it belongs to for ever, or empty when none was open.
    total: the sum of the lines, goods alone.
    rounding, stamp_duty: what was asked beside the goods, None for nothing; never revenue.
    customer: id of who bought, or empty. order: id of the order it delivers, or empty.
    note: words of the seller for the receipt.
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
    rounding: Money | None = None
    stamp_duty: Money | None = None
    customer: str = ""
    order: str = ""
    note: str = ""

    @property
    def due(self) -> Money:
        """What the tenders paid: goods, stamp duty and rounding."""
        extra = [amount for amount in (self.rounding, self.stamp_duty) if amount is not None]
        return total([self.total, *extra], self.total.currency)

    @property
    def is_refund(self) -> bool:
        """True when goods only come back."""
        return bool(self.lines) and all(line.back is not None for line in self.lines)

    @property
    def moves_cash(self) -> bool:
        """True when cash goes into the drawer or comes out of it."""
        return any(
            tender.kind is TenderKind.CASH and not tender.received.is_zero
            for tender in self.tenders
        )

    @property
    def receipt_number(self) -> str:
        """The number as printed: `7K3-000147`."""
        return f"{self.series}-{self.number:06d}"

    @property
    def change(self) -> Money:
        """What went back to the customer."""
        return total([tender.change for tender in self.tenders], self.total.currency)

    @property
    def off_debts(self) -> Money:
        """What was taken off debts, or handed back as the cheque it was, and not as money."""
        lowered = [-tender.paid for tender in self.tenders if tender.lowers is not None]
        return total(lowered, self.total.currency)

    @property
    def cheques_back(self) -> Money:
        """Of that, the cheques that nobody had taken to the bank yet."""
        handed = [-t.paid for t in self.tenders if t.lowers is not None and t.cheque is not None]
        return total(handed, self.total.currency)

    @property
    def received(self) -> Money:
        """What the customer handed over."""
        return total([tender.received for tender in self.tenders], self.total.currency)


def sale_lines(lines: tuple[BasketLine, ...], seller: Seller, day: date) -> tuple[SaleLine, ...]:
    """Turn basket lines into sale lines with the tax that applies to each on `day`."""
    return tuple(_sale_line(line, seller, day) for line in lines)


def _sale_line(line: BasketLine, seller: Seller, day: date) -> SaleLine:
    product, paid = line.product, line.total
    is_lot = line.reason is PriceReason.QUANTITY
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
        reason=line.reason,
        size=line.size,
        back=line.back,
        lot=product.lot if is_lot else 0,
        lot_price=product.lot_price if is_lot else None,
    )
