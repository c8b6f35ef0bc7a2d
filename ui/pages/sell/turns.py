"""First come, first served: a key pressed behind a scan means the basket with that scan in it."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from pos.errors import PosError
from pos.services.till import Connection
from ui.operations import Operations

T = TypeVar("T")


class Turns(QObject):
    """Keeps what scans and keys want in the order they came, while the disk is being read.

    Reads are answered in their order, so whatever waits for one of its own comes in turn. Until
    `begin` all of it waits: the basket that was open is not read yet.
    """

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._ahead = 0
        self._has_begun = False
        self._early: list[Callable[[], None]] = []

    def begin(self) -> None:
        """Let go of what came before there was a basket, in its order; once."""
        self._has_begun = True
        early, self._early = self._early, []
        for act in early:
            act()

    def read(self, query: Callable[..., T], *args: object, done: Callable[[T], None]) -> None:
        """Run a query whose answer must come before whatever is asked from now on."""
        if not self._has_begun:
            self._early.append(partial(self.read, query, *args, done=done))
            return
        self._ahead += 1
        answer = partial(self._answer, done)
        self._operations.read(self, query, *args, done=answer, failed=self._refuse)

    def after(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return `act`, waiting for what came before it; at once where nothing did."""

        def take_turn() -> None:
            if not self._has_begun:
                self._early.append(take_turn)
            elif self._ahead:
                self.read(_nothing, done=lambda _answer: act())
            else:
                act()

        return take_turn

    def _answer(self, done: Callable[[T], None], answer: T) -> None:
        self._ahead -= 1
        done(answer)

    def _refuse(self, error: PosError) -> None:
        self._ahead -= 1
        self._operations.refused.emit(error)


def _nothing(_connection: Connection) -> None:
    """Ask nothing: the answer comes when everything before it was answered."""
