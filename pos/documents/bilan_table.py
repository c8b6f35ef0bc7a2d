"""The facts that are handed on, for a spreadsheet: one fact a row, with its value and unit."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from pos.documents.bilan import Bilan, Part, facts_of, goods_parts
from pos.documents.fair_words import part_text
from pos.documents.shift_words import tender_words
from pos.domain.fair_sums import FairSums, NamedSum
from pos.domain.money import MINOR_DIGITS, Money
from pos.domain.names import Names
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _

# Key, what it is called, of what (a day, a name, or empty), value, unit.
Cells: TypeAlias = tuple[str, str, str, str | Decimal, str]


def bilan_heads() -> tuple[str, ...]:
    """Name the columns, in the active language."""
    return _("Key"), _("What"), _("Of"), _("Value"), _("Unit")


def bilan_rows(bilan: Bilan, parts: Collection[Part]) -> Iterator[Cells]:
    """Return the rows of the ticked parts, in the active language."""
    if bilan.result is not None:
        yield _row("fair", _("Fair"), "", _called(bilan.result.fair.names))
    yield _row("first_day", _("First day"), "", bilan.days.first.isoformat())
    yield _row("last_day", _("Last day"), "", bilan.days.last.isoformat())
    for fact in facts_of(bilan):
        if fact.part in parts:
            value = fact.text(active_language()) if callable(fact.value) else fact.value
            yield _row(fact.key, fact.words(), "", value)
    yield from _tables(bilan.sums, parts)
    if bilan.result is not None and Part.GOODS in parts:
        for part in goods_parts(bilan.result):
            yield _row(f"goods_{part.key}", part_text(part.key), "", part.pieces)
            yield _row(f"worth_{part.key}", part_text(part.key), _("At list price"), part.worth)


def _tables(sums: FairSums, parts: Collection[Part]) -> Iterator[Cells]:
    has_turnover = Part.TURNOVER in parts
    if Part.DAYS in parts:
        days = [(day.on.isoformat(), day.sales, day.net) for day in sums.days]
        yield from _in_time("day", _("Sales by day"), days, has_turnover=has_turnover)
    if Part.HOURS in parts:
        hours = [(str(hour.hour), hour.sales, hour.net) for hour in sums.hours]
        yield from _in_time("hour", _("Sales by hour"), hours, has_turnover=has_turnover)
    if Part.BEST in parts:
        yield from _named("product", _("Best sellers"), sums.best)
    if Part.BY_MAKER in parts and sums.has_makers:
        yield from _named("maker", _("Maker"), sums.makers)
    if Part.TENDERS in parts:
        for kind, amount in sums.tenders:
            yield _row("paid", _("Paid by"), tender_words(kind), amount)


def _in_time(
    key: str, words: str, parts: Sequence[tuple[str, int, Money]], *, has_turnover: bool
) -> Iterator[Cells]:
    for of, sales, net in parts:
        yield _row(f"{key}_sales", words, of, sales)
        if has_turnover:
            yield _row(f"{key}_turnover", words, of, net)


def _named(key: str, words: str, named: tuple[NamedSum, ...]) -> Iterator[Cells]:
    for each in named:
        called = ", ".join(part for part in (_called(each.names), each.variant) if part)
        yield _row(f"{key}_pieces", words, called, each.pieces)
        yield _row(f"{key}_turnover", words, called, each.net)


def _called(names: Names) -> str:
    return _("Not named") if names.is_empty else names.within(active_language())


def _row(key: str, words: str, of: str, value: Money | int | str) -> Cells:
    if isinstance(value, Money):
        amount = Decimal(value.minor).scaleb(-MINOR_DIGITS[value.currency])
        return key, words, drawable(of), amount, value.currency
    said = Decimal(value) if isinstance(value, int) else drawable(value)
    return key, words, drawable(of), said, ""
