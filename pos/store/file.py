"""Opening the one file: made when new, recognised when old, refused in words when not ours."""

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from pos.store import schema
from pos.store.driver import dbapi, set_pragmas
from pos.store.faults import (
    FileBusy,
    FileGone,
    FileInUse,
    NewerFile,
    NotOurFile,
    told_plainly,
)

RESERVE_BYTES: Final = 4 * 2**20

_FTS_SHADOWS: Final = tuple(
    f"product_search_{part}" for part in ("data", "idx", "docsize", "config", "content")
)


def connect(path: Path) -> Any:
    """Open a DBAPI connection to the file with every pragma set; makes the file when missing."""
    with told_plainly():
        connection = dbapi().connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            is_new = is_empty(connection)
            if not is_new:
                refuse_foreign(connection)
            set_pragmas(connection)
            if is_new:
                create_tables(connection)
            require_writable(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def is_empty(connection: Any) -> bool:
    """Tell whether nothing was ever written, or power went before the first table was."""
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    return tables == 0 and owner == 0


def require_writable(connection: Any) -> None:
    """Find out at start, not at the first sale, that the file may only be read."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def create_tables(connection: Any) -> None:
    """Write the whole schema into an empty file, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in ddl().values():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")


@cache
def ddl() -> Mapping[str, str]:
    """Return every statement that makes the schema, by the name of what it makes, in order."""
    dialect = sqlite.dialect()
    statements = {}
    for table in schema.metadata.sorted_tables:
        statements[table.name] = str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            statements[str(index.name)] = str(CreateIndex(index).compile(dialect=dialect)).strip()
    everything = {**statements, "product_search": schema.SEARCH_DDL, **schema.TRIGGERS}
    return MappingProxyType(everything)


def version_of(connection: Any) -> int:
    """Return the schema version that wrote the file's projections."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_foreign(connection: Any) -> None:
    """Refuse a file of another program, of a newer Rahba, or with something planted in it.

    A planted trigger can change totals while every integrity check says ok, so each table, index,
    view and trigger must be word for word ours. Projections of an older version are dropped and
    replayed, so of those files only the journal and the triggers are compared.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise NotOurFile
    version = version_of(connection)
    if version > schema.VERSION:
        raise NewerFile
    found, ours = _made_in(connection), sorted(ddl().items())
    if version < schema.VERSION:
        kept = {"journal", *schema.TRIGGERS}
        found = [made for made in found if made.kind in ("trigger", "view") or made.name in kept]
        ours = [(name, sql) for name, sql in ours if name in kept]
    if [(made.name, made.sql) for made in found] != ours:
        raise NotOurFile


class _Made(NamedTuple):
    """One table, index, view or trigger as the file says it was made."""

    name: str
    sql: str
    kind: str


def _made_in(connection: Any) -> list[_Made]:
    """Return what the file holds, in order, without SQLite's own tables.

    A list, because a trigger may bear the name of a table; and only a table may pass as one of
    SQLite's own, so that nothing hides behind such a name.
    """
    query = "SELECT name, sql, type FROM sqlite_schema WHERE sql IS NOT NULL"
    made = sorted(_Made(*row) for row in connection.execute(query))
    return [m for m in made if not (m.kind == "table" and _is_sqlites_own(m.name))]


def _is_sqlites_own(name: str) -> bool:
    return name in _FTS_SHADOWS or name.startswith("sqlite_stat")


class FileIdentity:
    """Which file was opened, and its log: device and inode, looked at again before each write.

    On Linux a deleted file goes on accepting writes into nowhere; comparing costs microseconds.
    """

    def __init__(self, path: Path) -> None:
        self._paths = (str(path), f"{path}-wal")
        self._identity = self._now()

    def require_same(self) -> None:
        """Raise `FileGone` when a path no longer leads to the opened file, or to its log."""
        if None in self._identity or self._now() != self._identity:
            raise FileGone

    def require_file(self) -> None:
        """Raise `FileGone` when the file is not there; its log goes when nobody has it open."""
        if _identity_of(self._paths[0]) != self._identity[0]:
            raise FileGone

    def _now(self) -> tuple[tuple[int, int] | None, ...]:
        return tuple(_identity_of(path) for path in self._paths)


def _identity_of(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


class SingleUse:
    """The right of one process to a file, given back by the system however the process ends.

    Held as an SQLite lock on a small file beside it: the one kind of lock that is the same on
    Linux, macOS and Windows.
    """

    def __init__(self, path: Path) -> None:
        try:
            with told_plainly():
                self._connection = _held(path.with_name(path.name + "-lock"))
        except FileBusy as busy:
            raise FileInUse from busy

    def release(self) -> None:
        """Let another process open the file."""
        self._connection.close()


def _held(lock: Path) -> Any:
    """Return a connection that holds the lock until it is closed."""
    connection = dbapi().connect(
        str(lock), isolation_level=None, check_same_thread=False, timeout=0
    )
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection


class Reserve:
    """A few megabytes kept free for a full disk, so that the day can still be closed."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + "-reserve")

    def keep(self) -> None:
        """Fill the reserve; a disk too full for it is no reason not to open."""
        try:
            if self._path.exists() and self._path.stat().st_size >= RESERVE_BYTES:
                return
            with self._path.open("wb") as file:
                file.write(bytes(RESERVE_BYTES))
        except OSError:
            self.free()

    def free(self) -> None:
        """Give the room back to the disk; what cannot be given back is no new fault."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
