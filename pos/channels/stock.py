"""Numbers of stock as they go to and come from an online shop.

Numbers are whole units: a shop sells pieces. A fraction in a shop is rounded down.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import floor
from typing import Any, Final

# Above what any shop holds, and within what every shop takes.
LARGEST: Final = 10**9


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a listing is in its shop, as found once and kept with the link.

    item: the shop's id of what is sold: of the variation where there is one. parent: of the product
    a variation belongs to. stock: of the row, item or level that holds the number, where that is
    another. location: of the place in the shop; all three "" where the shop knows no such thing.
    """

    item: str
    parent: str = ""
    stock: str = ""
    location: str = ""


class Missing(StrEnum):
    """Why a listing has no number.

    PARENT_POOL: the number is that of its parent, shared with its siblings.
    """

    NOT_TRACKED = "not_tracked"
    NOT_STOCKED_HERE = "not_stocked_here"
    PARENT_POOL = "parent_pool"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a shop says it has of one listing.

    value: whole units, None with the reason in `missing`. held: units of it that the shop's own
    open orders hold, where its model is ON_HAND. at: microseconds UTC by the shop's clock, 0 when
    it did not say. sku: as the shop has it now, so that a changed one is seen.
    """

    ref: Ref
    value: int | None
    missing: Missing | None = None
    held: int = 0
    at: int = 0
    sku: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.missing is not None):
            raise ValueError("a reading has either a number or a reason")


@dataclass(frozen=True, slots=True)
class StockWrite:
    """Set the number of one listing.

    value: whole units. expected: what the shop is believed to hold, None when nothing is known;
    checked by shops that compare and set. key: names this wish for all its tries; the same wish
    never gets another, another wish never the same. reason: id of what changed, for the shop's log.
    """

    ref: Ref
    value: int
    expected: int | None
    key: str
    reason: str = ""


class Outcome(StrEnum):
    """What became of a write.

    APPLIED: the shop shows the number. UNCHANGED: it had it already. STALE: it held another number
    than expected, and nothing was written. REJECTED: it will not, for the reason in `code`.
    NOT_SENT: it never left. UNKNOWN: it may have arrived; read before writing again.
    """

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    STALE = "stale"
    REJECTED = "rejected"
    NOT_TRACKED = "not_tracked"
    NOT_FOUND = "not_found"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What became of one write.

    value: what the shop shows after it, None when it did not say. code: the shop's own word for a
    refusal. message: its words for people, cut and without markup; may be empty.
    """

    outcome: Outcome
    value: int | None = None
    code: str = ""
    message: str = ""


def whole(value: Any) -> int | None:
    """Read a whole number out of what a shop sent, a fraction rounded down; None for all else.

    Shops send numbers and their text; a bool, an infinity or more than `LARGEST` is neither.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        number = floor(Decimal(value))
    except (ArithmeticError, ValueError):
        return None
    return number if abs(number) <= LARGEST else None
