"""The result of a fair: goods and money, from the movements, counts and sales of its place.

Read in pieces: the days one by one, the goods in one walk over what moved at the place, so that a
sale can pass in between. `fair_result` does it in one read, for a paper or a test.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, func, select

from pos.clock import local
from pos.domain.fair import Fair
from pos.domain.fair_result import (
    Explained,
    FairCompared,
    FairResult,
    GoodsResult,
    MakerResult,
    by_maker,
)
from pos.domain.fair_sums import DayPart, gathered
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.stock import DifferenceReason, Tally
from pos.services.fair_sums import HOUR_US, day_part, names_of
from pos.services.fairs import fair_of, fairs
from pos.services.products import products_of
from pos.services.stock_book import tallies
from pos.store import schema
from pos.store.keys import id_of, key_of

_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
_WHY: Final = schema.explanation.c
_M: Final = schema.maker.c
# A newer program may know more.
_REASONS: Final = {reason.value: reason for reason in DifferenceReason}


def fair_result(connection: Connection, fair: str) -> FairResult:
    """Return the result of a fair in one read; raises `NotFound`."""
    parts = [day_part(connection, day, fair) for day in days_sold(connection, fair)]
    return result_of(connection, fair, parts)


def days_sold(connection: Connection, place: str) -> tuple[date, ...]:
    """Return the days on which something was sold or taken back at a place, first to last."""
    hours = select(_SALE.at // HOUR_US).where(_SALE.place == key_of(place)).distinct()
    days = {local(hour * HOUR_US).date() for hour in connection.execute(hours).scalars()}
    return tuple(sorted(days))


def result_of(connection: Connection, fair: str, parts: list[DayPart]) -> FairResult:
    """Put days that were read together with what became of the goods; raises `NotFound`."""
    known = names_of(connection, parts)
    goods, makers = _goods(connection, fair, _got(parts))
    return FairResult(fair_of(connection, fair), gathered(parts, known), goods, makers)


def compared(connection: Connection) -> tuple[FairCompared, ...]:
    """Return every fair at which something was sold, the latest first, by one walk over sales."""
    hours = defaultdict[int, list[Any]](list)
    for row in _hours_of_fairs(connection):
        hours[row.place].append(row)
    refunds = _mere_refunds(connection)
    known = [(fair, key_of(fair.id)) for fair in fairs(connection)]
    return tuple(
        _compared(fair, hours[key], refunds.get(key, 0)) for fair, key in known if key in hours
    )


def _hours_of_fairs(connection: Connection) -> list[Any]:
    hour = (_SALE.at // HOUR_US).label("hour")
    query = select(
        _SALE.place.label("place"),
        hour,
        func.count().label("sales"),
        func.sum(_SALE.total_minor).label("minor"),
    )
    at_fairs = query.where(_SALE.place.in_(select(schema.fair.c.key)))
    return list(connection.execute(at_fairs.group_by("place", "hour")))


def _mere_refunds(connection: Connection) -> dict[int, int]:
    """Count by place what only takes back: such a sale sold nothing. Looks at refunds alone."""
    out = schema.sale_line.alias()
    sells = select(out.c.sale).where(out.c.sale == _SALE.key, out.c.refunds.is_(None)).exists()
    joined = schema.sale_line.join(schema.sale, _SALE.key == _LINE.sale)
    query = select(_SALE.place, func.count(_SALE.key.distinct())).select_from(joined)
    rows = connection.execute(query.where(_LINE.refunds.is_not(None), ~sells).group_by(_SALE.place))
    return {place: count for place, count in rows}


def _compared(fair: Fair, hours: list[Any], refunds: int) -> FairCompared:
    return FairCompared(
        fair,
        sales=sum(row.sales for row in hours) - refunds,
        days=len({local(row.hour * HOUR_US).date() for row in hours}),
        net=Money(sum(row.minor for row in hours), MAD),
    )


def _got(parts: Iterable[DayPart]) -> dict[int, int]:
    """Return what was paid for each product, in minor units."""
    got = defaultdict[int, int](int)
    for part in parts:
        for line in part.lines:
            got[line.product] += line.sold + line.refunded
    return got


def _goods(
    connection: Connection, fair: str, got: dict[int, int]
) -> tuple[tuple[GoodsResult, ...], tuple[MakerResult, ...]]:
    """Return what became of each product that ever was there, and of each maker's."""
    found = tallies(connection, fair)
    products = products_of(connection, list(found))
    explained = _explained(connection, fair)
    rows = []
    for key, tally in found.items():
        # What another till sold may arrive before the words of the product do.
        product = products.get(key) or Product(id_of(key), Names())
        money = Money(got.get(key, 0), MAD)
        rows.append(_of_product(product, tally, money, tuple(explained[key])))
    goods = tuple(sorted(rows, key=lambda row: (-row.got.minor, key_of(row.product))))
    names = connection.execute(select(_M.key, _M.fr, _M.ar, _M.en))
    called = {id_of(row.key): Names(row.fr, row.ar, row.en) for row in names}
    return goods, by_maker(goods, lambda maker: called.get(maker, Names()))


def _of_product(
    product: Product, tally: Tally, got: Money, explained: tuple[Explained, ...]
) -> GoodsResult:
    return GoodsResult(
        product=product.id,
        names=product.names,
        variant=product.variant,
        unit=product.unit,
        maker=product.maker,
        price=product.price,
        tally=tally,
        got=got,
        explained=explained,
        craft=product.craft,
    )


def _explained(connection: Connection, fair: str) -> dict[int, list[Explained]]:
    """Return what explains what is missing, by product."""
    query = (
        select(_WHY.product, _WHY.reason, func.sum(_WHY.quantity).label("quantity"))
        .where(_WHY.place == key_of(fair))
        .group_by(_WHY.product, _WHY.reason)
    )
    explained = defaultdict[int, list[Explained]](list)
    for row in connection.execute(query):
        reason = _REASONS.get(row.reason, DifferenceReason.OTHER)
        explained[row.product].append(Explained(reason, row.quantity))
    return explained
