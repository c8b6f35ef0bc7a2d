"""What some days brought, by SQL over all tills whose sales are here: sums, never single sales.

A day is a short read over the index of moments, so that a sale can pass between two days.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from pos.clock import day_bounds, local
from pos.domain.fair_sums import DayPart, FairSums, Known, LineSum, Naming, ShiftSum, gathered
from pos.domain.money import MAD
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.quantity import Unit
from pos.domain.sale_words import Days
from pos.domain.tender import TenderKind
from pos.services.maker_sales import days_of
from pos.services.shifts import closing_of, report_number
from pos.store import schema
from pos.store.keys import id_of, key_of

# Morocco's clock is a whole number of hours ahead of UTC, on every day.
HOUR_US: Final = 3_600_000_000

_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
_TENDER: Final = schema.tender.c
_SHIFT: Final = schema.shift.c
_P: Final = schema.product.c
_M: Final = schema.maker.c
_JOINED: Final = schema.sale.join(schema.sale_line, _LINE.sale == _SALE.key)
_OUT: Final = _LINE.refunds.is_(None)


def fair_sums(connection: Connection, days: Days, place: str = "") -> FairSums:
    """Sum up the sales of some days in one read, as the clock in Morocco counts days.

    place: id of the only place whose sales count; empty for all.
    """
    parts = [day_part(connection, day, place) for day in days_of(days)]
    return gathered(parts, names_of(connection, parts))


def day_part(
    connection: Connection, day: date, place: str = "", until: int | None = None
) -> DayPart:
    """Read one day. place: as for `fair_sums`. until: microseconds UTC, None for all of it."""
    within = _within(day, place)
    if until is not None:
        within = and_(within, _SALE.at < until)
    begins = day_bounds(day)[0]
    hour = ((_SALE.at - begins) // HOUR_US).label("hour")
    return DayPart(
        day,
        tuple(_lines(connection, within, hour, begins)),
        _sales(connection, within, hour, begins),
        _tenders(connection, within),
        tuple(_shifts(connection, day, within if place else None)),
    )


def names_of(connection: Connection, parts: Iterable[DayPart]) -> Known:
    """Return what the products and the makers of these days are called."""
    products = {line.product for part in parts for line in part.lines} - {0}
    given = select(func.json_each(json.dumps(sorted(products))).table_valued("value").c.value)
    columns = (_P.key, _P.fr, _P.ar, _P.en, _P.variant, _P.unit)
    rows = connection.execute(select(*columns).where(_P.key.in_(given)))
    makers = connection.execute(select(_M.key, _M.fr, _M.ar, _M.en))
    return Known(
        {r.key: Naming(Names(r.fr, r.ar, r.en), r.variant, Unit(r.unit)) for r in rows},
        {id_of(r.key): Naming(Names(r.fr, r.ar, r.en)) for r in makers},
    )


def _within(day: date, place: str) -> ColumnElement[bool]:
    begins, ends = day_bounds(day)
    of_day = and_(_SALE.at >= begins, _SALE.at < ends)
    return and_(of_day, _SALE.place == key_of(place)) if place else of_day


def _lines(
    connection: Connection, within: ColumnElement[bool], hour: Any, begins: int
) -> Iterable[LineSum]:
    """Sum up by hour, maker and product, in one pass; makers named afterwards count."""
    whose, product = _whose(), _LINE.product.label("product")
    gap = func.coalesce(_LINE.list_minor, _LINE.total_minor) - _LINE.total_minor
    is_gift = and_(_OUT, _LINE.reason == PriceReason.GIFT.value)
    query = select(
        hour,
        whose,
        product,
        func.sum(_LINE.quantity).label("quantity"),
        func.sum(case((_OUT, _LINE.total_minor), else_=0)).label("sold"),
        func.sum(case((_OUT, 0), else_=_LINE.total_minor)).label("refunded"),
        func.sum(case((_OUT, gap), else_=0)).label("list_gap"),
        func.sum(case((is_gift, 1), else_=0)).label("gifts"),
    )
    grouped = query.select_from(_JOINED).where(within).group_by("hour", "whose", "product")
    for row in connection.execute(grouped):
        yield LineSum(_hour(begins, row.hour), *row[1:])


def _sales(
    connection: Connection, within: ColumnElement[bool], hour: Any, begins: int
) -> dict[int, int]:
    """Count by hour the sales that sold something; a mere refund is none."""
    query = select(hour, func.count(_LINE.sale.distinct()).label("sales"))
    rows = connection.execute(query.select_from(_JOINED).where(within, _OUT).group_by("hour"))
    counts: dict[int, int] = {}
    for row in rows:
        # The night on which the clock is turned back has one hour twice.
        shown = _hour(begins, row.hour)
        counts[shown] = counts.get(shown, 0) + row.sales
    return counts


def _hour(begins: int, number: int) -> int:
    """Return what the clock shows so many hours after a day began, the day it is turned too."""
    return local(begins + number * HOUR_US).hour


def _tenders(connection: Connection, within: ColumnElement[bool]) -> dict[TenderKind, int]:
    """Sum up what was paid in each way, change taken off; foreign notes at their rate."""
    paid = func.sum(_TENDER.received_minor - _TENDER.change_minor)
    joined = schema.sale.join(schema.tender, _TENDER.sale == _SALE.key)
    query = select(_TENDER.kind, paid).select_from(joined).where(within).group_by(_TENDER.kind)
    return {TenderKind(kind): minor for kind, minor in connection.execute(query)}


def _whose() -> ColumnElement[str]:
    """Whose work a line was: as the sale says, else as it was named last."""
    named = schema.line_maker.alias()
    last = (
        select(named.c.maker)
        .where(named.c.sale == _LINE.sale, named.c.line == _LINE.line)
        .order_by(named.c.at.desc(), named.c.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    return case((_LINE.maker != "", _LINE.maker), else_=func.coalesce(last, "")).label("whose")


def _shifts(
    connection: Connection, day: date, within: ColumnElement[bool] | None
) -> Iterable[ShiftSum]:
    """Return the shifts that were closed on a day; or those, closed by now, that sold `within`."""
    series = select(schema.till.c.series).where(schema.till.c.till == _SHIFT.till)
    query = select(_SHIFT.closing, _SHIFT.number, series.scalar_subquery().label("series"))
    if within is None:
        begins, ends = day_bounds(day)
        wanted = and_(_SHIFT.closed_at >= begins, _SHIFT.closed_at < ends)
    else:
        rows = connection.execute(select(_SALE.shift).where(within, _SALE.shift != "").distinct())
        keys = [key_of(shift) for shift in rows.scalars()]
        wanted = and_(_SHIFT.key.in_(keys), _SHIFT.closing.is_not(None))
    for row in connection.execute(query.where(wanted).order_by(_SHIFT.closed_at)).all():
        closed = closing_of(connection, id_of(row.closing))
        drawers = sorted(closed.body.differences, key=lambda d: d.counted.currency != MAD)
        number = report_number(row.series or "", row.number)
        opened = closed.opened.shift.opened_at
        yield ShiftSum(number, opened, closed.at, tuple(drawers))
