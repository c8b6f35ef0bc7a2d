"""The open store: one file, one connection, one till that writes.

Used by one thread at a time: the database thread. It holds the connection for as long as the
program runs; who needs a transaction calls `begin`, who only reads calls `reading`.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from pos.clock import Clock
from pos.journal.identity import TillKey
from pos.store.driver import dbapi
from pos.store.faults import DiskFull, StoreUnavailable, told_plainly
from pos.store.file import FileIdentity, Reserve, SingleUse, connect
from pos.store.replay import Progress, bring_up_to_date, no_progress
from pos.store.unit_of_work import UnitOfWork
from pos.store.work_in_hand import save_device, saved_device

# Checkpoint even under steady selling after so many commits (about 4,000 pages of log).
_MOST_COMMITS: Final = 250
_SESSION: Final = "session"


class Store:
    """One open file.

    connection: SQLAlchemy Core's, outside a transaction unless a unit of work is open.
    key: the identity of the till that writes here; `None` until `use` is called.
    ended_uncleanly: the last program that had the file open did not close it.
    """

    def __init__(self, path: Path, clock: Clock, progress: Progress = no_progress) -> None:
        """Open or make the file; raises a `StoreUnavailable` leaf that says what is wrong.

        progress: told of the replay that a file of an older version needs.
        """
        self.path = path
        self.clock = clock
        self._progress = progress
        self._key: TillKey | None = None
        self._commits = 0
        self._is_closed = False
        self._single_use = SingleUse(path)
        try:
            self._open()
            self.ended_uncleanly = self._mark_open()
        except BaseException:
            self._single_use.release()
            raise
        self._reserve = Reserve(path)
        self._reserve.keep()

    @property
    def key(self) -> TillKey:
        """The till that writes here."""
        assert self._key is not None, "the till's identity is set before anything is recorded"
        return self._key

    def use(self, key: TillKey) -> None:
        """Write as this till from now on."""
        self._key = key

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """Open a unit of work; see there."""
        self._require_open()
        with UnitOfWork(self) as work:
            yield work
        self._commits += 1
        if self._commits >= _MOST_COMMITS:
            self.checkpoint()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend the connection for reading one consistent state."""
        self._require_open()
        self.connection.info["writing"] = False
        with told_plainly():
            try:
                yield self.connection
            finally:
                self.connection.rollback()

    def checkpoint(self) -> None:
        """Move the log into the file; called when the till is idle, on this same connection.

        A full or failing disk is no fault here: what was sold is safe in the log, and is moved
        another time.
        """
        if self._commits:
            self._commits = 0
            with suppress(StoreUnavailable), told_plainly():
                self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def require_same_file(self) -> None:
        """Raise `FileGone` when the file was deleted or replaced."""
        self._identity.require_same()

    def reopen(self) -> None:
        """Drop the connection, with whatever transaction hangs on it, and open a fresh one.

        Raises `FileGone` when the file is not there any more, rather than making a new one.
        """
        self._close_connection()
        self._require_open()

    def free_reserve(self) -> None:
        """Give the reserve back to a disk that is full."""
        self._reserve.free()

    def close(self) -> None:
        """Close for good; closing twice does no harm."""
        if self._is_closed:
            return
        self._is_closed = True
        if not self.connection.closed:
            with suppress(StoreUnavailable):
                self._mark("closed")
            self._close_connection()
        self._single_use.release()

    def _open(self) -> None:
        raw = connect(self.path)
        engine = create_engine(
            "sqlite://", module=dbapi(), creator=lambda: raw, poolclass=StaticPool
        )
        event.listen(engine, "begin", _begin)
        with ExitStack() as undo, told_plainly():
            undo.callback(raw.close)
            undo.callback(engine.dispose)
            connection = undo.enter_context(engine.connect())
            bring_up_to_date(connection, self.path, self._progress)
            undo.pop_all()
        self._raw, self._engine, self.connection = raw, engine, connection
        self._identity = FileIdentity(self.path)

    def _require_open(self) -> None:
        """Open again a file whose disk did not answer when it was last tried."""
        assert not self._is_closed, "the store was closed for good"
        if self.connection.closed:
            self._identity.require_file()
            self._open()

    def _mark_open(self) -> bool:
        """Note that the file is open; returns whether it already was, after an unclean end."""
        with self.reading() as connection:
            was_open = saved_device(connection, _SESSION, str) == "open"
        with suppress(DiskFull):  # a full disk is no reason not to look at what was sold
            self._mark("open")
        return was_open

    def _mark(self, state: str) -> None:
        self.connection.info["writing"] = True
        with told_plainly(), self.connection.begin():
            save_device(self.connection, _SESSION, state)

    def _close_connection(self) -> None:
        try:
            self.connection.close()
        except DBAPIError:
            # A connection on a failed disk may refuse to roll back; it is thrown away anyway.
            self.connection.invalidate()
        self._engine.dispose()


def _begin(connection: Connection) -> None:
    """Begin for real: a writer takes the lock at once, so that it reads seq and number inside."""
    mode = "IMMEDIATE" if connection.info.get("writing") else "DEFERRED"
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.execute(f"BEGIN {mode}")
