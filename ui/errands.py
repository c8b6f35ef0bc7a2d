"""What one page hands on to another, by what it is: the entry of a page says what it takes.

No page knows who takes it.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

# Names of types alone: the rail stands before baskets are loaded.
if TYPE_CHECKING:
    from pos.domain.basket import BasketLine
    from pos.domain.owing import Debt


class Exchange(NamedTuple):
    """Goods of one sale that come back, for the basket of whoever rings up what replaces them.

    debts: what is still owed for that sale.
    """

    lines: "tuple[BasketLine, ...]"
    debts: "tuple[Debt, ...]" = ()


class HandingOver(NamedTuple):
    """An ordered piece for the basket. order: id of its order."""

    order: str


@dataclass(frozen=True, slots=True)
class GoOnSelling:
    """Nothing is brought along: the baskets that are held want to be paid."""


class ShiftDeed(Enum):
    """Something to do about the shift of the till."""

    OPEN = auto()
    CLOSE = auto()
    REPORT = auto()
    # Only to look how it stands.
    LOOK = auto()


class SetUp(Enum):
    """A part of the settings that somebody is sent to."""

    RECEIPTS = auto()
    SCANNER = auto()
    # The exchange of files with the other tills, opened at once.
    TILLS = auto()


class Visit(Enum):
    """A page that somebody is sent to with nothing in hand."""

    STOCK = auto()


class ToFairs:
    """The fairs are to be looked at, or the first one planned."""


class ToShops:
    """The online shops are to be looked at, or the first one connected."""


class PutOnline(NamedTuple):
    """Products, by their ids, that somebody wants in an online shop."""

    products: tuple[str, ...]


class FairReport(NamedTuple):
    """The result of a fair, to be looked at. fair: its id."""

    fair: str
