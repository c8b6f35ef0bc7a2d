"""Movements of goods, and what is on hand: kept in the same transaction.

On hand is what the last count found and what moved after it. A movement that arrives late, of a
sale made before the count, is kept with the others and leaves what is on hand alone.
"""

from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, case, delete, insert, literal_column
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.journal.entry import Entry
from pos.journal.kinds import StockMoved
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared

_M: Final = schema.movement.c
_MOVEMENTS: Final = Prepared(insert(schema.movement))
_UNMOVED: Final = Prepared(
    delete(schema.movement).where(
        *(_M[name] == bindparam(name) for name in ("place", "product", "at", "entry", "line"))
    )
)
_S: Final = schema.stock.c
_new: Final = upsert(schema.stock)
# What was sold and what came back of it.
_SELLING: Final = ("sale", "refund")
_STOCK: Final = Prepared(
    _new.on_conflict_do_update(
        index_elements=["product", "place"],
        set_={
            "on_hand": _S.on_hand
            + case(
                (bindparam("at") > _S.counted_at, _new.excluded.on_hand), else_=literal_column("0")
            ),
            "came": _S.came + _new.excluded.came,
            "went": _S.went + _new.excluded.went,
            "sold": _S.sold + _new.excluded.sold,
        },
    )
)


class Movement(NamedTuple):
    """Goods that moved. product, place: keys. quantity: signed thousandths of the unit."""

    product: int
    place: int
    quantity: int
    cause: str


class Moved(NamedTuple):
    """A movement as it stands in the book. entry, product, place: keys. at: microseconds UTC."""

    entry: int
    line: int
    at: int
    product: int
    place: int
    quantity: int
    cause: str


class Moment(NamedTuple):
    """Which entry moved goods, and when they moved: at its own moment, mostly."""

    entry: int
    at: int


def apply_stock_moved(connection: Connection, entry: Entry, body: StockMoved) -> None:
    """Move goods in or out of a place, or from one to another."""
    moved = [
        Movement(key_of(line.product), key_of(line.place), line.quantity.thousandths, body.cause)
        for line in body.lines
    ]
    move(connection, entry, moved)


def move(connection: Connection, entry: Entry, moved: list[Movement]) -> None:
    """Write movements of one entry, in their order, and add them to what is on hand."""
    move_at(connection, Moment(entry_key(entry.till, entry.seq), entry.at), moved)


def move_at(connection: Connection, moment: Moment, moved: list[Movement]) -> None:
    """Write movements that an entry says happened at a moment, and add them to what is on hand."""
    if not moved:
        return
    _MOVEMENTS.run_all(
        connection,
        [
            {**moment._asdict(), **movement._asdict(), "line": number}
            for number, movement in enumerate(moved, 1)
        ],
    )
    _STOCK.run_all(connection, [_added(moment.at, movement, 1) for movement in moved])


def move_back(connection: Connection, moment: Moment, moved: Movement) -> None:
    """Take back the only movement of an entry, as if it had never been."""
    replace_movements(connection, [Moved(moment.entry, 1, moment.at, *moved)], [])


def replace_movements(connection: Connection, before: list[Moved], after: list[Moved]) -> None:
    """Write some movements in place of others, and bring what is on hand up to them."""
    gone = [moved for moved in before if moved not in after]
    new = [moved for moved in after if moved not in before]
    _UNMOVED.run_all(connection, [moved._asdict() for moved in gone])
    _MOVEMENTS.run_all(connection, [moved._asdict() for moved in new])
    changed = [_added(moved.at, moved, -1) for moved in gone]
    _STOCK.run_all(connection, changed + [_added(moved.at, moved, 1) for moved in new])


def _added(at: int, moved: Movement | Moved, sign: int) -> dict[str, int]:
    """Say what a movement adds to the stock, or takes from it where sign is -1."""
    quantity = moved.quantity
    return {
        "product": moved.product,
        "place": moved.place,
        "on_hand": sign * quantity,
        "counted_at": 0,
        "came": sign * max(quantity, 0),
        "went": sign * max(-quantity, 0),
        "sold": -sign * quantity if moved.cause in _SELLING else 0,
        "explained": 0,
        "at": at,
    }
