"""Movements of goods, and what is on hand: the sum of them, kept in the same transaction."""

from typing import Final, NamedTuple

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.journal.entry import Entry
from pos.journal.kinds import StockMoved
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared

_MOVEMENTS: Final = Prepared(insert(schema.movement))
_new: Final = upsert(schema.stock)
_STOCK: Final = Prepared(
    _new.on_conflict_do_update(
        index_elements=["product", "place"],
        set_={"on_hand": schema.stock.c.on_hand + _new.excluded.on_hand},
    )
)


class Movement(NamedTuple):
    """Goods that moved. product, place: keys. quantity: signed thousandths of the unit."""

    product: int
    place: int
    quantity: int
    cause: str


def apply_stock_moved(connection: Connection, entry: Entry, body: StockMoved) -> None:
    """Move goods in or out of a place."""
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
        [{"product": m.product, "place": m.place, "on_hand": m.quantity} for m in moved],
    )
