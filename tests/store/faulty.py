"""A driver that fails on demand, at the edge where the disk is: opening, and COMMIT."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from pos.store.driver import dbapi

IO_ERROR = 10
FULL = 13
CORRUPT = 11


class Disk:
    """What goes wrong next.

    before, after: the COMMIT that fails. opening: no file opens.
    broken: a connection that undoes nothing any more.
    """

    def __init__(self) -> None:
        self.before = self.after = self.opening = False
        self.broken: object = None
        self.code = IO_ERROR
        self.failed = 0

    def fail(self) -> None:
        """Raise what SQLite raises."""
        self.failed += 1
        error = dbapi().OperationalError("the disk failed on demand")
        error.sqlite_errorcode = self.code
        raise error

    def mend(self) -> None:
        """Work again from now on."""
        self.before = self.after = self.opening = False


@contextmanager
def failing_disk() -> Iterator[Disk]:
    """Open every file, for the time of the block, through a driver that this disk can fail."""
    disk, module = Disk(), dbapi()

    class Connection(module.Connection):  # type: ignore[name-defined, misc]
        def commit(self) -> None:
            if disk.before:
                disk.fail()
            super().commit()
            if disk.after:
                disk.fail()

        def rollback(self) -> None:
            if disk.broken is self:
                disk.fail()
            super().rollback()

    def connect(*args: Any, **named: Any) -> Any:
        if disk.opening:
            disk.fail()
        return opened(*args, factory=Connection, **named)

    opened = partial(module.connect)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "connect", connect)
        yield disk
