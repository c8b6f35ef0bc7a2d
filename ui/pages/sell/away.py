"""A basket on its way to the disk, sold or held: what is tapped meanwhile waits its turn."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from pos.errors import PosError
from ui.operations import Operations

T = TypeVar("T")


class Away:
    """Gives the basket to services that take it away, one at a time."""

    def __init__(self, operations: Operations, owner: QObject) -> None:
        """`owner`: results are told while it lives."""
        self._operations = operations
        self._owner = owner
        self._is_selling = False
        self._waiting: list[Callable[[], None]] = []
        self.is_away = False

    def when_free(self, act: Callable[[], None]) -> None:
        """Do `act` now, or once the basket is back."""
        if self.is_away:
            self._waiting.append(act)
        else:
            act()

    def once_there(self, act: Callable[[], None]) -> None:
        """Do `act` on the basket that is being taken up, or begun behind one set aside.

        At once where none is; also while one is being sold, because asking twice sells once.
        """
        if self.is_away and not self._is_selling:
            self._waiting.append(act)
        else:
            act()

    def send(
        self,
        service: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        failed: Callable[[PosError], None],
        is_sale: bool = False,
    ) -> None:
        """Give the basket to a service; asked again meanwhile, nothing happens.

        `done` or `failed` runs before what waited.
        """
        if self.is_away:
            return

        def settle(result: T) -> None:
            done(result)
            self._resume()

        def give_back(error: PosError) -> None:
            failed(error)
            self._resume()

        self.is_away, self._is_selling = True, is_sale
        self._operations.write(self._owner, service, *args, done=settle, failed=give_back)

    def _resume(self) -> None:
        self.is_away = self._is_selling = False
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            # What waited may send the basket away again: then the rest goes on waiting.
            self.when_free(act)
