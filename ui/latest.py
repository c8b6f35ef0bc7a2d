"""One read at a time and always the newest: what as-you-type needs of the one door."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from pos.errors import PosError
from ui.background import ProgramFault
from ui.operations import Operations

T = TypeVar("T")


class Latest(Generic[T]):
    """Runs `query` for the newest wish; wishes overtaken while one is running are never read."""

    def __init__(
        self,
        operations: Operations,
        owner: QObject,
        query: Callable[..., T],
        done: Callable[[T], None],
    ) -> None:
        self._operations = operations
        self._owner = owner
        self._query = query
        self._done = done
        self._running = False
        self._wish: tuple[object, ...] | None = None
        self._then: Callable[[], None] | None = None

    def ask(self, *wish: object) -> None:
        """Read for these arguments, now or as soon as the one before has come back."""
        self._wish = wish
        self._then = None
        if not self._running:
            self._run()

    def then(self, act: Callable[[], None]) -> None:
        """Do `act` on what was asked last: Enter means what was typed, not what was found before.

        At once when nothing is being read; not at all once something else is asked.
        """
        if self._running:
            self._then = act
        else:
            act()

    def _run(self) -> None:
        wish, self._wish = self._wish, None
        if wish is None:
            return
        self._running = True
        self._operations.read(self._owner, self._query, *wish, done=self._take, failed=self._lose)

    def _take(self, result: T) -> None:
        self._running = False
        if self._wish is None:
            self._done(result)
            then, self._then = self._then, None
            if then is not None:
                then()
        self._run()

    def _lose(self, error: PosError) -> None:
        self._running = False
        if not isinstance(error, ProgramFault):
            self._operations.refused.emit(error)
        self._run()
