"""Exact money: whole minor units of a named currency, never a float.

Amounts of different currencies do not mix. Every rounding in Rahba goes through `divide`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

MAD: Final = "MAD"

# ISO 4217 minor units of the currencies met at a stand.
MINOR_DIGITS: Final = {MAD: 2, "EUR": 2, "USD": 2, "GBP": 2}

# Far above any sale and far below 2**53, the largest whole number JSON carries exactly.
LARGEST_MINOR: Final = 10**13


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum: a mistake in the program, never in what a seller typed."""


class AmountTooLarge(FieldNotAccepted):
    """The amount lies beyond `LARGEST_MINOR` either way."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency.

    minor: minor units, negative for money going out: 1250 is 12.50 DH.
    currency: ISO 4217 code.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if abs(self.minor) > LARGEST_MINOR:
            raise AmountTooLarge(_("This amount is too large. Type a smaller one."))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._minor_of(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._minor_of(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __mul__(self, count: int) -> "Money":
        return Money(self.minor * count, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._minor_of(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._minor_of(other)

    def __gt__(self, other: "Money") -> bool:
        return self.minor > self._minor_of(other)

    def __ge__(self, other: "Money") -> bool:
        return self.minor >= self._minor_of(other)

    def __bool__(self) -> bool:
        raise TypeError("ask is_zero: an amount of nothing is still an amount")

    @property
    def is_zero(self) -> bool:
        """True for an amount of exactly nothing."""
        return self.minor == 0

    def _minor_of(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other.minor


def zero(currency: str) -> Money:
    """Return nothing, in `currency`."""
    return Money(0, currency)


def total(amounts: "list[Money] | tuple[Money, ...]", currency: str) -> Money:
    """Add up amounts of one currency; an empty list is zero."""
    nothing = zero(currency)
    return Money(sum(nothing._minor_of(amount) for amount in amounts), currency)


def divide(numerator: int, denominator: int) -> int:
    """Divide whole numbers, rounding half away from zero.

    The rule shopkeepers use, and the only rounding in Rahba. Alternatives it is not: half to even
    (Python's `round`) and truncation (`//`).

    >>> divide(5, 2), divide(-5, 2), divide(7, 3)
    (3, -3, 2)
    """
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    numerator, denominator = abs(numerator), abs(denominator)
    return sign * ((2 * numerator + denominator) // (2 * denominator))


def times(amount: Money, factor: Decimal) -> Money:
    """Multiply by a factor (an exchange rate, a share), rounding half away from zero."""
    numerator, denominator = factor.as_integer_ratio()
    return Money(divide(amount.minor * numerator, denominator), amount.currency)
