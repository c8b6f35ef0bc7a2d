"""A piece made to order: what was agreed, when it is promised, what was paid for it beforehand.

A deposit is owed to the customer until the piece is handed over; only then is it a sale. Whether
it is arrhes (lost by who withdraws) or an acompte (part of a firm price) must be said on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pos.domain.money import MINOR_DIGITS, Money, divide, total, zero
from pos.domain.names import Names
from pos.domain.quantity import Quantity


class OrderState(StrEnum):
    """How far an ordered piece has come."""

    ORDERED = "ordered"
    STARTED = "started"
    READY = "ready"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


# Nobody is kept from handing a piece over because a step was never tapped.
NEXT_STATES: Final = {
    OrderState.ORDERED: (
        OrderState.STARTED,
        OrderState.READY,
        OrderState.DELIVERED,
        OrderState.CANCELLED,
    ),
    OrderState.STARTED: (OrderState.READY, OrderState.DELIVERED, OrderState.CANCELLED),
    OrderState.READY: (OrderState.DELIVERED, OrderState.CANCELLED),
    OrderState.DELIVERED: (),
    OrderState.CANCELLED: (),
}

# What is still to be made or handed over.
OPEN_STATES: Final = (OrderState.ORDERED, OrderState.STARTED, OrderState.READY)

# The usual clause on quotes: 30 % on order, the balance on delivery.
USUAL_DEPOSIT_PERCENT: Final = 30


class DepositKind(StrEnum):
    """What a deposit is in law."""

    ARRHES = "arrhes"
    ACOMPTE = "acompte"


@dataclass(frozen=True, slots=True)
class Order:
    """What was agreed with a customer.

    series, number: the order form's name, gap-free within the till: 7K3-BC 12.
    product: id of the model it is made after, or empty.
    names: what it is called on paper. price: for all of it, tax included.
    picture: SHA-256 (hex) of a drawing or photo in the store, or empty.
    promised_on: the day it is to be ready, None when none was promised.
    customer: id, or empty. maker: id of who makes it, or empty.
    """

    series: str
    number: int
    names: Names
    quantity: Quantity
    price: Money
    deposit_kind: DepositKind
    product: str = ""
    description: str = ""
    dimensions: str = ""
    materials: str = ""
    picture: str = ""
    promised_on: date | None = None
    customer: str = ""
    maker: str = ""
    note: str = ""

    @property
    def order_number(self) -> str:
        """The number as printed: `7K3-BC-000012`."""
        return f"{self.series}-BC-{self.number:06d}"


@dataclass(frozen=True, slots=True)
class OrderStep:
    """One step an order took.

    entry: id of what recorded it; a sale for the handing over. at: microseconds UTC.
    paid: what it brought, negative for what went back. deposit_number: of its receipt, 0 for none.
    promised_on: the day promised from then on, None where it promised nothing new.
    """

    entry: str
    at: int
    state: OrderState
    paid: Money
    deposit_number: int = 0
    promised_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with an order. paid: all that came, less what went back."""

    state: OrderState
    paid: Money
    promised_on: date | None


def standing(steps: Sequence[OrderStep], currency: str) -> Standing:
    """Return how things stand after these steps, the oldest first.

    What was handed over is gone, whatever another till that had not heard of it wrote later.
    """
    handed_over = any(step.state is OrderState.DELIVERED for step in steps)
    promised = [step.promised_on for step in steps if step.promised_on is not None]
    last = steps[-1].state if steps else OrderState.ORDERED
    return Standing(
        OrderState.DELIVERED if handed_over else last,
        total([step.paid for step in steps], currency),
        promised[-1] if promised else None,
    )


def usual_deposit(price: Money) -> Money:
    """Return 30 % of a price in whole units of the currency, never more than the price.

    >>> usual_deposit(Money(95_500, "MAD")).minor
    28700
    """
    whole = 10 ** MINOR_DIGITS[price.currency]
    share = divide(price.minor * USUAL_DEPOSIT_PERCENT, 100 * whole) * whole
    return Money(min(share, price.minor), price.currency)


def still_due(price: Money, standing: Standing) -> Money:
    """Return what is to be paid when the piece is handed over; nothing once it is settled."""
    if standing.state not in OPEN_STATES:
        return zero(price.currency)
    return max(price - standing.paid, zero(price.currency))


def is_late(standing: Standing, today: date) -> bool:
    """Tell whether a piece that is not ready yet was promised for a day that has passed."""
    is_unmade = standing.state in {OrderState.ORDERED, OrderState.STARTED}
    return is_unmade and standing.promised_on is not None and standing.promised_on < today


def deposit_number_text(series: str, number: int) -> str:
    """Write the number of a deposit's receipt as printed: `7K3-AC-000003`."""
    return f"{series}-AC-{number:06d}"
