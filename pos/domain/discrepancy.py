"""What does not agree once the journals of all tills lie together, and what somebody said of it.

A discrepancy is never stored: it is found anew from the tables each time. What is stored is the
answer, and an answer covers the facts it was given for: one more fact, and the question is open
again, on whichever device and in whichever order the facts arrive.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos.domain.names import Names
from pos.domain.quantity import Unit


class DiscrepancyKind(StrEnum):
    """What does not agree."""

    SOLD_TWICE = "sold_twice"
    BELOW_ZERO = "below_zero"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_CODE = "unknown_code"
    NO_MAKER = "no_maker"
    PRICE_DIFFERS = "price_differs"
    CLOCK_WRONG = "clock_wrong"
    COUNT_DIFFERS = "count_differs"
    CASH_DIFFERS = "cash_differs"
    REFUNDED_BEYOND = "refunded_beyond"
    SETTLED_TWICE = "settled_twice"


class Answer(StrEnum):
    """What was done about it. SEEN: it is right as it is, for a reason somebody wrote down."""

    SEEN = "seen"
    STOCK_CORRECTED = "stock_corrected"
    MAKER_NAMED = "maker_named"
    PRICE_ACCEPTED = "price_accepted"
    LINKED = "linked"
    EXPLAINED = "explained"


class Measured(StrEnum):
    """What the two numbers of a discrepancy count."""

    GOODS = "goods"
    MONEY = "money"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Witness:
    """One of the facts that do not agree: who, when and where.

    at: microseconds UTC. till: its label. person: a name, or empty. place: empty names for none.
    sale: id of the sale, empty for a fact that is none. receipt: its number as printed.
    number: what this fact says, in the measure of its discrepancy; 0 for nothing.
    """

    at: int
    till: str
    person: str = ""
    place: Names = Names()
    sale: str = ""
    receipt: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something that does not agree.

    subject: id of what it is about; part: which part of it, a line or a place, or empty.
    facts: what speaks of it, mostly ids of entries; an answer covers those it was given for.
    names: of the product, or what the line was called. product: its id, or empty.
    expected, found: the two numbers: thousandths, minor units or microseconds, by `measured`.
    code: what was scanned, of an unknown code. place: id of where it is, or empty.
    """

    kind: DiscrepancyKind
    subject: str
    part: str
    facts: tuple[str, ...]
    names: Names
    expected: int
    found: int
    measured: Measured
    witnesses: tuple[Witness, ...]
    unit: Unit = Unit.PIECE
    product: str = ""
    place: str = ""
    code: str = ""

    @property
    def at(self) -> int:
        """When the newest of its facts happened, microseconds UTC; 0 without any."""
        return max((witness.at for witness in self.witnesses), default=0)

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it, on every device."""
        return self.kind.value, self.subject, self.part

    def is_answered(self, covered: Iterable[str]) -> bool:
        """Tell whether answers that cover these facts leave none of its own open."""
        return set(self.facts) <= set(covered)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was given. at: microseconds UTC. by, till: names of who and where.

    expected, found, measured: as they stood when it was given.
    """

    kind: DiscrepancyKind
    names: Names
    answer: Answer
    note: str
    at: int
    by: str
    till: str
    expected: int
    found: int
    measured: Measured
    unit: Unit
    code: str = ""


# What may be said of each, the most helpful first.
ANSWERS: Final[Mapping[DiscrepancyKind, tuple[Answer, ...]]] = {
    DiscrepancyKind.SOLD_TWICE: (Answer.STOCK_CORRECTED, Answer.SEEN),
    DiscrepancyKind.BELOW_ZERO: (Answer.STOCK_CORRECTED, Answer.SEEN),
    DiscrepancyKind.UNKNOWN_ITEM: (Answer.LINKED, Answer.MAKER_NAMED, Answer.SEEN),
    DiscrepancyKind.UNKNOWN_CODE: (Answer.EXPLAINED,),
    DiscrepancyKind.NO_MAKER: (Answer.MAKER_NAMED, Answer.SEEN),
    DiscrepancyKind.PRICE_DIFFERS: (Answer.PRICE_ACCEPTED, Answer.SEEN),
    DiscrepancyKind.CLOCK_WRONG: (Answer.EXPLAINED,),
    DiscrepancyKind.COUNT_DIFFERS: (Answer.EXPLAINED, Answer.SEEN),
    DiscrepancyKind.CASH_DIFFERS: (Answer.EXPLAINED,),
    DiscrepancyKind.REFUNDED_BEYOND: (Answer.EXPLAINED,),
    DiscrepancyKind.SETTLED_TWICE: (Answer.EXPLAINED,),
}
