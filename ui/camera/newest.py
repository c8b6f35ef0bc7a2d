"""One thing between two threads, the newest: whoever is busy misses what came in between."""

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Newest(Generic[T]):
    """Holds one at most; what is put takes the place of what waited.

    is_closed: nothing comes out any more.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._waiting: T | None = None
        self.is_closed = False

    def put(self, thing: T) -> None:
        """Offer this instead of what waits."""
        with self._changed:
            self._waiting = thing
            self._changed.notify()

    def take(self) -> T | None:
        """Wait for one and return it; None once it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or self._waiting is not None)
            thing, self._waiting = self._waiting, None
            return None if self.is_closed else thing

    def rest(self, pause_s: float) -> None:
        """Wait so long, or until it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed, pause_s)

    def close(self) -> None:
        """Let whoever waits go, and give nothing more."""
        with self._changed:
            self.is_closed = True
            self._waiting = None
            self._changed.notify_all()
