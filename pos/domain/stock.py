"""Why goods move, what a count found, and what a fair comes to for one product.

A place is a ledger: goods come in and go out, each movement for one cause. What is on hand is the
last count of the place and the movements after it; what the movements say and nobody found is
missing. Nothing that moved is ever edited.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class PlaceKind(StrEnum):
    """What a place is."""

    WORKSHOP = "workshop"
    STORE = "store"
    FAIR = "fair"
    TRANSIT = "transit"
    CONSIGNEE = "consignee"
    LOST = "lost"


class Cause(StrEnum):
    """Why goods moved. The first four are of a sale and are written with it."""

    SALE = "sale"
    REFUND = "refund"
    NOT_RETURNED = "not_returned"
    BROKEN = "broken"
    RECEIVED = "received"
    CORRECTED = "corrected"
    GIVEN = "given"
    LOST = "lost"
    FOUND = "found"
    PACKED = "packed"
    ADDED = "added"
    RETURNED = "returned"
    MOVED = "moved"
    ONLINE = "online"


_CAUSES: Final = {cause.value: cause for cause in Cause}


def cause_of(text: str) -> Cause:
    """Read a cause; one that only a newer program knows is goods that moved for some purpose."""
    return _CAUSES.get(text, Cause.MOVED)


# Goods leave one place for another: one entry whose movements sum to zero.
TRANSFERS: Final = (Cause.PACKED, Cause.ADDED, Cause.RETURNED, Cause.MOVED)
# Goods leave for good, or come from nowhere known.
OUTWARD: Final = (Cause.GIVEN, Cause.BROKEN, Cause.LOST)
INWARD: Final = (Cause.RECEIVED, Cause.FOUND)


class DifferenceReason(StrEnum):
    """What explains that a count found more or less than the movements say."""

    NONE = "none"
    STOLEN = "stolen"
    BROKEN = "broken"
    GIVEN = "given"
    WRONG_ITEM = "wrong_item"
    NOT_RUNG_UP = "not_rung_up"
    MISCOUNTED = "miscounted"
    OTHER = "other"


_REASONS: Final = {reason.value: reason for reason in DifferenceReason}


def reason_of(text: str) -> DifferenceReason:
    """Read a reason; none is NONE, and one that only a newer program knows is another."""
    return _REASONS.get(text, DifferenceReason.OTHER if text else DifferenceReason.NONE)


@dataclass(frozen=True, slots=True)
class Movement:
    """Goods that came to a place or left it. quantity: signed thousandths of the unit."""

    cause: Cause
    quantity: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of one product at one place, in thousandths of its unit.

    packed: there when it began, or brought for it. added: came later, from anywhere.
    sold: less what came back. given: for nothing, or kept by a customer who was paid back.
    returned: left for another place. missing: what the movements say and nobody found; negative
    where more was found. still_there: on hand.
    """

    packed: int = 0
    added: int = 0
    sold: int = 0
    given: int = 0
    broken: int = 0
    returned: int = 0
    missing: int = 0
    still_there: int = 0

    @property
    def brought(self) -> int:
        """All that ever came."""
        return self.packed + self.added

    @property
    def accounted(self) -> int:
        """All that became of it; always as much as was brought."""
        gone = self.sold + self.given + self.broken + self.returned
        return gone + self.missing + self.still_there

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, name) + getattr(other, name) for name in Tally.__slots__))


# Which part of a tally a cause feeds, and whether what leaves counts there as positive.
_PART: Final[Mapping[Cause, tuple[str, int]]] = {
    Cause.PACKED: ("packed", 1),
    Cause.ADDED: ("added", 1),
    Cause.RECEIVED: ("added", 1),
    Cause.SALE: ("sold", -1),
    Cause.REFUND: ("sold", -1),
    Cause.ONLINE: ("sold", -1),
    Cause.GIVEN: ("given", -1),
    Cause.NOT_RETURNED: ("given", -1),
    Cause.BROKEN: ("broken", -1),
    Cause.RETURNED: ("returned", -1),
    Cause.CORRECTED: ("missing", -1),
    Cause.LOST: ("missing", -1),
    Cause.FOUND: ("missing", -1),
}


def tally(moved: Iterable[Movement], on_hand: int) -> Tally:
    """Say what became of a product at a place.

    moved: every movement there. on_hand: what is there now, by the last count and what moved since;
    where it is less than the movements come to, the rest is missing.
    """
    parts = dict.fromkeys(Tally.__slots__, 0)
    by_the_book = 0
    for movement in moved:
        by_the_book += movement.quantity
        part, sign = _part_of(movement)
        parts[part] += sign * movement.quantity
    parts["missing"] += by_the_book - on_hand
    parts["still_there"] = on_hand
    return Tally(**parts)


def _part_of(movement: Movement) -> tuple[str, int]:
    """Goods moved for no named purpose came if they came, and went on if they went."""
    if movement.cause is Cause.MOVED:
        return ("added", 1) if movement.quantity > 0 else ("returned", -1)
    return _PART[movement.cause]


@dataclass(frozen=True, slots=True)
class CountedPart:
    """What one person counted of one product. at: microseconds UTC of the last piece counted."""

    count: int
    quantity: int
    at: int


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How many there were at a moment, as counted: on hand is this and what moved after it."""

    at: int = 0
    quantity: int = 0


def checkpoint(parts: Iterable[CountedPart]) -> Checkpoint:
    """Return what the newest count of a product found, over all who counted parts of it.

    parts: of every count of the product at one place. Which count is newest is decided by when its
    last piece was counted, then by its key, so that it is the same wherever the parts arrive first.
    """
    newest: dict[int, Checkpoint] = {}
    for part in parts:
        before = newest.get(part.count, Checkpoint())
        newest[part.count] = Checkpoint(max(before.at, part.at), before.quantity + part.quantity)
    _count, found = max(newest.items(), key=lambda pair: (pair[1].at, pair[0]), default=(0, None))
    return found or Checkpoint()
