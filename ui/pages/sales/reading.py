"""What the Sales page reads, on one state of the data."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pos.clock import local, system_clock
from pos.services.sale_search import (
    LOOKED_AT,
    Choices,
    Found,
    Mark,
    SaleWish,
    choices,
    found_sales,
)
from pos.services.sales import DayTotal, SaleRow, day_total
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class DayHead:
    """The heading over the sales of one day. total: None while a search hides some of them."""

    day: date
    total: DayTotal | None


Entry: TypeAlias = DayHead | SaleRow


@dataclass(frozen=True, slots=True)
class SalesPart:
    """Some sales, newest first, each day under its heading.

    wish: what was looked for. further: where older ones may follow, None at the end.
    choices: what the list can be narrowed down to, None but for the first part.
    """

    wish: SaleWish
    entries: tuple[Entry, ...]
    further: Mark | None
    choices: Choices | None = None


def first_part(connection: Connection, wish: SaleWish, count: int) -> SalesPart:
    """Read the newest sales that meet a wish, and what else could be wished."""
    found = found_sales(connection, wish, _today(), count, None, LOOKED_AT)
    entries = _under_heads(connection, wish, found, None)
    return SalesPart(wish, entries, found.further, choices(connection))


def further_part(connection: Connection, wish: SaleWish, count: int, after: Mark) -> SalesPart:
    """Read those older than where the part before ended."""
    found = found_sales(connection, wish, _today(), count, after, LOOKED_AT)
    return SalesPart(wish, _under_heads(connection, wish, found, after), found.further)


def _under_heads(
    connection: Connection, wish: SaleWish, found: Found, after: Mark | None
) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    # A walk with a wish may not have shown the sale it stopped at.
    day = None if after is None or wish.hides_some else local(after.at).date()
    for row in found.rows:
        if local(row.at).date() != day:
            day = local(row.at).date()
            total = None if wish.hides_some else day_total(connection, day)
            entries.append(DayHead(day, total))
        entries.append(row)
    return tuple(entries)


def _today() -> date:
    return local(system_clock()).date()
