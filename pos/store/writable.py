"""What one transaction needs of the open store."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from pos.clock import Clock
from pos.journal.identity import TillKey


class Writable(Protocol):
    """The open store, as `pos.store.store.Store` is."""

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
