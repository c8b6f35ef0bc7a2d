"""What can happen, one shape a kind; the past tense is the journal's only tense.

A shape grows by fields with defaults. A kind this program does not know, from a newer one, is
kept and passed on. Master data entries carry only what changed: `changes` maps field names to
values, and the last writer wins field by field.
"""

from datetime import date
from typing import Final, TypeAlias

import msgspec

from pos.domain.invoice import InvoiceBuyer
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.order import Order, OrderState
from pos.domain.quantity import Quantity
from pos.domain.sale import Sale
from pos.domain.seller import Seller
from pos.domain.shift import (
    CashCount,
    CashReason,
    Difference,
    ForeignRate,
    HeldAtClose,
    ShiftReport,
)
from pos.domain.tender import Tender, TenderState

Scalar: TypeAlias = str | int | bool | None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What every kind says.

    by: id of the person who did it, empty while nobody is named at the till.
    approved_by: id of the manager whose PIN was asked for it, or empty.
    """

    by: str = ""
    approved_by: str = ""


class TillOpened(Fact, frozen=True):
    """First entry of every till: who writes here.

    public_key: Ed25519, 64 hex digits.
    series: name of this till's receipt numbers.
    cooperative: id of the cooperative it belongs to, or empty.
    currency: ISO 4217 code of every price.
    is_example: a sample fair, whose papers say so and which may be thrown away.
    """

    public_key: str
    label: str
    series: str
    currency: str
    cooperative: str = ""
    is_example: bool = False


class MakerSaved(Fact, frozen=True):
    """A maker was added (`maker` empty: the entry's id becomes its id) or edited."""

    changes: dict[str, Scalar]
    maker: str = ""


class ProductSaved(Fact, frozen=True):
    """A product was added (`product` empty) or edited."""

    changes: dict[str, Scalar]
    product: str = ""


class PlaceSaved(Fact, frozen=True):
    """A place was added (`place` empty) or edited."""

    changes: dict[str, Scalar]
    place: str = ""


class SettingSaved(Fact, frozen=True):
    """Settings of the business were changed, such as the seller's name."""

    changes: dict[str, Scalar]


class StockLine(Fact, frozen=True):
    """One movement of goods.

    names: what the product was called when it moved.
    quantity: in the unit the product had, positive in, negative out.
    """

    product: str
    names: Names
    place: str
    quantity: Quantity


class StockMoved(Fact, frozen=True):
    """Goods were received, corrected or written off, for a cause other than a sale."""

    cause: str
    lines: tuple[StockLine, ...]
    note: str = ""


class SaleMade(Fact, frozen=True):
    """Goods were sold, paid and handed over."""

    sale: Sale


class MakerNamed(Fact, frozen=True):
    """A line that was sold without a maker was given one. line: 1 for the first of the sale."""

    sale: str
    line: int
    maker: str


class TenderFollowed(Fact, frozen=True):
    """A cheque went on its way, or what was owed was paid.

    sale: id of the entry that brought the tender: a sale, or for a cheque also an order, a step of
    one, or the settling of a debt. tender: 1 for its first. tenders: the money that came for it.
    shift: the one whose drawer took it, or empty.
    """

    sale: str
    tender: int
    state: TenderState
    tenders: tuple[Tender, ...] = ()
    shift: str = ""
    note: str = ""


class PersonSaved(Fact, frozen=True):
    """A person who works here was added (`person` empty) or edited."""

    changes: dict[str, Scalar]
    person: str = ""


class CustomerAdded(Fact, frozen=True):
    """A customer was named; who it is stands outside the journal, where it can be erased."""


class CustomerErased(Fact, frozen=True):
    """What was known of a customer was erased on their wish, and is to be wherever it is."""

    customer: str


class ShiftOpened(Fact, frozen=True):
    """A till was opened for a day of selling."""

    floats: tuple[CashCount, ...]
    rates: tuple[ForeignRate, ...] = ()
    utc_offset_minutes: int = 60


class CashMoved(Fact, frozen=True):
    """Cash was put into the drawer (positive) or taken out (negative), other than for a sale."""

    shift: str
    amount: Money
    reason: CashReason
    note: str = ""


class ShiftClosed(Fact, frozen=True):
    """The drawer was counted and the shift closed, whatever the count said.

    number: of the closing report, gap-free within the till.
    report: every sum as it was printed. differences: one for each currency.
    perpetual: the net of all sales of this till from its first day on; perpetual_absolute adds up
    what was sold and refunded without sign.
    verified_by: id of the second person who counted, or empty.
    recounts: how often it was counted again after the result had been seen.
    seller: as printed on the report.
    unopened, unopened_net: sales since the closing before that were made with no shift open; they
    are in the perpetual totals and in no report.
    """

    shift: str
    number: int
    counts: tuple[CashCount, ...]
    report: ShiftReport
    differences: tuple[Difference, ...]
    perpetual: Money
    perpetual_absolute: Money
    held: tuple[HeldAtClose, ...] = ()
    note: str = ""
    verified_by: str = ""
    utc_offset_minutes: int = 60
    recounts: int = 0
    seller: Seller | None = None
    unopened: int = 0
    unopened_net: Money | None = None


class OrderTaken(Fact, frozen=True):
    """A piece was ordered.

    tenders: the deposit. deposit_number: of its receipt, 0 without a deposit.
    shift: the one whose drawer took it, or empty.
    seller, served_by: as printed on the order form.
    """

    order: Order
    tenders: tuple[Tender, ...] = ()
    deposit_number: int = 0
    shift: str = ""
    utc_offset_minutes: int = 60
    seller: Seller | None = None
    served_by: str = ""


class OrderChanged(Fact, frozen=True):
    """An order went on, was promised for another day, was paid more of, or was cancelled.

    tenders: money that came, or went back (negative). deposit_number: of the receipt for it, 0
    for none. Handing the piece over is a sale that names the order.
    paid_before: all that was paid for the order before this. series: of the deposit's receipt, the
    till's own. seller, served_by: as printed on it.
    """

    order: str
    state: OrderState
    tenders: tuple[Tender, ...] = ()
    deposit_number: int = 0
    promised_on: date | None = None
    shift: str = ""
    note: str = ""
    utc_offset_minutes: int = 60
    paid_before: Money | None = None
    series: str = ""
    seller: Seller | None = None
    served_by: str = ""


class ReceiptReprinted(Fact, frozen=True):
    """A copy of a paper was made.

    sale: id of the sale, of the closing of a shift, or of the invoice. receipt_number: as printed.
    """

    sale: str
    receipt_number: str


class InvoiceMade(Fact, frozen=True):
    """A sale was turned into an invoice; everything else on it is in the entry of the sale.

    series, number: of the invoice, gap-free within the till and apart from its receipts.
    buyer: as written on the invoice, which the law keeps for ten years.
    """

    sale: str
    series: str
    number: int
    buyer: InvoiceBuyer = InvoiceBuyer()
    utc_offset_minutes: int = 60


class ClockJumped(Fact, frozen=True):
    """The machine's clock was found running behind the journal.

    clock_at: what the clock said, microseconds UTC; the entry's own `at` follows the journal.
    """

    clock_at: int


Body: TypeAlias = (
    TillOpened
    | MakerSaved
    | ProductSaved
    | PlaceSaved
    | SettingSaved
    | StockMoved
    | SaleMade
    | MakerNamed
    | TenderFollowed
    | PersonSaved
    | CustomerAdded
    | CustomerErased
    | ShiftOpened
    | CashMoved
    | ShiftClosed
    | OrderTaken
    | OrderChanged
    | ReceiptReprinted
    | InvoiceMade
    | ClockJumped
)

SHAPES: Final[dict[str, type[Body]]] = {
    "till_opened": TillOpened,
    "maker_saved": MakerSaved,
    "product_saved": ProductSaved,
    "place_saved": PlaceSaved,
    "setting_saved": SettingSaved,
    "stock_moved": StockMoved,
    "sale_made": SaleMade,
    "maker_named": MakerNamed,
    "tender_followed": TenderFollowed,
    "person_saved": PersonSaved,
    "customer_added": CustomerAdded,
    "customer_erased": CustomerErased,
    "shift_opened": ShiftOpened,
    "cash_moved": CashMoved,
    "shift_closed": ShiftClosed,
    "order_taken": OrderTaken,
    "order_changed": OrderChanged,
    "receipt_reprinted": ReceiptReprinted,
    "invoice_made": InvoiceMade,
    "clock_jumped": ClockJumped,
}

KINDS: Final[dict[type[Body], str]] = {shape: kind for kind, shape in SHAPES.items()}
