"""Projections rebuilt from the journal: after a new version, after damage, and in tests.

There are no data migrations. The projections are dropped and every entry is applied again, in one
transaction: a power cut in the middle leaves the file as it was. The device's own tables are kept,
and grow by columns whose default says what an older row has there.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
from sqlalchemy import Connection, func, select, text

from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import SHAPES, Body
from pos.store import schema
from pos.store.faults import FileDamaged
from pos.store.file import ddl
from pos.store.kept import forget
from pos.store.projections.apply import apply
from pos.store.revoked import DECIDING, is_set_aside

# Called with entries done and entries in all.
Progress: TypeAlias = Callable[[int, int], None]

_PROGRESS_EVERY: Final = 500
_OLDER: Final = "older"


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


def rebuild(connection: Connection, progress: Progress = no_progress) -> int:
    """Drop the projections and replay every journal, inside the caller's transaction.

    Returns how many entries were passed over because their kind is of a newer program.
    """
    _drop_projections(connection)
    kept = set(connection.execute(text("SELECT name FROM sqlite_schema")).scalars())
    for name, statement in ddl().items():
        if name not in kept:
            connection.exec_driver_sql(statement)
    return replay(connection, progress)


def replay(
    connection: Connection, progress: Progress = no_progress, into: Connection | None = None
) -> int:
    """Apply every entry of the journal, till by till; returns how many kinds were unknown.

    into: where the empty projections are, in the same file unless said.
    """
    total = connection.execute(select(func.count()).select_from(schema.journal)).scalar_one()
    tables, unknown = into or connection, 0
    _replay_decisions(connection, tables)
    for done, entry in enumerate(entries(connection), 1):
        shape = SHAPES.get(entry.kind)
        if shape is None:
            unknown += 1
        elif entry.kind not in DECIDING and not is_set_aside(tables, entry):
            apply(tables, entry, _body_of(entry, shape))
        if done % _PROGRESS_EVERY == 0 or done == total:
            progress(done, total)
    return unknown


def _replay_decisions(connection: Connection, tables: Connection) -> None:
    """Apply first what says which tills count: they may have decided about each other."""
    forget(tables)
    table = schema.journal
    query = select(table).where(table.c.kind.in_(DECIDING)).order_by(table.c.till, table.c.seq)
    for row in connection.execute(query).all():
        entry = Entry(*row)
        apply(tables, entry, _body_of(entry, SHAPES[entry.kind]))
    forget(tables)


def _body_of(entry: Entry, shape: type[Body]) -> Body:
    try:
        return decoded(entry.body, shape)
    except msgspec.DecodeError as error:
        raise FileDamaged from error


def entries(connection: Connection, till: str | None = None) -> Iterator[Entry]:
    """Read the journal in order, of one till or of all, a batch at a time."""
    table = schema.journal
    query = select(table).order_by(table.c.till, table.c.seq)
    if till is not None:
        query = query.where(table.c.till == till)
    rows = connection.execution_options(yield_per=_PROGRESS_EVERY).execute(query)
    for row in rows:
        yield Entry(*row)


def bring_up_to_date(connection: Connection, path: Path, progress: Progress = no_progress) -> None:
    """Replay a file whose projections an older version made; a copy is kept beside it first."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.rollback()
    if version == schema.VERSION:
        return
    keep_copy(connection, path.with_name(f"{path.name}-before-v{schema.VERSION}"))
    connection.info["writing"] = True
    with connection.begin():
        _grow_own(connection)
        rebuild(connection, progress)
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")


def _grow_own(connection: Connection) -> None:
    """Give each table of this device its shape of today, row by row what it held."""
    query = text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    made = {name: sql for name, sql in connection.execute(query)}
    for table in schema.OWN:
        name, today = table.name, ddl()[table.name]
        if made.get(name, today) == today:
            continue
        connection.exec_driver_sql(f'ALTER TABLE "{name}" RENAME TO "{_OLDER}"')
        connection.exec_driver_sql(today)
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{_OLDER}")')
        shared = ", ".join(f'"{row.name}"' for row in columns if row.name in table.c)
        copy = f'INSERT INTO "{name}" ({shared}) SELECT {shared} FROM "{_OLDER}"'  # noqa: S608
        connection.exec_driver_sql(copy)
        connection.exec_driver_sql(f'DROP TABLE "{_OLDER}"')


def keep_copy(connection: Connection, path: Path) -> None:
    """Write a compact copy of the whole file to `path`, replacing an older copy."""
    path.unlink(missing_ok=True)
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.execute("VACUUM INTO ?", (str(path),))


def _drop_projections(connection: Connection) -> None:
    """Drop every table that is neither the journal nor this device's own."""
    kept = {"journal", *(table.name for table in schema.OWN)}
    query = text("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    names = [name for (name,) in connection.execute(query) if not name.startswith("sqlite_")]
    if "product_search" in names:
        connection.exec_driver_sql("DROP TABLE product_search")
    for name in names:
        if name not in kept and not name.startswith("product_search"):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
