"""One transaction of the file, which knows afterwards whether it was saved.

An error at COMMIT does not mean "not saved": the file is opened anew and the entries are looked up
by their hash, and only then the seller is told which it was.
"""

from collections.abc import Sequence

from sqlalchemy.exc import DBAPIError

from pos.journal.entry import Entry
from pos.store.faults import (
    DiskFault,
    DiskFull,
    OutcomeUnknown,
    StoreUnavailable,
    fault_of,
    told_plainly,
)
from pos.store.hashes import hash_if_there
from pos.store.kept import forget
from pos.store.writable import Writable


class Transaction:
    """Begun when it is made; ends with `commit` or with `roll_back`."""

    def __init__(self, store: Writable) -> None:
        store.require_same_file()
        self._store = store
        self._connection = store.connection
        self._connection.info["writing"] = True
        with told_plainly():
            self._transaction = self._connection.begin()

    def commit(self, recorded: Sequence[Entry]) -> None:
        """Save all of it. Raises a `StoreUnavailable` leaf when `recorded` is not on the disk."""
        try:
            self._transaction.commit()
        except DBAPIError as error:
            fault = fault_of(error) or DiskFault()
            self._make_room(fault)
            if not self._is_saved(recorded):
                raise fault from error

    def roll_back(self, error: BaseException) -> None:
        """Save nothing of it, because of `error`; raises its plain fault where it has one."""
        forget(self._connection)
        try:
            self._transaction.rollback()
        except DBAPIError:
            # The file is worse off than the action that failed: start from a fresh connection.
            self._store.reopen()
        fault = fault_of(error)
        if fault is not None:
            self._make_room(fault)
            raise fault from error

    def _is_saved(self, recorded: Sequence[Entry]) -> bool:
        """Look up, on a fresh connection, whether the entries of this action are on disk."""
        try:
            self._store.reopen()
            with self._store.reading() as connection:
                kept = [
                    hash_if_there(connection, each.till, each.seq) == each.hash for each in recorded
                ]
        except StoreUnavailable as error:
            raise OutcomeUnknown from error
        return bool(kept) and all(kept)

    def _make_room(self, fault: StoreUnavailable) -> None:
        if isinstance(fault, DiskFull):
            self._store.free_reserve()
