"""What a fair came to: goods by product and by maker, money got, costs, and beside other fairs."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pos.domain.fair import Fair
from pos.domain.fair_sums import DayPart, FairSums, Known, Naming, gathered
from pos.domain.money import MAD, Money, divide, zero
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.stock import DifferenceReason, Tally

# The parts of a tally in the order in which they are told.
PARTS: Final = tuple(Tally.__slots__)


@dataclass(frozen=True, slots=True)
class Explained:
    """What explains a part of what is missing. quantity: thousandths, below zero for more found."""

    reason: DifferenceReason
    quantity: int


@dataclass(frozen=True, slots=True)
class GoodsResult:
    """What became of one product at a fair.

    product: its id. maker: id, or empty. price: of the label, None where it has none.
    cost: what one unit cost its seller, None where nobody said.
    got: what was really paid for what was sold, with what came back taken off.
    """

    product: str
    names: Names
    variant: str
    unit: Unit
    maker: str
    price: Money | None
    tally: Tally
    got: Money
    explained: tuple[Explained, ...] = ()
    cost: Money | None = None
    craft: Craft = Craft.OTHER

    def worth(self, part: str) -> Money:
        """Return a part of the tally at the price of the label; nothing without a price."""
        return _valued(getattr(self.tally, part), self.price)

    @property
    def unexplained(self) -> int:
        """What is missing and nobody has explained, in thousandths."""
        return self.tally.missing - sum(part.quantity for part in self.explained)


@dataclass(frozen=True, slots=True)
class MakerResult:
    """What became of the goods of one maker.

    names: empty for goods of nobody named. tally: of what is counted in pieces.
    worth: the parts of the tally at the prices of the labels, measured goods too.
    got: as for a product.
    """

    maker: str
    names: Names
    tally: Tally
    worth: Tally
    got: Money

    @property
    def share_sold(self) -> Decimal | None:
        """What part of what was brought is sold: of the pieces, else of the worth; None for none.

        From 0 to 1; more can be sold than was written down as brought.
        """
        for parts in (self.tally, self.worth):
            if parts.brought > 0:
                return Decimal(max(parts.sold, 0)) / parts.brought
        return None


@dataclass(frozen=True, slots=True)
class FairResult:
    """The result of a fair: what was sold there, and what became of what was brought.

    goods: what sold for most first. makers: the same.
    """

    fair: Fair
    sums: FairSums
    goods: tuple[GoodsResult, ...]
    makers: tuple[MakerResult, ...]

    @property
    def goods_cost(self) -> Money | None:
        """What the goods that were sold had cost; None where that is not known of all of them."""
        sold = [each for each in self.goods if each.tally.sold]
        if self.sums.other.minor or any(each.cost is None for each in sold):
            return None
        return Money(sum(_valued(each.tally.sold, each.cost).minor for each in sold), MAD)

    @property
    def left(self) -> Money:
        """What is left of the turnover after the costs of the fair, and of the goods if known."""
        after = self.sums.net - self.fair.costs.total
        cost = self.goods_cost
        return after if cost is None else after - cost

    @property
    def missing(self) -> tuple[GoodsResult, ...]:
        """The products of which less, or more, was found than the movements say."""
        return tuple(each for each in self.goods if each.tally.missing)

    @property
    def tally(self) -> Tally:
        """Of all that is counted in pieces."""
        return _summed(maker.tally for maker in self.makers)

    @property
    def worth(self) -> Tally:
        """Of all goods, in minor units at the prices of the labels."""
        return _summed(maker.worth for maker in self.makers)


@dataclass(frozen=True, slots=True)
class FairCompared:
    """One fair beside others. days: on which something was sold. net: turnover."""

    fair: Fair
    sales: int
    days: int
    net: Money

    @property
    def a_day(self) -> Money:
        """What a day of selling brought."""
        return Money(divide(self.net.minor, self.days), MAD) if self.days else zero(MAD)

    @property
    def left(self) -> Money:
        """What is left of the turnover after the costs of the fair."""
        return self.net - self.fair.costs.total


def result_of(
    fair: Fair, parts: Iterable[DayPart], goods: Iterable[GoodsResult], known: Known
) -> FairResult:
    """Put days and goods together that were read in pieces. known: names of what they hold."""
    ranked = tuple(sorted(goods, key=lambda each: (-each.got.minor, each.product)))
    makers = by_maker(ranked, lambda maker: known.makers.get(maker, Naming()).names)
    return FairResult(fair, gathered(parts, known), ranked, makers)


def by_maker(
    goods: Iterable[GoodsResult], called: Callable[[str], Names]
) -> tuple[MakerResult, ...]:
    """Put the goods of each maker together, those that brought most first."""
    theirs = defaultdict[str, list[GoodsResult]](list)
    for each in goods:
        theirs[each.maker].append(each)
    found = [
        MakerResult(
            maker,
            called(maker),
            _summed(each.tally for each in some if each.unit is Unit.PIECE),
            _worth(some),
            Money(sum(each.got.minor for each in some), MAD),
        )
        for maker, some in theirs.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.got.minor, each.maker)))


def _summed(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _worth(goods: Iterable[GoodsResult]) -> Tally:
    """Add up the parts at the prices of the labels; whole numbers, for goods by the thousand."""
    sums = dict.fromkeys(PARTS, 0)
    for each in goods:
        if each.price is not None:
            for part in PARTS:
                quantity = getattr(each.tally, part)
                if quantity:
                    sums[part] += divide(quantity * each.price.minor, THOUSAND)
    return Tally(**sums)


def _valued(thousandths: int, price: Money | None) -> Money:
    """Price a quantity of any size, below zero too."""
    if price is None:
        return zero(MAD)
    return Money(divide(thousandths * price.minor, THOUSAND), MAD)
