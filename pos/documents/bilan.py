"""What of a fair, or of some days, is handed on: parts that the seller ticks, and what each says.

The screen, the paper and the table file all say these facts, from the same sums.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos.documents.craft_words import craft_name
from pos.documents.fair_words import reach_text
from pos.domain.fair_result import PARTS, FairResult
from pos.domain.fair_sums import FairSums
from pos.domain.formatting import count_text, isolate, money_text
from pos.domain.money import MAD, Money
from pos.domain.product import Craft
from pos.domain.quantity import THOUSAND
from pos.domain.sale_words import Days
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _


class Part(StrEnum):
    """What a seller may hand on or keep."""

    TURNOVER = "turnover"
    SALES = "sales"
    PIECES = "pieces"
    MAKERS = "makers"
    BRANCHES = "branches"
    VISITORS = "visitors"
    FAIR = "fair"
    DAYS = "days"
    HOURS = "hours"
    BEST = "best"
    BY_MAKER = "by_maker"
    TENDERS = "tenders"
    BARGAINING = "bargaining"
    GOODS = "goods"
    CASH = "cash"
    COSTS = "costs"


# What chambers and the ministry publish of a fair. Turnover is asked for too; who fears to tell it
# takes the tick away.
FOR_ORGANISER: Final = frozenset(
    {
        Part.TURNOVER,
        Part.SALES,
        Part.PIECES,
        Part.MAKERS,
        Part.BRANCHES,
        Part.VISITORS,
        Part.FAIR,
        Part.DAYS,
        Part.HOURS,
    }
)
FOR_OURSELVES: Final = frozenset(Part)
# Parts that some days alone do not have.
OF_A_FAIR: Final = frozenset({Part.FAIR, Part.BRANCHES, Part.VISITORS, Part.GOODS, Part.COSTS})


@dataclass(frozen=True, slots=True)
class Bilan:
    """What there is to hand on. result: None where it is about days and no fair."""

    sums: FairSums
    days: Days
    result: FairResult | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that there are, in their order."""
        return tuple(part for part in Part if self.result is not None or part not in OF_A_FAIR)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. key: names it in a table file. words: in the active language.

    value: an amount, a count, or words in the active language.
    """

    part: Part
    key: str
    words: Callable[[], str]
    value: Money | int | Callable[[], str]

    def text(self, language: str) -> str:
        """Write the value: numbers as `language` does, words in the active language."""
        if isinstance(self.value, Money):
            return money_text(self.value, language)
        return count_text(self.value, language) if isinstance(self.value, int) else self.value()


def facts_of(bilan: Bilan) -> tuple[Fact, ...]:
    """Return every fact there is, in the order in which they are told."""
    found = [*_of_sums(bilan), *_of_fair(bilan.result)]
    order = list(Part)
    return tuple(sorted(found, key=lambda fact: order.index(fact.part)))


def _of_sums(bilan: Bilan) -> Iterator[Fact]:
    sums = bilan.sums
    if not sums.refunded.is_zero:
        yield Fact(Part.TURNOVER, "sold", lambda: _("Sold"), sums.sold)
        yield Fact(Part.TURNOVER, "taken_back", lambda: _("Taken back"), sums.refunded)
    yield Fact(Part.TURNOVER, "turnover", lambda: _("Turnover"), sums.net)
    # With the number of sales it would give the turnover away.
    yield Fact(Part.TURNOVER, "average_sale", lambda: _("Average sale"), sums.average)
    yield Fact(Part.SALES, "sales", lambda: _("Sales"), sums.sales)
    yield Fact(Part.PIECES, "pieces", lambda: _("Pieces sold"), sums.pieces)
    if makers := _makers(bilan):
        yield Fact(Part.MAKERS, "makers", lambda: _("Makers"), makers)
    yield Fact(Part.DAYS, "days", lambda: _("Days of selling"), len(sums.days))
    if not sums.list_gap.is_zero:
        yield Fact(Part.BARGAINING, "discount", lambda: _("Given in bargaining"), sums.list_gap)
    if sums.gifts:
        yield Fact(Part.BARGAINING, "gifts", lambda: _("Gifts"), sums.gifts)
    if sums.closings:
        yield Fact(Part.CASH, "closings", lambda: _("Closings of the till"), sums.closings)
        yield Fact(
            Part.CASH, "cash_difference", lambda: _("Differences at closing"), sums.difference
        )


def _makers(bilan: Bilan) -> int:
    """Count those whose goods were brought, or whose work was sold."""
    if bilan.result is not None:
        return sum(bool(maker.maker) for maker in bilan.result.makers)
    return sum(not maker.names.is_empty for maker in bilan.sums.makers)


def _of_fair(result: FairResult | None) -> Iterator[Fact]:
    if result is None:
        return
    fair = result.fair
    for key, words, typed in (
        ("city", lambda: _("Town"), fair.city),
        ("organiser", lambda: _("Organiser"), fair.organiser),
        ("stand", lambda: _("Stand"), " · ".join(t for t in (fair.hall, fair.stand) if t)),
    ):
        if text := drawable(typed):
            yield Fact(Part.FAIR, key, words, _typed(text))
    yield Fact(Part.FAIR, "reach", lambda: _("Reach"), lambda: reach_text(fair.reach))
    if crafts := _crafts(result):
        yield Fact(Part.BRANCHES, "branches", lambda: _("Branches of craft"), _branches(crafts))
    if fair.visitors:
        yield Fact(Part.VISITORS, "visitors", lambda: _("Visitors"), fair.visitors)
    yield Fact(Part.COSTS, "costs", lambda: _("Costs of the fair"), -fair.costs.total)
    cost = result.goods_cost
    if cost is not None:
        yield Fact(Part.COSTS, "goods_cost", lambda: _("Cost of the goods sold"), -cost)
    yield Fact(Part.COSTS, "left", lambda: _("Left after costs"), result.left)


def _crafts(result: FairResult) -> tuple[Craft, ...]:
    """Return the branches of what was brought or sold, in their order."""
    there = {each.craft for each in result.goods if each.tally.brought or each.tally.sold}
    return tuple(craft for craft in Craft if craft in there)


def _branches(crafts: tuple[Craft, ...]) -> Callable[[], str]:
    def words() -> str:
        comma = "، " if active_language() == "ar" else ", "
        return comma.join(craft_name(craft) for craft in crafts)

    return words


def _typed(text: str) -> Callable[[], str]:
    return lambda: isolate(text)


@dataclass(frozen=True, slots=True)
class GoodsPart:
    """One part of what became of the goods. key: of the tally. worth: at list price."""

    key: str
    pieces: int
    worth: Money


def goods_parts(result: FairResult) -> tuple[GoodsPart, ...]:
    """Return what became of all goods: pieces, and what all of them are worth at list price."""
    tally, worth = result.tally, result.worth
    return tuple(
        GoodsPart(key, getattr(tally, key) // THOUSAND, Money(getattr(worth, key), MAD))
        for key in PARTS
    )
