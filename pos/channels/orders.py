"""Orders as an online shop tells them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pos.channels.stock import Ref


class OrderState(StrEnum):
    """What an order is, for people; stock follows `committed` alone, never this word."""

    WAITING = "waiting"
    PAID = "paid"
    SENT = "sent"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    PARTLY_REFUNDED = "partly_refunded"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line.

    remote: its id in the shop. sku: "" when the shop no longer knows what was sold. quantity: units
    ordered. committed: units this line holds in the shop's stock book now, 0 or more. sent: of
    these, units that have left. price: of the whole line as paid, None when not told.
    is_unsure: the shop cannot say whether goods of a cancelled or refunded line came back.
    """

    remote: str
    sku: str
    ref: Ref | None
    title: str
    quantity: int
    committed: int
    sent: int = 0
    price: Decimal | None = None
    is_unsure: bool = False

    def __post_init__(self) -> None:
        if self.committed < 0 or self.quantity < 0 or self.sent < 0:
            raise ValueError("an order line holds no less than nothing")


@dataclass(frozen=True, slots=True)
class Order:
    """One order as it stands.

    remote: its id in the shop. number: as the buyer knows it. modified: microseconds UTC by the
    shop's clock; an older telling than one already taken in is passed over. is_gone: the shop has
    thrown it away, and holds nothing for it. Nothing of the buyer is kept.
    """

    remote: str
    number: str
    state: OrderState
    modified: int
    currency: str
    total: Decimal | None
    lines: tuple[OrderLine, ...]
    placed: int = 0
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class BrokenOrder:
    """An order that could not be read; it is asked for again by itself. why: for the log."""

    remote: str
    why: str


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Part of a pass.

    cursor: where to go on; kept once the orders are. is_last: the pass is through.
    """

    orders: tuple[Order, ...]
    cursor: str
    is_last: bool
    broken: tuple[BrokenOrder, ...] = ()
