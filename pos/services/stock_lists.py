"""What there is of each product, here, elsewhere or everywhere: which are listed, and how many.

A list of stock is the list of products less those that a place, a maker or a state leaves out. Sets
of keys are read from the few tables that know, and put together here: nothing is looked up product
by product, so that 100,000 are filtered in the time of a few frames.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.domain.product import LOW_AT, Kind
from pos.domain.stock import PlaceKind
from pos.services.products import ProductFilter, ProductRow, product_keys, product_rows
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.prepared import Prepared

# In place of the id of a place: all places together but those where things are lost.
EVERYWHERE: Final = ""

_P: Final = schema.product.c
_S: Final = schema.stock.c
_PLACE: Final = schema.place.c
_GIVEN: Final = select(func.json_each(bindparam("keys")).table_valued("value").c.value)
_LOST: Final = select(_PLACE.key).where(_PLACE.kind == bindparam("lost"))
_HERE: Final = _S.place == bindparam("place")
_ANYWHERE: Final = _S.place.not_in(_LOST)
_IS_LOST: Final = {"lost": PlaceKind.LOST.value}

_OF_MAKER: Final = Prepared(select(_P.key).where(_P.maker == bindparam("maker")))
_OF_KIND: Final = Prepared(select(_P.key).where(_P.kind == bindparam("kind")))
_LEVELS: Final = Prepared(select(_P.key, _P.low_at).where(_P.low_at.is_not(None)))
_AT_PLACE: Final = select(_S.product, _S.on_hand.label("on_hand"))
_ADDED_UP: Final = select(_S.product, func.sum(_S.on_hand).label("on_hand")).group_by(_S.product)
_ALL_HERE: Final = Prepared(_AT_PLACE.where(_HERE))
_ALL_ANYWHERE: Final = Prepared(_ADDED_UP.where(_ANYWHERE))
_SPLIT: Final = Prepared(
    select(_S.product, _S.place, _S.on_hand)
    .join(schema.place, _PLACE.key == _S.place)
    .where(_S.product.in_(_GIVEN), _ANYWHERE)
    .order_by(_PLACE.created_at, _PLACE.key)
)


class State(StrEnum):
    """How a product stands at a place; a product made to order is never short of anything."""

    ALL = "all"
    LOW = "low"
    NONE_LEFT = "none_left"
    BELOW_ZERO = "below_zero"
    NOT_COUNTED = "not_counted"


# What each of the plainer states says of the thousandths on hand, None where nothing is known.
_HOLDS: Final[dict[State, Callable[[int | None], bool]]] = {
    State.NONE_LEFT: lambda there: there == 0,
    State.BELOW_ZERO: lambda there: there is not None and there < 0,
    State.NOT_COUNTED: lambda there: there is None,
}


@dataclass(frozen=True, slots=True)
class StockWish:
    """Which products a list of stock shows, and where they are counted.

    place: id of a place, `EVERYWHERE`, or None for where this device sells from.
    maker: id of a maker, empty for products of none, None for all.
    """

    products: ProductFilter = field(default_factory=ProductFilter)
    place: str | None = None
    maker: str | None = None
    state: State = State.ALL


def place_wanted(connection: Connection, wish: StockWish) -> str:
    """Return the id of the place a wish is about, `EVERYWHERE` for all of them."""
    return counter(connection).here.id if wish.place is None else wish.place


def stock_keys(connection: Connection, wish: StockWish) -> list[int]:
    """Return the keys of the products listed, in the order of `product_keys`."""
    keys = product_keys(connection, wish.products)
    if wish.maker is not None:
        of_maker = set(_OF_MAKER.column(connection, {"maker": wish.maker}))
        keys = [key for key in keys if key in of_maker]
    if wish.state is State.ALL:
        return keys
    on_hand = _on_hand(connection, place_wanted(connection, wish))
    if wish.state is State.LOW:
        low = _low(connection, on_hand)
        return [key for key in keys if key in low]
    made_to_order = set(_OF_KIND.column(connection, {"kind": Kind.MADE_TO_ORDER.value}))
    holds = _HOLDS[wish.state]
    return [key for key in keys if holds(on_hand.get(key)) and key not in made_to_order]


def stock_rows(connection: Connection, keys: Sequence[int], place: str) -> list[ProductRow]:
    """Return the rows of the given keys with what is on hand at a place, or everywhere.

    Everywhere: on hand is the sum, and each row says how it is split.
    """
    if place != EVERYWHERE:
        return product_rows(connection, keys, place)
    rows = product_rows(connection, keys, counter(connection).here.id)
    split = stock_split(connection, keys)
    return [_everywhere(row, split.get(row.key, ())) for row in rows]


def stock_split(
    connection: Connection, keys: Sequence[int]
) -> dict[int, tuple[tuple[str, int], ...]]:
    """Return where the products of these keys are: ids of places, and the thousandths there."""
    given = {"keys": json.dumps(list(keys)), **_IS_LOST}
    split: dict[int, list[tuple[str, int]]] = {}
    for row in _SPLIT.rows(connection, given):
        split.setdefault(row.product, []).append((id_of(row.place), row.on_hand))
    return {key: tuple(parts) for key, parts in split.items()}


def _everywhere(row: ProductRow, split: tuple[tuple[str, int], ...]) -> ProductRow:
    on_hand = sum(thousandths for _place, thousandths in split)
    return replace(row, on_hand=on_hand, is_counted=bool(split), split=split)


def _on_hand(connection: Connection, place: str) -> dict[int, int]:
    """Return the thousandths on hand of every product ever moved or counted there."""
    if place == EVERYWHERE:
        return dict(_ALL_ANYWHERE.tuples(connection, _IS_LOST))
    return dict(_ALL_HERE.tuples(connection, {"place": key_of(place)}))


def _low(connection: Connection, on_hand: dict[int, int]) -> set[int]:
    levels = dict(_LEVELS.tuples(connection, {}))
    unique = set(_OF_KIND.column(connection, {"kind": Kind.UNIQUE.value}))
    return {
        key
        for key, there in on_hand.items()
        if 0 < there <= levels.get(key, LOW_AT) and key not in unique
    }
