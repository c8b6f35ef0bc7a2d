"""What to pack for a fair, by what sold at fairs like it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from pos.domain.fair import Fair
from pos.domain.likeness import Likeness, likeness
from pos.domain.names import Names
from pos.domain.quantity import Quantity
from pos.domain.stock import Cause
from pos.services.fairs import fair_of, fairs
from pos.services.moving import Goods
from pos.services.packing import Way, pack_many, packed_so_far
from pos.services.products import product_rows
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork

_M: Final = schema.movement.c
_SOLD: Final = (Cause.SALE.value, Cause.REFUND.value)


@dataclass(frozen=True, slots=True)
class Hint:
    """Why a product is worth packing: how much of it was sold at which fair.

    fair: what that was called. sold: thousandths, above zero. likeness: what the fairs share.
    """

    fair: Names
    sold: int
    likeness: Likeness


def worth_packing(connection: Connection, fair: Fair) -> dict[int, Hint]:
    """Return what sold at fairs like this one, by the key of the product.

    Of each product the fair counts that is most like this one; of two as like, the later one.
    """
    found: dict[int, Hint] = {}
    for other in _alike(connection, fair):
        alike = likeness(fair, other)
        for product, sold in _sold_at(connection, other.id):
            found.setdefault(product, Hint(other.names, sold, alike))
    return found


def pack_what_sold(work: UnitOfWork, way: Way, fair: str) -> Mapping[str, int]:
    """Pack as much of each product as sold at a fair like this one, and is there.

    What is packed already is left as it is. Returns what was packed before, for `repack`.
    """
    packed = packed_so_far(work.connection, way).quantities
    hints = worth_packing(work.connection, fair_of(work.connection, fair))
    rows = product_rows(work.connection, list(hints), way.source)
    goods = [
        Goods(row.product, Quantity(some, row.product.unit))
        for row in rows
        if row.key not in packed and (some := min(hints[row.key].sold, row.on_hand)) > 0
    ]
    return pack_many(work, way, goods)


def _alike(connection: Connection, fair: Fair) -> list[Fair]:
    """Return the other fairs, the most telling first."""
    others = [
        other
        for other in fairs(connection)
        if other.id != fair.id and likeness(fair, other) is not Likeness.NONE
    ]
    return sorted(
        others,
        key=lambda other: (
            likeness(fair, other),
            "" if other.starts_on is None else other.starts_on.isoformat(),
            key_of(other.id),
        ),
        reverse=True,
    )


def _sold_at(connection: Connection, place: str) -> list[tuple[int, int]]:
    sold = -func.sum(_M.quantity)
    query = (
        select(_M.product, sold)
        .where(_M.place == key_of(place), _M.cause.in_(_SOLD))
        .group_by(_M.product)
        .having(sold > 0)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]
