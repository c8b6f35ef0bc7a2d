"""A piece made to order: what was agreed, when it is promised, what was paid for it beforehand.

A deposit is owed to the customer until the piece is handed over; only then is it a sale. Whether
it is arrhes (lost by who withdraws) or an acompte (part of a firm price) must be said on paper.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.quantity import Quantity


class OrderState(StrEnum):
    """How far an ordered piece has come."""

    ORDERED = "ordered"
    STARTED = "started"
    READY = "ready"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


NEXT_STATES: Final = {
    OrderState.ORDERED: (OrderState.STARTED, OrderState.READY, OrderState.CANCELLED),
    OrderState.STARTED: (OrderState.READY, OrderState.CANCELLED),
    OrderState.READY: (OrderState.DELIVERED, OrderState.CANCELLED),
    OrderState.DELIVERED: (),
    OrderState.CANCELLED: (),
}


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
