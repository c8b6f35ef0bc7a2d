"""What the stock book says: of a product, of a place, now and at any past moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, literal_column, select, text

from pos.domain.stock import (
    Cause,
    CountedPart,
    Movement,
    Tally,
    cause_of,
    checkpoint,
    tally,
)
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.prepared import Prepared

_M: Final = schema.movement.c
_C: Final = schema.counted.c
_S: Final = schema.stock.c
_HERE: Final = (_M.place == bindparam("place"), _M.product == bindparam("product"))
# Later than anything that happens.
_NEVER: Final = 2**62
_ON_HAND: Final = Prepared(
    select(_S.on_hand, _S.counted_at).where(
        _S.product == bindparam("product"), _S.place == bindparam("place")
    )
)
_MOVED: Final = Prepared(
    select(func.coalesce(func.sum(_M.quantity), literal_column("0"))).where(
        *_HERE, _M.at > bindparam("since"), _M.at <= bindparam("until")
    )
)
_PARTS: Final = Prepared(
    select(_C.count, _C.quantity, _C.at).where(
        _C.place == bindparam("place"),
        _C.product == bindparam("product"),
        _C.at <= bindparam("until"),
    )
)
_HISTORY: Final = Prepared(
    select(_M.at, _M.entry, _M.quantity, _M.cause)
    .where(*_HERE, _M.at < bindparam("before"))
    .order_by(_M.at.desc(), _M.entry.desc(), _M.line.desc())
    .limit(bindparam("most"))
)
_COUNTS: Final = Prepared(
    select(_C.at, _C.entry, _C.quantity)
    .where(
        _C.place == bindparam("place"),
        _C.product == bindparam("product"),
        _C.at < bindparam("before"),
    )
    .order_by(_C.at.desc(), _C.entry.desc())
    .limit(bindparam("most"))
)
# By place and product, which leads the table: one walk over what ever moved at the place.
_CAUSES: Final = Prepared(
    select(_M.product, _M.cause, func.sum(_M.quantity).label("quantity"))
    .where(_M.place == bindparam("place"))
    .group_by(_M.product, _M.cause)
)
_PARTS_OF: Final = text(
    "SELECT product, count, quantity, at FROM counted WHERE place = :place AND count <> :without"
    " AND product IN (SELECT value ->> 0 FROM json_each(:asked))"
)
# Each product with the moments between which its movements are summed up.
_MOVED_OF: Final = text(
    "SELECT asked.value ->> 0 AS product, count(movement.entry) AS moves,"
    " coalesce(sum(movement.quantity), 0) AS moved FROM json_each(:asked) AS asked"
    " LEFT JOIN movement ON movement.place = :place AND movement.product = asked.value ->> 0"
    " AND movement.at > asked.value ->> 1 AND movement.at <= asked.value ->> 2"
    " GROUP BY asked.value ->> 0"
)
_ALL_HERE: Final = Prepared(select(_S.product, _S.on_hand).where(_S.place == bindparam("place")))


@dataclass(frozen=True, slots=True)
class StockAt:
    """A product at a place. on_hand: thousandths. counted_at: microseconds UTC, 0 never counted."""

    on_hand: int
    counted_at: int


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a product at a place.

    entry: its id. at: microseconds UTC. cause: None for a count, whose quantity is what was found;
    else the quantity is what came (or left, below zero), in thousandths.
    """

    entry: str
    at: int
    cause: Cause | None
    quantity: int


def stock_of(connection: Connection, product: str, place: str) -> StockAt | None:
    """Return what is on hand, None where the product was never moved or counted."""
    row = _ON_HAND.first(connection, {"product": key_of(product), "place": key_of(place)})
    return None if row is None else StockAt(*row)


def stock_at(connection: Connection, product: str, place: str, moment: int) -> int:
    """Return the thousandths on hand at a moment (microseconds UTC), by what is known now.

    Sales that arrived later than that moment are counted where they happened.
    """
    here = {"product": key_of(product), "place": key_of(place), "until": moment}
    found = checkpoint(CountedPart(*row) for row in _PARTS.rows(connection, here))
    moved: int = _MOVED.column(connection, {**here, "since": found.at})[0]
    return found.quantity + moved


def book_of(
    connection: Connection, place: int, moments: Mapping[int, int], *, without: int = 0
) -> dict[int, int]:
    """Return what there was of each product at a moment of its own, in thousandths.

    place, the products, without: keys; `without` names a count that is left aside, so that what it
    found can be compared with what was known without it. A product that nobody had moved or counted
    by then is left out. Two statements, however many products.
    """
    asked = json.dumps(list(moments.items()))
    given = {"place": place, "without": without, "asked": asked}
    parts: dict[int, list[CountedPart]] = {}
    for product, *part in connection.execute(_PARTS_OF, given):
        found = CountedPart(*part)
        if found.at <= moments[product]:
            parts.setdefault(product, []).append(found)
    last = {product: checkpoint(parts.get(product, ())) for product in moments}
    since = [(product, last[product].at, moment) for product, moment in moments.items()]
    rows = connection.execute(_MOVED_OF, {"place": place, "asked": json.dumps(since)})
    return {
        row.product: last[row.product].quantity + row.moved
        for row in rows
        if row.moves or row.product in parts
    }


def history(
    connection: Connection, product: str, place: str, most: int = 200, before: int | None = None
) -> tuple[Step, ...]:
    """Return what happened to a product at a place, the newest first, at most so many steps.

    before: only what happened earlier than this moment (microseconds UTC).
    """
    here = {
        "product": key_of(product),
        "place": key_of(place),
        "most": most,
        "before": _NEVER if before is None else before,
    }
    moved = [
        Step(id_of(row.entry), row.at, cause_of(row.cause), row.quantity)
        for row in _HISTORY.rows(connection, here)
    ]
    found = [
        Step(id_of(row.entry), row.at, None, row.quantity) for row in _COUNTS.rows(connection, here)
    ]
    # A count comes after what moved in the same moment.
    in_order = sorted(
        [*moved, *found], key=lambda step: (step.at, step.cause is None), reverse=True
    )
    return tuple(in_order[:most])


def tallies(connection: Connection, place: str) -> dict[int, Tally]:
    """Return what became of every product that ever was at a place, by the product's key."""
    here = {"place": key_of(place)}
    moved: dict[int, list[Movement]] = {}
    for row in _CAUSES.rows(connection, here):
        moved.setdefault(row.product, []).append(Movement(cause_of(row.cause), row.quantity))
    on_hand = {row.product: row.on_hand for row in _ALL_HERE.rows(connection, here)}
    return {product: tally(moved.get(product, ()), left) for product, left in on_hand.items()}
