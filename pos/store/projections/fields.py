"""Last writer wins, field by field, for things that are edited: products, makers, places.

A thing's row remembers who wrote each field last where that was not the entry that created it.
Edits that arrive before the creating entry wait in the row, which is shown nowhere until then.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Table, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.journal.entry import Entry
from pos.store.keys import parts_of
from pos.store.prepared import Prepared

Stamp: TypeAlias = tuple[int, str, int]
Row: TypeAlias = dict[str, Any]

# A list that comes in changes the same few fields of every product.
_MOST_UPDATES: Final = 64
# Not `key`, which is a column that an update could write.
_WRITTEN: Final = "written_key"


def stamp_of(entry: Entry) -> Stamp:
    """Return what orders two writers of one field."""
    return entry.at, entry.till, entry.seq


def save_created(
    connection: Connection, table: Table, entry: Entry, key: int, given: Mapping[str, Any]
) -> Row:
    """Write the thing that `entry` created, keeping later edits that arrived before it.

    given: a value for every field of the table. Returns the row as it now is.
    """
    row = {**given, "key": key, "created_at": entry.at, "stamps": "{}"}
    if _new(table).run(connection, row):
        return row
    old, created = _row(connection, table, key), stamp_of(entry)
    assert old is not None, "what is in the way of a row is the row"
    stamps = {name: s for name, s in _stamps(old).items() if s > created}
    row |= {name: old[name] for name in stamps} | {"stamps": _text(stamps)}
    write_fields(connection, table, key, row)
    return row


def save_changed(
    connection: Connection,
    table: Table,
    entry: Entry,
    key: int,
    changes: Mapping[str, Any],
    blank: Mapping[str, Any],
) -> tuple[Row, Row]:
    """Write the fields that `entry` changed, but for those with a later writer.

    blank: values of a row whose creating entry has not arrived.
    Returns the row as it was before and as it now is.
    """
    old = _row(connection, table, key)
    if old is None:
        old = {**blank, "key": key, "created_at": None, "stamps": "{}"}
        _new(table).run(connection, old)
    stamp, stamps = stamp_of(entry), _stamps(old)
    created = _created_stamp(old, key)
    won = {name: v for name, v in changes.items() if stamp > stamps.get(name, created)}
    if not won:
        return old, old
    stamps |= dict.fromkeys(won, stamp)
    written = {**won, "stamps": _text(stamps)}
    write_fields(connection, table, key, written)
    return old, old | written


def write_fields(connection: Connection, table: Table, key: int, given: Mapping[str, Any]) -> None:
    """Write some fields of a row; an index without any of them is left alone."""
    _update(table, tuple(given)).run(connection, {**given, _WRITTEN: key})


def _row(connection: Connection, table: Table, key: int) -> Row | None:
    found: list[Any] = _known(table).rows(connection, {"key": key})
    return found[0]._asdict() if found else None


@cache
def _known(table: Table) -> Prepared:
    return Prepared(select(table).where(table.c.key == bindparam("key")))


@cache
def _new(table: Table) -> Prepared:
    return Prepared(upsert(table).on_conflict_do_nothing(index_elements=["key"]))


@lru_cache(_MOST_UPDATES)
def _update(table: Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(update(table).where(table.c.key == bindparam(_WRITTEN)), names)


def _created_stamp(row: Row, key: int) -> Stamp:
    """The stamp of the creating entry, or one before all others while it has not arrived."""
    return (-1, "", 0) if row["created_at"] is None else (row["created_at"], *parts_of(key))


def _stamps(row: Row) -> dict[str, Stamp]:
    return {name: (at, till, seq) for name, (at, till, seq) in json.loads(row["stamps"]).items()}


def _text(stamps: Mapping[str, Stamp]) -> str:
    return json.dumps(stamps, sort_keys=True, separators=(",", ":"))
