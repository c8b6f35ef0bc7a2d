"""One user action, one transaction: recorded and applied together, or not at all.

`with store.begin() as work:` commits on a clean exit and rolls back on any error.
"""

from types import TracebackType
from typing import Self

import msgspec

from pos.changed import Changed
from pos.journal.entry import HASH_LENGTH, Entry
from pos.journal.kinds import Body, ClockJumped
from pos.store.changed_by import changed_by
from pos.store.kept import CHANGES_KEPT, forget, kept
from pos.store.own_journal import OwnJournal
from pos.store.transaction import Transaction
from pos.store.work_in_hand import InTraining, is_in_training, person_at_till
from pos.store.writable import Writable


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
        self._journal: OwnJournal | None = None
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
        if self._journal is None:
            self._journal = OwnJournal.opened(self.connection, self._store.key, self.now)
            if not isinstance(body, ClockJumped) and self._journal.has_unsaid_jump:
                self._append(self._journal, ClockJumped(clock_at=self.now))
        return self._append(self._journal, self._signed(body))

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
        self._transaction = Transaction(self._store)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._transaction.commit(self._recorded)
        else:
            self._transaction.roll_back(error)

    def _signed(self, body: Body) -> Body:
        """Say who did it; a body that says so already is left as it is."""
        if self.is_unattended or body.by or not (self.by or self.approved_by):
            return body
        return msgspec.structs.replace(body, by=self.by, approved_by=self.approved_by)

    def _append(self, journal: OwnJournal, body: Body) -> Entry:
        entry = journal.append(body)
        self._recorded.append(entry)
        self.note_changed(changed_by(body))
        return entry
