"""What was counted: it decides what is on hand, whenever it arrives."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, insert, literal_column, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.domain.stock import CountedPart, checkpoint
from pos.journal.entry import Entry
from pos.journal.kinds import CountBegun, DifferenceExplained, Explanation, StockCounted
from pos.store import schema
from pos.store.keys import entry_key, key_of
from pos.store.prepared import Prepared

_C: Final = schema.counted.c
_M: Final = schema.movement.c
# Written out: a prepared statement binds only what is given by name.
_NOTHING: Final[Any] = literal_column("0")
_COUNTED: Final = Prepared(insert(schema.counted))
_PARTS: Final = Prepared(
    select(_C.count, _C.quantity, _C.at).where(
        _C.place == bindparam("place"), _C.product == bindparam("product")
    )
)
_MOVED_SINCE: Final = Prepared(
    select(func.coalesce(func.sum(_M.quantity), _NOTHING)).where(
        _M.place == bindparam("place"),
        _M.product == bindparam("product"),
        _M.at > bindparam("since"),
    )
)
_found: Final = upsert(schema.stock)
_ON_HAND: Final = Prepared(
    _found.on_conflict_do_update(
        index_elements=["product", "place"],
        set_={
            "on_hand": _found.excluded.on_hand,
            "counted_at": _found.excluded.counted_at,
        },
    )
)
_EXPLAINED_HERE: Final = Prepared(
    _found.on_conflict_do_update(
        index_elements=["product", "place"],
        set_={"explained": schema.stock.c.explained + _found.excluded.explained},
    )
)
_EXPLAINED: Final = Prepared(insert(schema.explanation))
_STRAYS: Final = Prepared(insert(schema.stray_code))


def apply_count_begun(connection: Connection, entry: Entry, body: CountBegun) -> None:
    """Keep that a count was begun, for others to take part in."""
    connection.execute(
        insert(schema.count_begun),
        {
            "key": entry_key(entry.till, entry.seq),
            "at": entry.at,
            "place": key_of(body.place),
            "is_blind": int(body.is_blind),
            "maker": body.maker,
            "craft": body.craft,
            "category": body.category,
            "by": body.by,
        },
    )


def apply_stock_counted(connection: Connection, entry: Entry, body: StockCounted) -> None:
    """Keep what was found, and let it decide what is on hand."""
    key, place = entry_key(entry.till, entry.seq), key_of(body.place)
    count = key_of(body.count) if body.count else key
    rows = [
        {
            "place": place,
            "product": key_of(line.product),
            "at": line.at,
            "entry": key,
            "line": number,
            "count": count,
            "quantity": line.quantity.thousandths,
        }
        for number, line in enumerate(body.lines, 1)
    ]
    _COUNTED.run_all(connection, rows)
    for product in dict.fromkeys(row["product"] for row in rows):
        _decide(connection, place, product)
    _keep_explained(connection, entry, place, count, body.explained)
    strays = [
        {"count": count, "entry": key, "code": stray.code, "times": stray.times}
        for stray in body.strays
    ]
    if strays:
        _STRAYS.run_all(connection, strays)


def apply_difference_explained(
    connection: Connection, entry: Entry, body: DifferenceExplained
) -> None:
    """Keep what explains something missing."""
    count = key_of(body.count) if body.count else 0
    _keep_explained(connection, entry, key_of(body.place), count, body.explained)


def _decide(connection: Connection, place: int, product: int) -> None:
    here = {"place": place, "product": product}
    parts = (CountedPart(*row) for row in _PARTS.rows(connection, here))
    found = checkpoint(parts)
    since = _MOVED_SINCE.column(connection, {**here, "since": found.at})[0]
    on_hand = found.quantity + since
    _ON_HAND.run(connection, _row(here, on_hand=on_hand, counted_at=found.at))


def _row(here: dict[str, int], **said: int) -> dict[str, int]:
    """Return a row of the stock in which only some things are said."""
    nothing = dict.fromkeys(schema.stock.columns.keys(), 0)
    return {**nothing, **here, **said}


def _keep_explained(
    connection: Connection,
    entry: Entry,
    place: int,
    count: int,
    explained: Iterable[Explanation],
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "place": place,
            "product": key_of(part.product),
            "entry": entry_key(entry.till, entry.seq),
            "line": number,
            "at": entry.at,
            "quantity": part.quantity.thousandths,
            "reason": part.reason.value,
            "count": count,
            "note": part.note,
            "other": key_of(part.other) if part.other else 0,
        }
        for number, part in enumerate(explained, 1)
    ]
    if rows:
        _EXPLAINED.run_all(connection, rows)
        _EXPLAINED_HERE.run_all(
            connection,
            [
                _row({"place": row["place"], "product": row["product"]}, explained=row["quantity"])
                for row in rows
            ],
        )
