"""How goods move, and what was found of them."""

import msgspec

from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.stock import DifferenceReason
from pos.journal.kinds.fact import Fact


class StockLine(Fact, frozen=True):
    """One movement of goods.

    names: what the product was called when it moved.
    quantity: in the unit the product had, positive in, negative out.
    """

    product: str
    names: Names
    place: str
    quantity: Quantity


class StockMoved(Fact, frozen=True):
    """Goods were received, corrected or written off, for a cause other than a sale.

    reason: of a correction, a `pos.domain.stock.DifferenceReason`; empty where nobody gave one.
    undoes: id of the entry whose movements these take back, or empty.
    """

    cause: str
    lines: tuple[StockLine, ...]
    note: str = ""
    reason: str = ""
    undoes: str = ""


class CountBegun(Fact, frozen=True):
    """Somebody began to count a place; whoever counts with them names this entry.

    names: what the place was called. is_blind: counters are not shown what is expected.
    maker: id of the only maker whose goods are counted, empty for all.
    craft, category: of the only group that is counted, both empty for all.
    """

    place: str
    names: Names
    is_blind: bool = False
    maker: str = ""
    craft: str = ""
    category: str = ""


class CountedLine(msgspec.Struct, frozen=True, kw_only=True):
    """How many pieces of a product somebody found.

    names: what the product was called. quantity: found, never negative. at: microseconds UTC, when
    the last piece was counted; what moves later is no part of it.
    expected: what the counting device thought there was, None where it did not know.
    """

    product: str
    names: Names
    quantity: Quantity
    at: int
    expected: Quantity | None = None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What explains that less of a product was found than the movements say.

    quantity: so much of what is missing; negative where more was found.
    other: id of the product it was mixed up with, or empty.
    """

    product: str
    names: Names
    quantity: Quantity
    reason: DifferenceReason
    note: str = ""
    other: str = ""


class StrayCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code that was scanned while counting and that no product had. times: how often."""

    code: str
    times: int


class StockCounted(Fact, frozen=True):
    """Somebody counted a place, or a part of it.

    count: id of the entry that began a count which others take part in, empty where this is all.
    """

    place: str
    lines: tuple[CountedLine, ...]
    count: str = ""
    explained: tuple[Explanation, ...] = ()
    strays: tuple[StrayCode, ...] = ()


class DifferenceExplained(Fact, frozen=True):
    """What is missing from a place was explained after it was counted.

    count: id of the entry that began the count which found it, empty where none is meant. What is
    explained adds up: a reason is taken back by as much of it with the other sign.
    """

    place: str
    explained: tuple[Explanation, ...]
    count: str = ""
