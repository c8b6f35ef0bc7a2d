"""What the sales of some days came to, whole and parted: by day, hour, maker, product, payment.

All parts are added up from the same sums of lines, so that each of them comes to the whole.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from pos.domain.money import MAD, Money, divide, zero
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.shift import Difference
from pos.domain.tender import TenderKind

# As many as stand on a page beside the rest.
BEST: Final = 10
HOURS: Final = 24

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class LineSum:
    """Lines of one hour, one maker and one product, together.

    hour: of the wall clock, 0 to 23. maker: id, or empty. product: key, 0 for goods of no
    catalogue. quantity: thousandths, what came back taken off. sold, refunded: minor units, the
    latter not positive. list_gap: what the labels asked beyond what was paid. gifts: lines given.
    """

    hour: int
    maker: str
    product: int
    quantity: int
    sold: int
    refunded: int
    list_gap: int = 0
    gifts: int = 0


@dataclass(frozen=True, slots=True)
class ShiftSum:
    """A shift that was closed. drawers: expected and counted cash, dirham first.

    number: of its report, as printed. opened_at, closed_at: microseconds UTC.
    """

    number: str
    opened_at: int
    closed_at: int
    drawers: tuple[Difference, ...]

    @property
    def difference(self) -> Money:
        """Counted less expected, in dirham."""
        found = [each.amount for each in self.drawers if each.counted.currency == MAD]
        return found[0] if found else zero(MAD)


@dataclass(frozen=True, slots=True)
class DayPart:
    """One day as it was read. sales: how many sold something, by hour. tenders: minor units."""

    on: date
    lines: tuple[LineSum, ...] = ()
    sales: Mapping[int, int] = field(default_factory=dict)
    tenders: Mapping[TenderKind, int] = field(default_factory=dict)
    shifts: tuple[ShiftSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """What a product or a maker is called. unit: of the product."""

    names: Names = field(default_factory=Names)
    variant: str = ""
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True)
class Known:
    """What keys of products and ids of makers are called; a stranger is one of no name."""

    products: Mapping[int, Naming] = field(default_factory=dict)
    makers: Mapping[str, Naming] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DaySum:
    """What one day brought, with what came back taken off. sales: how many."""

    on: date
    sales: int
    net: Money


@dataclass(frozen=True, slots=True)
class HourSum:
    """What one hour of the wall clock brought, over all days. hour: 0 to 23."""

    hour: int
    sales: int
    net: Money


@dataclass(frozen=True, slots=True)
class NamedSum:
    """What was sold of one maker or one product, with what came back taken off.

    names: empty for the work of nobody named. pieces: 0 where it is not counted in pieces.
    """

    names: Names
    variant: str
    pieces: int
    net: Money


@dataclass(frozen=True, slots=True)
class FairSums:
    """Sums of the sales of some days.

    sales: those that sold something. sold: what went out; refunded: what came back, not positive.
    list_gap: how much less than the labels asked was paid for what went out. gifts: lines given.
    days: only those with a sale or a refund. makers, products: most first; goods of no catalogue
    are no product: other is what they brought.
    """

    sales: int
    sold: Money
    refunded: Money
    list_gap: Money
    gifts: int
    days: tuple[DaySum, ...]
    hours: tuple[HourSum, ...]
    tenders: tuple[tuple[TenderKind, Money], ...]
    makers: tuple[NamedSum, ...]
    products: tuple[NamedSum, ...]
    other: Money
    shifts: tuple[ShiftSum, ...]

    @property
    def net(self) -> Money:
        """Sold, with what came back taken off."""
        return self.sold + self.refunded

    @property
    def average(self) -> Money:
        """What a sale brought on average, before what came back."""
        return Money(divide(self.sold.minor, self.sales), MAD) if self.sales else zero(MAD)

    @property
    def pieces(self) -> int:
        """How many pieces were sold, what came back taken off."""
        return sum(maker.pieces for maker in self.makers)

    @property
    def best(self) -> tuple[NamedSum, ...]:
        """What sold for most, most first."""
        return self.products[:BEST]

    @property
    def has_makers(self) -> bool:
        """True where the work of somebody named was sold."""
        return any(not maker.names.is_empty for maker in self.makers)

    @property
    def closings(self) -> int:
        """How many shifts were closed."""
        return len(self.shifts)

    @property
    def difference(self) -> Money:
        """Counted less expected at all closings, in dirham."""
        return Money(sum(shift.difference.minor for shift in self.shifts), MAD)


def gathered(parts: Iterable[DayPart], known: Known) -> FairSums:
    """Add up days, each read by itself; a shift that several of them name counts once."""
    days = sorted(parts, key=lambda part: part.on)
    lines = [line for part in days for line in part.lines]
    by_product = _named(lines, lambda line: line.product, known.products, known)
    return FairSums(
        sales=sum(sum(part.sales.values()) for part in days),
        sold=_dirham(line.sold for line in lines),
        refunded=_dirham(line.refunded for line in lines),
        list_gap=_dirham(line.list_gap for line in lines),
        gifts=sum(line.gifts for line in lines),
        days=tuple(_day(part) for part in days if part.lines),
        hours=_hours(days),
        tenders=_tenders(days),
        makers=tuple(sums for _key, sums in _named(lines, _maker, known.makers, known)),
        products=tuple(sums for key, sums in by_product if key),
        other=_dirham(_net(line) for line in lines if not line.product),
        shifts=tuple(dict.fromkeys(shift for part in days for shift in part.shifts)),
    )


def _net(line: LineSum) -> int:
    return line.sold + line.refunded


def _maker(line: LineSum) -> str:
    return line.maker


def _dirham(minor: Iterable[int]) -> Money:
    return Money(sum(minor), MAD)


def _day(part: DayPart) -> DaySum:
    return DaySum(part.on, sum(part.sales.values()), _dirham(map(_net, part.lines)))


def _hours(days: list[DayPart]) -> tuple[HourSum, ...]:
    """Return every hour from the first to the last that sold something: a gap is a quiet hour."""
    net, sales = defaultdict[int, int](int), defaultdict[int, int](int)
    for part in days:
        for line in part.lines:
            net[line.hour] += _net(line)
        for hour, count in part.sales.items():
            sales[hour] += count
    if not net:
        return ()
    span = range(min(net), max(net) + 1)
    return tuple(HourSum(hour, sales[hour], Money(net[hour], MAD)) for hour in span)


def _tenders(days: list[DayPart]) -> tuple[tuple[TenderKind, Money], ...]:
    """Put what was paid in each way together, in the order in which ways are offered."""
    sums = defaultdict[TenderKind, int](int)
    for part in days:
        for kind, minor in part.tenders.items():
            sums[kind] += minor
    return tuple((kind, Money(sums[kind], MAD)) for kind in TenderKind if kind in sums)


def _named(
    lines: Iterable[LineSum],
    key: Callable[[LineSum], Key],
    called: Mapping[Key, Naming],
    known: Known,
) -> list[tuple[Key, NamedSum]]:
    """Put lines together by what `key` says, those that brought most first."""
    net, thousandths = defaultdict[Key, int](int), defaultdict[Key, int](int)
    for line in lines:
        net[key(line)] += _net(line)
        is_piece = known.products.get(line.product, Naming()).unit is Unit.PIECE
        thousandths[key(line)] += line.quantity if is_piece else 0
    ranked = sorted(net, key=lambda each: (-net[each], str(each)))
    return [
        (
            each,
            NamedSum(
                called.get(each, Naming()).names,
                called.get(each, Naming()).variant,
                divide(thousandths[each], THOUSAND),
                Money(net[each], MAD),
            ),
        )
        for each in ranked
    ]
