"""Last writer wins, field by field, for things that are edited: products, makers, places.

A thing's row remembers who wrote each field last where that was not the entry that created it.
Edits that arrive before the creating entry wait in the row, which is shown nowhere until then.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, insert, select, update

from pos.journal.entry import Entry
from pos.store.keys import parts_of

Stamp: TypeAlias = tuple[int, str, int]
Row: TypeAlias = dict[str, Any]


def stamp_of(entry: Entry) -> Stamp:
    """Return what orders two writers of one field."""
    return entry.at, entry.till, entry.seq


def save_created(
    connection: Connection, table: Table, entry: Entry, key: int, given: Mapping[str, Any]
) -> Row:
    """Write the thing that `entry` created, keeping later edits that arrived before it.

    given: a value for every field of the table. Returns the row as it now is.
    """
    old = _row(connection, table, key)
    row = {**given, "key": key, "created_at": entry.at, "stamps": "{}"}
    if old is None:
        connection.execute(insert(table), row)
        return row
    created = stamp_of(entry)
    stamps = {name: s for name, s in _stamps(old).items() if s > created}
    row |= {name: old[name] for name in stamps} | {"stamps": _text(stamps)}
    connection.execute(update(table).where(table.c.key == key), row)
    return row


def save_changed(
    connection: Connection,
    table: Table,
    entry: Entry,
    key: int,
    changes: Mapping[str, Any],
    blank: Mapping[str, Any],
) -> Row:
    """Write the fields that `entry` changed, but for those with a later writer.

    blank: values of a row whose creating entry has not arrived. Returns the row as it now is.
    """
    old = _row(connection, table, key)
    if old is None:
        old = {**blank, "key": key, "created_at": None, "stamps": "{}"}
        connection.execute(insert(table), old)
    stamp, stamps = stamp_of(entry), _stamps(old)
    created = _created_stamp(old, key)
    won = {name: v for name, v in changes.items() if stamp > stamps.get(name, created)}
    if not won:
        return old
    stamps |= dict.fromkeys(won, stamp)
    row = {**old, **won, "stamps": _text(stamps)}
    connection.execute(update(table).where(table.c.key == key), row)
    return row


def _row(connection: Connection, table: Table, key: int) -> Row | None:
    row = connection.execute(select(table).where(table.c.key == key)).mappings().first()
    return None if row is None else dict(row)


def _created_stamp(row: Row, key: int) -> Stamp:
    """The stamp of the creating entry, or one before all others while it has not arrived."""
    return (-1, "", 0) if row["created_at"] is None else (row["created_at"], *parts_of(key))


def _stamps(row: Row) -> dict[str, Stamp]:
    return {name: (at, till, seq) for name, (at, till, seq) in json.loads(row["stamps"]).items()}


def _text(stamps: Mapping[str, Stamp]) -> str:
    return json.dumps(stamps, sort_keys=True, separators=(",", ":"))
