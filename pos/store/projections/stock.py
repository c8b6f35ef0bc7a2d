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

_MOVEMENTS: Final = Prepared(insert(schema.movement))
_S: Final = schema.stock.c
_new: Final = upsert(schema.stock)
_is_later = bindparam("at") > _S.counted_at
_added = case((_is_later, _new.excluded.on_hand), else_=literal_column("0"))
_STOCK: Final = Prepared(
    _new.on_conflict_do_update(
        index_elements=["product", "place"],
        set_={
            "on_hand": _S.on_hand
            + case(
                (bindparam("at") > _S.counted_at, _new.excluded.on_hand), else_=literal_column("0")
            )
        },
    )
)


_M: Final = schema.movement.c
_FORGET: Final = Prepared(
    delete(schema.movement).where(
        _M.place == bindparam("place"),
        _M.product == bindparam("product"),
        _M.at == bindparam("at"),
        _M.entry == bindparam("entry"),
        _M.line == bindparam("line"),
    )
)


class Moved(NamedTuple):
    """A movement as it stands in the book. entry, product, place: keys. at: microseconds UTC."""

    entry: int
    line: int
    at: int
    product: int
    place: int
    quantity: int
    cause: str


class Movement(NamedTuple):
    """Goods that moved. product, place: keys. quantity: signed thousandths of the unit."""

    product: int
    place: int
    quantity: int
    cause: str


def apply_stock_moved(connection: Connection, entry: Entry, body: StockMoved) -> None:
    """Move goods in or out of a place, or from one to another."""
    moved = [
        Movement(key_of(line.product), key_of(line.place), line.quantity.thousandths, body.cause)
        for line in body.lines
    ]
    move(connection, entry, moved)


def move(connection: Connection, entry: Entry, moved: list[Movement]) -> None:
    """Write movements of one entry, in their order, and add them to what is on hand."""
    if not moved:
        return
    key = entry_key(entry.till, entry.seq)
    _MOVEMENTS.run_all(
        connection,
        [
            {
                "entry": key,
                "line": number,
                "at": entry.at,
                "product": movement.product,
                "place": movement.place,
                "quantity": movement.quantity,
                "cause": movement.cause,
            }
            for number, movement in enumerate(moved, 1)
        ],
    )
    _STOCK.run_all(
        connection,
        [
            {
                "product": m.product,
                "place": m.place,
                "on_hand": m.quantity,
                "counted_at": 0,
                "at": entry.at,
            }
            for m in moved
        ],
    )


def replace_movements(connection: Connection, before: list[Moved], after: list[Moved]) -> None:
    """Write some movements in place of others, and bring what is on hand up to them."""
    gone = [moved for moved in before if moved not in after]
    new = [moved for moved in after if moved not in before]
    _FORGET.run_all(connection, [moved._asdict() for moved in gone])
    _MOVEMENTS.run_all(connection, [moved._asdict() for moved in new])
    changed = [(moved, -moved.quantity) for moved in gone] + [(m, m.quantity) for m in new]
    _STOCK.run_all(
        connection,
        [
            {
                "product": moved.product,
                "place": moved.place,
                "on_hand": quantity,
                "counted_at": 0,
                "at": moved.at,
            }
            for moved, quantity in changed
        ],
    )
