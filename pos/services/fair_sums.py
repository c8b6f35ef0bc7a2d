"""What some days brought, by SQL over all tills whose sales are here: sums, never single sales."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from pos.clock import day_bounds
from pos.documents.fair_summary import DaySum, FairSums, NamedSum
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.pricing import PriceReason
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.sale_words import Days
from pos.domain.tender import TenderKind
from pos.services.maker_sales import days_of
from pos.store import schema
from pos.store.keys import id_of

# As many as stand on a page beside the rest.
BEST: Final = 10

_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
_TENDER: Final = schema.tender.c
_JOINED: Final = schema.sale.join(schema.sale_line, _LINE.sale == _SALE.key)
_OUT: Final = _LINE.refunds.is_(None)


def fair_sums(connection: Connection, days: Days) -> FairSums:
    """Sum up the sales of some days, as the clock in Morocco counts days."""
    within = _within(days)
    lines = _lines(connection, within)
    closings, difference = _closings(connection, days)
    return FairSums(
        sales=lines.sales or 0,
        sold=_dirham(lines.sold),
        refunded=_dirham(lines.gross) - _dirham(lines.sold),
        list_gap=_dirham(lines.list_gap),
        gifts=lines.gifts or 0,
        closings=closings,
        difference=_dirham(difference),
        days=tuple(_days(connection, days)),
        tenders=tuple(_tenders(connection, within)),
        makers=tuple(_makers(connection, within)),
        best=tuple(_best(connection, within)),
    )


def _within(days: Days) -> ColumnElement[bool]:
    begins, (_last, ends) = day_bounds(days.first)[0], day_bounds(days.last)
    return and_(_SALE.at >= begins, _SALE.at < ends)


def _lines(connection: Connection, within: ColumnElement[bool]) -> Any:
    gap = func.coalesce(_LINE.list_minor, _LINE.total_minor) - _LINE.total_minor
    is_gift = and_(_OUT, _LINE.reason == PriceReason.GIFT.value)
    query = select(
        func.count(case((_OUT, _LINE.sale)).distinct()).label("sales"),
        func.sum(_LINE.total_minor).label("gross"),
        func.sum(case((_OUT, _LINE.total_minor), else_=0)).label("sold"),
        func.sum(case((_OUT, gap), else_=0)).label("list_gap"),
        func.sum(case((is_gift, 1), else_=0)).label("gifts"),
    )
    return connection.execute(query.select_from(_JOINED).where(within)).one()


def _days(connection: Connection, days: Days) -> Iterable[DaySum]:
    """Sum up each day; the clock is asked for each, because Morocco changes its offset."""
    for day in days_of(days):
        found = _lines(connection, _within(Days(day, day)))
        if found.gross is not None:
            yield DaySum(day, found.sales, _dirham(found.gross))


def _tenders(
    connection: Connection, within: ColumnElement[bool]
) -> Iterable[tuple[TenderKind, Money]]:
    """Sum up what was paid in each way, change taken off; foreign notes at their rate."""
    paid = func.sum(_TENDER.received_minor - _TENDER.change_minor)
    joined = schema.sale.join(schema.tender, _TENDER.sale == _SALE.key)
    query = select(_TENDER.kind, paid).select_from(joined).where(within).group_by(_TENDER.kind)
    sums = {TenderKind(kind): minor for kind, minor in connection.execute(query)}
    return [(kind, _dirham(sums[kind])) for kind in TenderKind if kind in sums]


def _makers(connection: Connection, within: ColumnElement[bool]) -> Iterable[NamedSum]:
    """Sum up by maker, those named afterwards too; most first."""
    named = schema.line_maker.alias()
    last = (
        select(named.c.maker)
        .where(named.c.sale == _LINE.sale, named.c.line == _LINE.line)
        .order_by(named.c.at.desc(), named.c.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    whose = case((_LINE.maker != "", _LINE.maker), else_=func.coalesce(last, "")).label("whose")
    rows = connection.execute(_ranked(whose, within)).all()
    if [row.whose for row in rows] == [""]:
        return []
    names = _maker_names(connection)
    return [_sum(row, names.get(row.whose, Names())) for row in rows]


def _best(connection: Connection, within: ColumnElement[bool]) -> Iterable[NamedSum]:
    """Return the products that sold for most; goods of no catalogue are no product."""
    query = _ranked(_LINE.product.label("whose"), and_(within, _LINE.product != 0))
    rows = connection.execute(query.limit(BEST)).all()
    product = schema.product.c
    known = select(product.key, product.fr, product.ar, product.en, product.variant).where(
        product.key.in_([row.whose for row in rows])
    )
    names = {r.key: (Names(r.fr, r.ar, r.en), r.variant) for r in connection.execute(known)}
    return [_sum(row, *names.get(row.whose, (Names(), ""))) for row in rows]


def _ranked(whose: Any, within: ColumnElement[bool]) -> Select[Any]:
    product = schema.product.c
    in_pieces = func.coalesce(product.unit, Unit.PIECE.value) == Unit.PIECE.value
    joined = _JOINED.outerjoin(schema.product, product.key == _LINE.product)
    total = func.sum(_LINE.total_minor)
    pieces = func.sum(case((in_pieces, _LINE.quantity), else_=0))
    query = select(whose, total.label("minor"), pieces.label("thousandths"))
    return query.select_from(joined).where(within).group_by(whose).order_by(total.desc(), whose)


def _sum(row: Any, names: Names, variant: str = "") -> NamedSum:
    return NamedSum(names, variant, row.thousandths // THOUSAND, _dirham(row.minor))


def _maker_names(connection: Connection) -> dict[str, Names]:
    rows = connection.execute(select(schema.maker))
    return {id_of(row.key): Names(row.fr, row.ar, row.en) for row in rows}


def _closings(connection: Connection, days: Days) -> tuple[int, int]:
    """Return how many shifts were closed in these days, and what differed at all of them."""
    begins, (_last, ends) = day_bounds(days.first)[0], day_bounds(days.last)
    shift = schema.shift.c
    query = select(func.count(), func.coalesce(func.sum(shift.difference_minor), 0))
    found = connection.execute(query.where(shift.closed_at >= begins, shift.closed_at < ends)).one()
    return found[0], found[1]


def _dirham(minor: int | None) -> Money:
    return Money(minor or 0, MAD)
