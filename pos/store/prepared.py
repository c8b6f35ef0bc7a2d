"""Statements of the selling path: written in SQLAlchemy Core, compiled once, sent by the driver.

Core looks each statement up in its cache, builds a context and wraps the result: 40 to 60 µs a
call, where the driver itself needs 5. A sale has nine statements, so this halves its time. It is
worth it on that path only; everything else speaks Core.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.elements import ClauseElement

_NAMED: Final = sqlite.dialect(paramstyle="named")


class Prepared:
    """One statement with named parameters, for rows of plain numbers, texts and bytes.

    Runs in the transaction that is open on the connection. Errors are the driver's own;
    `pos.store.faults` knows them as well as SQLAlchemy's.
    """

    def __init__(self, statement: Executable, columns: Sequence[str] | None = None) -> None:
        """Keep a statement; `columns` are those an INSERT gives, all of the table by default."""
        self._statement = statement
        self._columns = columns

    @cached_property
    def sql(self) -> str:
        """The statement as the driver takes it."""
        assert isinstance(self._statement, ClauseElement)
        return str(self._statement.compile(dialect=_NAMED, column_keys=self._columns))

    def run(self, connection: Connection, values: Mapping[str, object]) -> None:
        """Run it once."""
        _driver_of(connection).execute(self.sql, values)

    def run_all(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Run it for each row."""
        _driver_of(connection).executemany(self.sql, rows)

    def first(self, connection: Connection, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """Run a query and return its first row, None when there is none."""
        cursor = _driver_of(connection).execute(self.sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        cursor.close()
        return row


def _driver_of(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
