"""What the Sales page reads, on one state of the data."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pos.clock import local
from pos.services.sales import DayTotal, SaleRow, day_total, sales
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class DayHead:
    """The heading over the sales of one day. total: None while a search hides some of them."""

    day: date
    total: DayTotal | None


Entry: TypeAlias = DayHead | SaleRow


@dataclass(frozen=True, slots=True)
class SalesPart:
    """Some sales, newest first, each day under its heading. has_more: older ones may follow."""

    entries: tuple[Entry, ...]
    has_more: bool


def sales_part(connection: Connection, number: str, count: int, after: SaleRow | None) -> SalesPart:
    """Read at most `count` sales older than `after`, the newest when that is None.

    number: keeps the sales with these digits as their number; empty keeps all.
    """
    rows = sales(connection, number, count, after)
    entries: list[Entry] = []
    day = None if after is None else local(after.at).date()
    for row in rows:
        if local(row.at).date() != day:
            day = local(row.at).date()
            total = None if number else day_total(connection, day)
            entries.append(DayHead(day, total))
        entries.append(row)
    return SalesPart(tuple(entries), has_more=len(rows) >= count)
