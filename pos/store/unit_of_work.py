"""One user action, one transaction: recorded and applied together, or not at all.

`with store.begin() as work:` commits on a clean exit and rolls back on any error. An error at
COMMIT does not mean "not saved": the file is opened anew and the entries are looked up by their
hash, and only then the seller is told which it was.
"""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Final, Protocol, Self

import msgspec
from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.exc import DBAPIError

from pos.changed import Changed
from pos.clock import Clock
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.canonical import canonical
from pos.journal.entry import FIRST_PREVIOUS, HASH_LENGTH, Entry, entry_hash
from pos.journal.identity import TillKey
from pos.journal.kinds import KINDS, Body, ClockJumped
from pos.store import schema
from pos.store.changed_by import changed_by
from pos.store.counting_in import count_in
from pos.store.faults import (
    DiskFault,
    DiskFull,
    OutcomeUnknown,
    StoreUnavailable,
    fault_of,
    told_plainly,
)
from pos.store.kept import CHANGES_KEPT, forget, kept
from pos.store.prepared import Prepared
from pos.store.revoked import revoked
from pos.store.work_in_hand import InTraining, is_in_training, person_at_till


class TillShutOut(PosError):
    """A manager has shut this till out of the cooperative."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This till was shut out of the cooperative, and nothing more is written here. "
                "Everything before it is kept. A manager can let it in again on another till, and "
                "bring that till's work here."
            )
        )


# A clock this far behind the journal was set back; less is drift.
JUMP_MICROSECONDS: Final = 60_000_000
_JUMP_SAID_WITHIN: Final = 1000

_APPEND: Final = Prepared(insert(schema.journal))
_HEAD: Final = Prepared(
    select(schema.journal.c.seq, schema.journal.c.at, schema.journal.c.hash)
    .where(schema.journal.c.till == bindparam("till"))
    .order_by(schema.journal.c.seq.desc())
)


class Writable(Protocol):
    """What a unit of work needs of the open store."""

    @property
    def connection(self) -> Connection: ...
    @property
    def key(self) -> TillKey: ...
    @property
    def clock(self) -> Clock: ...
    def reading(self) -> AbstractContextManager[Connection]: ...
    def require_same_file(self) -> None: ...
    def reopen(self) -> None: ...
    def free_reserve(self) -> None: ...


class UnitOfWork:
    """One transaction of the till that writes here. Used on the database thread only.

    connection: for what a service reads and for work in hand, inside the transaction.
    now: microseconds UTC at which the action happens.
    changed: what has been changed so far.
    approved_by: id of the manager who allowed it with their PIN, or empty.
    is_unattended: nobody at the till did this, such as what an online shop told.
    """

    def __init__(self, store: Writable) -> None:
        self._store = store
        self.connection = store.connection
        self.now = store.clock()
        self.changed = Changed.NOTHING
        self.approved_by = ""
        self.is_unattended = False
        self._head: tuple[int, int, bytes] | None = None
        self._recorded: list[Entry] = []

    @property
    def till(self) -> str:
        """The till that writes here."""
        return self._store.key.till

    @property
    def by(self) -> str:
        """The id of the person at this till; empty while nobody is named."""
        return kept(self.connection, "person", person_at_till)

    def record(self, body: Body) -> Entry:
        """Append one fact to the journal and bring the projections up to it.

        Raises `InTraining` while somebody who is learning stands at the till.
        """
        if kept(self.connection, "training", is_in_training):
            raise InTraining
        if self._head is None:
            self._head = self._read_head()
            self._require_counted()
            if self.now < self._head[1] - JUMP_MICROSECONDS and not isinstance(body, ClockJumped):
                self._record_jump()
        return self._append(self._signed(body))

    def sign(self, message: bytes) -> bytes:
        """Return this till's Ed25519 signature over a message that is no hash of an entry."""
        assert len(message) != HASH_LENGTH, "what is signed could pass for an entry"
        return self._store.key.sign(message)

    def note_changed(self, changed: Changed) -> None:
        """Tell the screen of a change that is no entry, such as a saved basket."""
        self.changed |= changed
        if changed & CHANGES_KEPT:
            forget(self.connection)

    def __enter__(self) -> Self:
        self._store.require_same_file()
        self.connection.info["writing"] = True
        with told_plainly():
            self._transaction = self.connection.begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._commit()
            return
        self._roll_back()
        fault = fault_of(error)
        if fault is not None:
            self._make_room(fault)
            raise fault from error

    def _signed(self, body: Body) -> Body:
        """Say who did it; a body that says so already is left as it is."""
        if self.is_unattended or body.by or not (self.by or self.approved_by):
            return body
        return msgspec.structs.replace(body, by=self.by, approved_by=self.approved_by)

    def _append(self, body: Body) -> Entry:
        assert self._head is not None
        last_seq, last_at, previous = self._head
        seq, at = last_seq + 1, max(self.now, last_at + 1)
        kind, written = KINDS[type(body)], canonical(body)
        digest = entry_hash(previous, self.till, seq, at, kind, written)
        entry = Entry(self.till, seq, at, kind, written, digest, self._store.key.sign(digest))
        _APPEND.run(self.connection, _row(entry))
        count_in(self.connection, entry, body)
        self._head = seq, at, digest
        self._recorded.append(entry)
        self.note_changed(changed_by(body))
        return entry

    def _read_head(self) -> tuple[int, int, bytes]:
        row = _HEAD.first(self.connection, {"till": self.till})
        return (0, 0, FIRST_PREVIOUS) if row is None else (row[0], row[1], row[2])

    def _require_counted(self) -> None:
        """Raise `TillShutOut` when what is written now would count nowhere."""
        assert self._head is not None
        from_at = revoked(self.connection).get(self.till)
        if from_at is not None and max(self.now, self._head[1] + 1) >= from_at:
            raise TillShutOut

    def _record_jump(self) -> None:
        """Say once that the clock runs behind; until it catches up, times only count up.

        Looked for in the last thousand entries only, because selling never reads the whole journal.
        """
        assert self._head is not None
        last = self.connection.execute(
            select(schema.journal.c.kind).where(
                schema.journal.c.till == self.till,
                schema.journal.c.kind == "clock_jumped",
                schema.journal.c.seq > self._head[0] - _JUMP_SAID_WITHIN,
                schema.journal.c.at > self._head[1] - JUMP_MICROSECONDS,
            )
        ).first()
        if last is None:
            self._append(ClockJumped(clock_at=self.now))

    def _commit(self) -> None:
        try:
            self._transaction.commit()
        except DBAPIError as error:
            fault = fault_of(error) or DiskFault()
            self._make_room(fault)
            if not self._is_saved():
                raise fault from error

    def _is_saved(self) -> bool:
        """Look up, on a fresh connection, whether the entries of this action are on disk."""
        try:
            self._store.reopen()
            with self._store.reading() as connection:
                kept = [_hash_at(connection, entry) == entry.hash for entry in self._recorded]
        except StoreUnavailable as error:
            raise OutcomeUnknown from error
        return bool(kept) and all(kept)

    def _make_room(self, fault: StoreUnavailable) -> None:
        if isinstance(fault, DiskFull):
            self._store.free_reserve()

    def _roll_back(self) -> None:
        forget(self.connection)
        try:
            self._transaction.rollback()
        except DBAPIError:
            # The file is worse off than the action that failed: start from a fresh connection.
            self._store.reopen()


def _hash_at(connection: Connection, entry: Entry) -> bytes | None:
    journal = schema.journal.c
    query = select(journal.hash).where(journal.till == entry.till, journal.seq == entry.seq)
    found: bytes | None = connection.execute(query).scalar()
    return found


def _row(entry: Entry) -> dict[str, object]:
    return {
        "till": entry.till,
        "seq": entry.seq,
        "at": entry.at,
        "kind": entry.kind,
        "body": entry.body,
        "hash": entry.hash,
        "signature": entry.signature,
    }
