"""What goods on hand are worth, at the price asked and at what they cost.

What a list of thousands is worth is asked for part by part and added up, so that a sale can pass in
between. Less than nothing is worth nothing: it is a fault of the book, not a debt.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, func, select

from pos.domain.money import MAD, Money
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.stock import PlaceKind
from pos.services.stock_lists import EVERYWHERE
from pos.store import schema
from pos.store.keys import key_of
from pos.store.prepared import Prepared

# So many products are added up in some milliseconds.
PART: Final = 2_000

_P: Final = schema.product.c
_S: Final = schema.stock.c
_PLACE: Final = schema.place.c
_GIVEN: Final = select(func.json_each(bindparam("keys")).table_valued("value").c.value)
_LOST: Final = select(_PLACE.key).where(_PLACE.kind == bindparam("lost"))


@dataclass(frozen=True, slots=True)
class Worth:
    """What some products come to.

    pieces: whole pieces on hand; measured: products on hand that are sold by measure.
    at_price, at_cost: what is on hand times what is asked, or what it cost.
    without_price, without_cost: how many products on hand are not in those sums.
    """

    pieces: int = 0
    measured: int = 0
    at_price: Money = Money(0, MAD)
    at_cost: Money = Money(0, MAD)
    without_price: int = 0
    without_cost: int = 0

    def __add__(self, other: "Worth") -> "Worth":
        return Worth(
            self.pieces + other.pieces,
            self.measured + other.measured,
            self.at_price + other.at_price,
            self.at_cost + other.at_cost,
            self.without_price + other.without_price,
            self.without_cost + other.without_cost,
        )


def worth(connection: Connection, keys: Sequence[int], place: str) -> Worth:
    """Add up the products of these keys at a place, or everywhere; at most `PART` at once is quick.

    Each product is rounded half up to one centime, and then added.
    """
    given: dict[str, object] = {"keys": json.dumps(list(keys))}
    if place == EVERYWHERE:
        row = _EVERYWHERE.rows(connection, {**given, "lost": PlaceKind.LOST.value})[0]
    else:
        row = _AT_PLACE.rows(connection, {**given, "place": key_of(place)})[0]
    return Worth(
        pieces=row.pieces,
        measured=row.measured,
        at_price=Money(row.at_price, MAD),
        at_cost=Money(row.at_cost, MAD),
        without_price=row.without_price,
        without_cost=row.without_cost,
    )


def _worth(there: Select[Any]) -> Prepared:
    on_hand = there.subquery("there")
    quantity, product = on_hand.c.on_hand, schema.product
    is_piece = _P.unit == bindparam("piece", Unit.PIECE.value)
    return Prepared(
        select(
            _sum(case((is_piece, quantity // THOUSAND), else_=0)).label("pieces"),
            _sum(case((is_piece, 0), else_=1)).label("measured"),
            _sum(_valued(quantity, _P.price_minor)).label("at_price"),
            _sum(_valued(quantity, _P.cost_minor)).label("at_cost"),
            _sum(case((_P.price_minor.is_(None), 1), else_=0)).label("without_price"),
            _sum(case((_P.cost_minor.is_(None), 1), else_=0)).label("without_cost"),
        )
        .select_from(on_hand.join(product, _P.key == on_hand.c.product))
        .where(quantity > 0)
    )


def _sum(what: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(what), 0)


def _valued(quantity: ColumnElement[int], minor: ColumnElement[int]) -> ColumnElement[int]:
    return (quantity * minor + THOUSAND // 2) // THOUSAND


_OF_KEYS: Final = select(_S.product, func.sum(_S.on_hand).label("on_hand")).where(
    _S.product.in_(_GIVEN)
)
_AT_PLACE: Final = _worth(_OF_KEYS.where(_S.place == bindparam("place")).group_by(_S.product))
_EVERYWHERE: Final = _worth(_OF_KEYS.where(_S.place.not_in(_LOST)).group_by(_S.product))
