"""What there is of each product, here, elsewhere or everywhere: which are listed, and how many.

A list of stock is the list of products less those that a place, a maker or a state leaves out. Sets
of keys are read from the few tables that know, and put together here: nothing is looked up product
by product, so that 100,000 are filtered in the time of a few frames.
"""

import json
from collections.abc import Sequence
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
_ONE: Final = _S.on_hand.between(bindparam("least"), bindparam("most"))
_SUM: Final = func.sum(_S.on_hand).between(bindparam("least"), bindparam("most"))
_THERE: Final = Prepared(_AT_PLACE.where(_HERE, _ONE))
_ANYWHERE_THERE: Final = Prepared(_ADDED_UP.where(_ANYWHERE).having(_SUM))
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


def stock_keys(connection: Connection, wish: StockWish) -> list[int]:
    """Return the keys of the products listed, in the order of `product_keys`."""
    keys = product_keys(connection, wish.products)
    if wish.maker is not None:
        of_maker = set(_OF_MAKER.column(connection, {"maker": wish.maker}))
        keys = [key for key in keys if key in of_maker]
    if wish.state is State.ALL:
        return keys
    found = _in_state(connection, wish.state, place_wanted(connection, wish))
    is_found = wish.state is not State.NOT_COUNTED
    made_to_order = _never_short(connection, wish.state)
    return [key for key in keys if (key in found) is is_found and key not in made_to_order]


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


def _in_state(connection: Connection, state: State, place: str) -> set[int]:
    """Return the products in a state, or, for those not counted, the ones that are."""
    match state:
        case State.LOW:
            return _low(connection, place)
        case State.NONE_LEFT:
            return set(_there(connection, place, 0, 0))
        case State.BELOW_ZERO:
            return set(_there(connection, place, -_FAR, -1))
        case _:
            return set(_there(connection, place, -_FAR, _FAR))


def _low(connection: Connection, place: str) -> set[int]:
    levels = dict(_LEVELS.tuples(connection, {}))
    unique = set(_OF_KIND.column(connection, {"kind": Kind.UNIQUE.value}))
    few = _there(connection, place, 1, max([LOW_AT, *levels.values()]))
    return {
        key for key, there in few.items() if there <= levels.get(key, LOW_AT) and key not in unique
    }


def _never_short(connection: Connection, state: State) -> set[int]:
    """Return what is made to order: it may be low, but not gone before it was made."""
    if state is State.LOW:
        return set()
    return set(_OF_KIND.column(connection, {"kind": Kind.MADE_TO_ORDER.value}))


def _there(connection: Connection, place: str, least: int, most: int) -> dict[int, int]:
    """Return what is on hand of the products of which there are so many thousandths."""
    given: dict[str, object] = {"least": least, "most": most}
    if place == EVERYWHERE:
        return dict(_ANYWHERE_THERE.tuples(connection, {**given, **_IS_LOST}))
    return dict(_THERE.tuples(connection, {**given, "place": key_of(place)}))
