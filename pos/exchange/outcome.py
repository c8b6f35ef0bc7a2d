"""What came of reading a file of exchange."""

from dataclasses import dataclass

from pos.exchange.faults import PartRefused
from pos.services.tills import Applicant


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in of one till. entries: in all; the rest: of the kinds people ask about.

    movements: entries that moved or counted goods, sales apart. products: new ones.
    set_aside: how many of the sales count nowhere, because the till was shut out by then.
    """

    till: str
    label: str
    entries: int
    sales: int = 0
    movements: int = 0
    products: int = 0
    set_aside: int = 0

    def beside(self, other: "Taken") -> "Taken":
        """Return what came in of this till in two goes."""
        return Taken(
            self.till,
            self.label,
            self.entries + other.entries,
            self.sales + other.sales,
            self.movements + other.movements,
            self.products + other.products,
            self.set_aside + other.set_aside,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file brought.

    till, label, written_at: who wrote it, when (microseconds UTC).
    taken: what is new here, by till; empty when all of it was here. refused: parts that are not
    taken in, or only in their beginning, each with its sentence. waiting: tills nobody let in yet.
    photos: how many are new. bad_photos: how many were no pictures, or not those named.
    """

    till: str
    label: str
    written_at: int
    taken: tuple[Taken, ...] = ()
    refused: tuple[PartRefused, ...] = ()
    waiting: tuple[Applicant, ...] = ()
    photos: int = 0
    bad_photos: int = 0

    @property
    def is_whole(self) -> bool:
        """True when everything in the file is here now."""
        return not (self.refused or self.waiting or self.bad_photos)
