"""Opening the one file: made when new, recognised when old, refused in words when not ours."""

import os
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from pos.store import schema
from pos.store.driver import dbapi, set_pragmas
from pos.store.faults import FileGone, FileInUse, NewerFile, NotOurFile, told_plainly

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
            is_new = connection.execute("PRAGMA page_count").fetchone()[0] == 0
            if not is_new:
                _refuse_foreign(connection)
            set_pragmas(connection)
            if is_new:
                create_tables(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def create_tables(connection: Any) -> None:
    """Write the whole schema into an empty file, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in ddl().values():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")


@cache
def ddl() -> dict[str, str]:
    """Return every statement that makes the schema, by the name of what it makes, in order."""
    dialect = sqlite.dialect()
    statements = {}
    for table in schema.metadata.sorted_tables:
        statements[table.name] = str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            statements[str(index.name)] = str(CreateIndex(index).compile(dialect=dialect)).strip()
    return {**statements, "product_search": schema.SEARCH_DDL, **schema.TRIGGERS}


def version_of(connection: Any) -> int:
    """Return the schema version that wrote the file's projections."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_foreign(connection: Any) -> None:
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
    found = {
        name: sql
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        )
        if name not in _FTS_SHADOWS and not name.startswith("sqlite_stat")
    }
    if version < schema.VERSION:
        must_match = {"journal", *schema.TRIGGERS}
        triggers = {name for name, sql in found.items() if "TRIGGER" in sql.upper().split()[:3]}
        wrong = triggers != set(schema.TRIGGERS) or any(
            found.get(name) != ddl()[name] for name in must_match
        )
    else:
        wrong = found != ddl()
    if wrong:
        raise NotOurFile


class FileIdentity:
    """Which file was opened: its device and inode, looked at again before each write.

    On Linux a deleted file goes on accepting writes into nowhere; comparing costs microseconds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = self._now()

    def require_same(self) -> None:
        """Raise `FileGone` when the path no longer leads to the opened file."""
        if self._identity is None or self._now() != self._identity:
            raise FileGone

    def _now(self) -> tuple[int, int] | None:
        try:
            status = os.stat(self._path)
        except OSError:
            return None
        return status.st_dev, status.st_ino


class SingleUse:
    """The right of one process to a file, given back by the system however the process ends.

    Held as an SQLite lock on a small file beside it: the one kind of lock that is the same on
    Linux, macOS and Windows.
    """

    def __init__(self, path: Path) -> None:
        with told_plainly():
            self._connection = dbapi().connect(
                str(path) + "-lock", isolation_level=None, check_same_thread=False, timeout=0
            )
            try:
                self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                self._connection.execute("BEGIN EXCLUSIVE")
            except dbapi().OperationalError as error:
                self._connection.close()
                raise FileInUse from error

    def release(self) -> None:
        """Let another process open the file."""
        self._connection.close()


class Reserve:
    """A few megabytes kept free for a full disk, so that the day can still be closed."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + "-reserve")

    def keep(self) -> None:
        """Fill the reserve; a disk too full for it is no reason not to open."""
        if self._path.exists() and self._path.stat().st_size >= RESERVE_BYTES:
            return
        try:
            with self._path.open("wb") as file:
                file.write(bytes(RESERVE_BYTES))
        except OSError:
            self.free()

    def free(self) -> None:
        """Give the room back to the disk."""
        self._path.unlink(missing_ok=True)
