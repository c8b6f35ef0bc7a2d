"""The result of a fair: goods and money, from the movements, counts and sales of its place.

Read in pieces, so that a sale can pass in between: the days one by one, the goods by the thousand.
`fair_result` does it in one read, for a paper or a test.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from pos.clock import local
from pos.domain.fair import Fair
from pos.domain.fair_result import Explained, FairCompared, FairResult, GoodsResult, result_of
from pos.domain.fair_sums import DayPart
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import Unit
from pos.domain.stock import DifferenceReason, Movement, cause_of, tally
from pos.services.fair_sums import HOUR_US, day_part, names_of
from pos.services.fairs import fair_of, fairs
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.prepared import Prepared

_SALE: Final = schema.sale.c
_LINE: Final = schema.sale_line.c
_MOVED: Final = schema.movement.c
_STOCK: Final = schema.stock.c
_WHY: Final = schema.explanation.c
_P: Final = schema.product.c
# One parameter however many keys, so that the statement is always the same.
_GIVEN: Final = select(func.json_each(bindparam("keys")).table_valued("value").c.value)
_ALL_HERE: Final = (
    select(_STOCK.product).where(_STOCK.place == bindparam("place")).order_by(_STOCK.product)
)
_ON_HAND: Final = Prepared(
    select(_STOCK.product, _STOCK.on_hand).where(
        _STOCK.product.in_(_GIVEN), _STOCK.place == bindparam("place")
    )
)
_CAUSES: Final = Prepared(
    select(_MOVED.product, _MOVED.cause, func.sum(_MOVED.quantity).label("quantity"))
    .where(_MOVED.place == bindparam("place"), _MOVED.product.in_(_GIVEN))
    .group_by(_MOVED.product, _MOVED.cause)
)
_REASONS_GIVEN: Final = Prepared(
    select(_WHY.product, _WHY.reason, func.sum(_WHY.quantity).label("quantity"))
    .where(_WHY.place == bindparam("place"), _WHY.product.in_(_GIVEN))
    .group_by(_WHY.product, _WHY.reason)
)
_PRODUCTS: Final = Prepared(
    select(
        _P.key,
        _P.fr,
        _P.ar,
        _P.en,
        _P.variant,
        _P.unit,
        _P.maker,
        _P.price_minor,
        _P.cost_minor,
        _P.craft,
    ).where(_P.key.in_(_GIVEN), _P.created_at.is_not(None))
)
# A newer program may know more.
_REASONS: Final = {reason.value: reason for reason in DifferenceReason}


def fair_result(connection: Connection, fair: str) -> FairResult:
    """Return the result of a fair in one read; raises `NotFound`."""
    parts = [day_part(connection, day, fair) for day in days_sold(connection, fair)]
    goods = goods_at(connection, fair, goods_keys(connection, fair), got_of(parts))
    return result_of(fair_of(connection, fair), parts, goods, names_of(connection, parts))


def days_sold(connection: Connection, place: str) -> tuple[date, ...]:
    """Return the days on which something was sold or taken back at a place, first to last."""
    hours = select(_SALE.at // HOUR_US).where(_SALE.place == key_of(place)).distinct()
    days = {local(hour * HOUR_US).date() for hour in connection.execute(hours).scalars()}
    return tuple(sorted(days))


def goods_keys(connection: Connection, fair: str) -> list[int]:
    """Return the keys of all products that ever were at a fair."""
    return list(connection.execute(_ALL_HERE, {"place": key_of(fair)}).scalars())


def goods_at(
    connection: Connection, fair: str, keys: Sequence[int], got: Mapping[int, int]
) -> list[GoodsResult]:
    """Return what became of some products at a fair.

    keys: of a part of `goods_keys`: a thousand are a short read. got: as of `got_of`.
    """
    given = {"place": key_of(fair), "keys": json.dumps(list(keys))}
    moved, explained = _moved(connection, given), _explained(connection, given)
    known = {row.key: row for row in _PRODUCTS.rows(connection, given)}
    return [
        _of_product(row, known.get(row.product), moved, explained, got)
        for row in _ON_HAND.rows(connection, given)
    ]


def got_of(parts: Iterable[DayPart]) -> dict[int, int]:
    """Return what was paid for each product, in minor units, by its key."""
    got = defaultdict[int, int](int)
    for part in parts:
        for line in part.lines:
            got[line.product] += line.sold + line.refunded
    return got


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


def _moved(connection: Connection, given: dict[str, object]) -> dict[int, list[Movement]]:
    moved = defaultdict[int, list[Movement]](list)
    for row in _CAUSES.rows(connection, given):
        moved[row.product].append(Movement(cause_of(row.cause), row.quantity))
    return moved


def _explained(connection: Connection, given: dict[str, object]) -> dict[int, list[Explained]]:
    """Return what explains what is missing, by product."""
    explained = defaultdict[int, list[Explained]](list)
    for row in _REASONS_GIVEN.rows(connection, given):
        reason = _REASONS.get(row.reason, DifferenceReason.OTHER)
        explained[row.product].append(Explained(reason, row.quantity))
    return explained


def _of_product(
    here: Any,
    known: Any | None,
    moved: Mapping[int, list[Movement]],
    explained: Mapping[int, list[Explained]],
    got: Mapping[int, int],
) -> GoodsResult:
    """Say what became of one product; known: None where its words have not arrived yet."""
    key = here.product
    result = GoodsResult(
        product=id_of(key),
        names=Names(),
        variant="",
        unit=Unit.PIECE,
        maker="",
        price=None,
        tally=tally(moved.get(key, ()), here.on_hand),
        got=Money(got.get(key, 0), MAD),
        explained=tuple(explained.get(key, ())),
    )
    if known is None:
        return result
    return replace(
        result,
        names=Names(known.fr, known.ar, known.en),
        variant=known.variant,
        unit=Unit(known.unit),
        maker=known.maker,
        price=None if known.price_minor is None else Money(known.price_minor, MAD),
        cost=None if known.cost_minor is None else Money(known.cost_minor, MAD),
        craft=Craft(known.craft),
    )
