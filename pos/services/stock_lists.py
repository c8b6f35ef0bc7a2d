"""What there is of each product, here, elsewhere or everywhere: which are listed, and how many.

A list of stock is the list of products less those that a place, a maker or a state leaves out. A
long one is read part by part, each within a frame, so that 100,000 products hold up no sale.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.domain.product import LOW_AT, Kind
from pos.domain.stock import PlaceKind
from pos.services.products import (
    ProductFilter,
    ProductRow,
    product_keys,
    product_keys_after,
    product_rows,
)
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

_IS_GIVEN: Final = _P.key.in_(_GIVEN)
_OF_MAKER: Final = Prepared(select(_P.key).where(_IS_GIVEN, _P.maker == bindparam("maker")))
_OF_KIND: Final = Prepared(select(_P.key).where(_IS_GIVEN, _P.kind == bindparam("kind")))
_LEVELS: Final = Prepared(select(_P.key, _P.low_at).where(_P.low_at.is_not(None)))
_ALL_OF_KIND: Final = Prepared(select(_P.key).where(_P.kind == bindparam("kind")))
_ONE: Final = _S.on_hand.between(bindparam("least"), bindparam("most"))
_SUM: Final = func.sum(_S.on_hand).between(bindparam("least"), bindparam("most"))
_AT_PLACE: Final = select(_S.product, _S.on_hand.label("on_hand")).where(_HERE, _ONE)
_ADDED_UP: Final = (
    select(_S.product, func.sum(_S.on_hand).label("on_hand"))
    .where(_ANYWHERE)
    .group_by(_S.product)
    .having(_SUM)
)
_OF_GIVEN: Final = _S.product.in_(_GIVEN)
_THERE: Final = Prepared(_AT_PLACE.where(_OF_GIVEN))
_ANYWHERE_THERE: Final = Prepared(_ADDED_UP.where(_OF_GIVEN))
_ALL_THERE: Final = Prepared(_AT_PLACE)
_ALL_ANYWHERE: Final = Prepared(_ADDED_UP)
# What a screen shows first, and how many products are looked through at once after that: each time
# in less than a frame, so that a sale passes in between.
FIRST: Final = 500
_AT_ONCE: Final = 20_000
_LOOKED_THROUGH: Final = 3_000
# Further than any sum of quantities.
_FAR: Final = 2**62
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


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list. last: the product after which it goes on, None where it ends here."""

    keys: tuple[int, ...]
    last: int | None


def stock_part(connection: Connection, wish: StockWish, after: int | None = None) -> Part:
    """Return the next products listed, in the order of `product_keys`; None: the first.

    A part may be empty and the list go on: nothing looked through was wanted.
    """
    if wish.products.text.strip():
        return Part(tuple(_kept(connection, wish, product_keys(connection, wish.products))), None)
    is_plain = wish.maker is None and wish.state is State.ALL
    most = _LOOKED_THROUGH if not is_plain else FIRST if after is None else _AT_ONCE
    keys = product_keys_after(connection, wish.products, after, most)
    last = keys[-1] if len(keys) == most else None
    return Part(tuple(_kept(connection, wish, keys)), last)


def stock_keys(connection: Connection, wish: StockWish) -> list[int]:
    """Return the keys of all products listed, in the order of `product_keys`."""
    return _kept(connection, wish, product_keys(connection, wish.products))


def _kept(connection: Connection, wish: StockWish, keys: list[int]) -> list[int]:
    """Return those of these products that the maker and the state leave in."""
    if wish.maker is not None:
        given = {"keys": json.dumps(keys), "maker": wish.maker}
        of_maker = set(_OF_MAKER.column(connection, given))
        keys = [key for key in keys if key in of_maker]
    if wish.state is State.ALL:
        return keys
    found = _in_state(connection, wish.state, place_wanted(connection, wish), keys)
    is_found = wish.state is not State.NOT_COUNTED
    keys = [key for key in keys if (key in found) is is_found]
    made_to_order = _never_short(connection, wish.state, keys)
    return [key for key in keys if key not in made_to_order]


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


def _in_state(connection: Connection, state: State, place: str, keys: list[int]) -> Collection[int]:
    """Return the products in a state, or, for those not counted, the ones that are."""
    match state:
        case State.LOW:
            return _low(connection, place, keys)
        case State.NONE_LEFT:
            return _there(connection, place, keys, 0, 0)
        case State.BELOW_ZERO:
            return _there(connection, place, keys, -_FAR, -1)
        case _:
            return _there(connection, place, keys, -_FAR, _FAR)


def _low(connection: Connection, place: str, keys: Sequence[int]) -> set[int]:
    levels = dict(_LEVELS.tuples(connection, {}))
    few = _there(connection, place, keys, 1, max([LOW_AT, *levels.values()]))
    low = [key for key, there in few.items() if there <= levels.get(key, LOW_AT)]
    return set(low) - _of_kind(connection, Kind.UNIQUE, low)


def _never_short(connection: Connection, state: State, keys: Sequence[int]) -> set[int]:
    """Return what is made to order: it may be low, but not gone before it was made."""
    if state is State.LOW:
        return set()
    return _of_kind(connection, Kind.MADE_TO_ORDER, keys)


def _of_kind(connection: Connection, kind: Kind, keys: Sequence[int]) -> set[int]:
    if _is_quicker_whole(keys):
        return set(_ALL_OF_KIND.column(connection, {"kind": kind.value}))
    return set(_OF_KIND.column(connection, {"keys": json.dumps(keys), "kind": kind.value}))


def _there(
    connection: Connection, place: str, keys: Sequence[int], least: int, most: int
) -> dict[int, int]:
    """Return what is on hand of the products of which there are so many thousandths.

    Others than those of the keys may be among them.
    """
    given: dict[str, object] = {"least": least, "most": most}
    is_whole = _is_quicker_whole(keys)
    if not is_whole:
        given["keys"] = json.dumps(keys)
    if place == EVERYWHERE:
        statement = _ALL_ANYWHERE if is_whole else _ANYWHERE_THERE
        return dict(statement.tuples(connection, {**given, **_IS_LOST}))
    statement = _ALL_THERE if is_whole else _THERE
    return dict(statement.tuples(connection, {**given, "place": key_of(place)}))


def _is_quicker_whole(keys: Sequence[int]) -> bool:
    """Of many products, reading all that is known is quicker than looking each of them up."""
    return len(keys) > _LOOKED_THROUGH
