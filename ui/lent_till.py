"""The open file on the database thread: opened by who asks first, until it is let go."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pos.services.till import Till

T = TypeVar("T")


class LentTill:
    """Lends the one till of this device; only the database thread may ask it for anything.

    open_till: called before the first use, and again after `close`.
    """

    def __init__(self, open_till: "Callable[[], Till]") -> None:
        self._open_till = open_till
        self._till: Till | None = None

    def lend(self) -> "Till":
        """Return the till, opened if it is not; raises a `PosError` when it cannot be."""
        if self._till is None:
            self._till = self._open_till()
        return self._till

    def if_open(self, job: "Callable[[Till], T]") -> T | None:
        """Do something with the till if it is open; nothing is opened for it."""
        return None if self._till is None else job(self._till)

    def close(self) -> None:
        """Close the file; safe to call twice."""
        if self._till is not None:
            self._till.close()
            self._till = None
