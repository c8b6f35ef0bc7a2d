"""Cash while it is being counted: a value, changed only by new ones."""

from dataclasses import dataclass, replace

from pos.domain.money import Money
from pos.domain.parsing import parse_money
from pos.domain.shift import DENOMINATIONS, CashCount, Pieces
from pos.errors import FieldNotAccepted

MOST_PIECES = 99_999


@dataclass(frozen=True, slots=True)
class Counting:
    """Cash of one currency so far, by note and coin or as one sum.

    pieces: count by value in minor units, only what there is any of. typed: the sum as written;
    at most one of the two is not empty.
    """

    currency: str
    pieces: tuple[tuple[int, int], ...] = ()
    typed: str = ""

    @property
    def amount(self) -> Money:
        """What was counted; raises `FieldNotAccepted` for a sum that cannot be read."""
        if self.typed:
            return parse_money(self.typed, self.currency)
        return Money(sum(value * count for value, count in self.pieces), self.currency)

    @property
    def is_readable(self) -> bool:
        """False while the sum that was typed is no amount."""
        try:
            return self.amount.currency == self.currency
        except FieldNotAccepted:
            return False

    def count_of(self, value_minor: int) -> int:
        """Return how many pieces of a value were counted."""
        return dict(self.pieces).get(value_minor, 0)

    def with_count(self, value_minor: int, count: int) -> "Counting":
        """Count pieces of a value; a sum that was typed goes away.

        >>> Counting("MAD").with_count(20_000, 2).with_count(5_000, 1).amount.minor
        45000
        """
        counts = dict(self.pieces) | {value_minor: max(0, min(count, MOST_PIECES))}
        order = DENOMINATIONS[self.currency]
        pieces = tuple((value, counts[value]) for value in order if counts.get(value))
        return replace(self, pieces=pieces, typed="")

    def with_sum(self, typed: str) -> "Counting":
        """Take the whole sum as typed; pieces that were counted go away."""
        return replace(self, pieces=(), typed=typed.strip())

    def cash_count(self) -> CashCount:
        """Return what was counted; raises `FieldNotAccepted`."""
        pieces = tuple(Pieces(value, count) for value, count in self.pieces)
        return CashCount(self.amount, pieces)
