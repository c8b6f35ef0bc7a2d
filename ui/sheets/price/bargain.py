"""A price while it is being talked about: a value, changed only by new ones."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pos.domain.money import MINOR_DIGITS, Money, zero
from pos.domain.parsing import parse_count, parse_money
from pos.domain.pricing import PriceReason, less, less_percent
from pos.domain.quantity import Quantity, pieces
from ui.sheets.price.entry import typed_after

PERCENT: Final = "%"


class Way(StrEnum):
    """What the typed number is: the price itself, what comes off it, or how many there are."""

    PRICE = "price"
    OFF = "off"
    PERCENT = "percent"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Bargain:
    """What was typed about a line or about everything.

    asked: before any bargaining; discounts are taken off this, so that typing another one
    replaces the last. now: as it stands.
    """

    asked: Money
    now: Money
    way: Way = Way.PRICE
    typed: str = ""

    @property
    def is_typed(self) -> bool:
        """True once there is a number, nothing included."""
        return bool(self.typed.strip(","))

    @property
    def price(self) -> Money:
        """What would be paid; as it stands while nothing is typed.

        Raises a `FieldNotAccepted` for a discount of more than everything.
        """
        text = self.typed.rstrip(",")
        if not text or self.way is Way.COUNT:
            return self.now
        if self.way is Way.PERCENT:
            return less_percent(self.asked, Decimal(text.replace(",", ".")))
        amount = parse_money(text, self.asked.currency)
        return amount if self.way is Way.PRICE else less(self.asked, amount)

    @property
    def count(self) -> Quantity:
        """How many pieces were typed; raises a `FieldNotAccepted`."""
        return pieces(parse_count(self.typed))

    @property
    def reason(self) -> PriceReason:
        """Why the price will be what it is."""
        return PriceReason.AGREED if self.way is Way.PRICE else PriceReason.DISCOUNT

    def with_key(self, key: str) -> "Bargain":
        """Type digits or a comma; a per-cent sign says what the digits are."""
        if key == PERCENT:
            return self.in_way(Way.PERCENT)
        decimals = 0 if self.way is Way.COUNT else MINOR_DIGITS[self.asked.currency]
        return replace(self, typed=typed_after(self.typed, key, decimals))

    def without_last(self) -> "Bargain":
        """Take back the last digit."""
        return replace(self, typed=self.typed[:-1])

    def in_way(self, way: Way) -> "Bargain":
        """Take the digits for something else; a count and a price have nothing in common."""
        keeps = Way.COUNT not in {way, self.way}
        return replace(self, way=way, typed=self.typed if keeps else "")


def percent_given(asked: Money, price: Money) -> Decimal:
    """Return how much less than asked a price is, in per cent rounded to one decimal.

    Negative when more is paid; nothing when nothing was asked.

    >>> percent_given(Money(119_000, "MAD"), Money(100_000, "MAD"))
    Decimal('16.0')
    """
    if asked == zero(asked.currency):
        return Decimal(0)
    off = Decimal(100 * (asked.minor - price.minor)) / asked.minor
    return off.quantize(Decimal("0.1"))
