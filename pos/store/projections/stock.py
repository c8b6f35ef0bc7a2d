"""Movements of goods, and what is on hand: the sum of them, kept in the same transaction."""

from typing import Final

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


def apply_stock_moved(connection: Connection, entry: Entry, body: StockMoved) -> None:
    """Move goods in or out of a place."""
    moved = [
        (key_of(line.product), key_of(line.place), line.quantity.thousandths) for line in body.lines
    ]
    move(connection, entry, body.cause, moved)


def move(
    connection: Connection, entry: Entry, cause: str, moved: list[tuple[int, int, int]]
) -> None:
    """Write movements of one entry and add them to what is on hand.

    moved: product key, place key, signed thousandths; in the order of the entry's lines.
    """
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
                "product": product,
                "place": place,
                "quantity": quantity,
                "cause": cause,
            }
            for number, (product, place, quantity) in enumerate(moved, 1)
        ],
    )
    _STOCK.run_all(
        connection,
        [
            {"product": product, "place": place, "on_hand": quantity}
            for product, place, quantity in moved
        ],
    )
