"""Who buys, and what they order."""

from datetime import date

from pos.domain.money import Money
from pos.domain.order import Order, OrderState
from pos.domain.seller import Seller
from pos.domain.tender import Tender
from pos.journal.kinds.fact import Fact


class CustomerAdded(Fact, frozen=True):
    """A customer was named; who it is stands outside the journal, where it can be erased."""


class CustomerErased(Fact, frozen=True):
    """What was known of a customer was erased on their wish, and is to be wherever it is."""

    customer: str


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
