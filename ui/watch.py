"""Long work watched from the screen: how far it has come, and a way to stop it."""

from collections.abc import Callable
from threading import Event
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError

# A hundred steps are enough for an eye; a signal for each product or page would pile up.
_STEPS: Final = 100

Tell: TypeAlias = Callable[[int, int], None]


class WorkStopped(PosError):
    """The person stopped it. The sentence says what is kept, or that nothing was changed."""


class Watch(QObject):
    """Told by the work how far it has come; stops it there when asked.

    Signals: advanced(int done, int total), received on the thread this object lives on.
    """

    advanced = Signal(int, int)

    def __init__(self, parent: QObject, when_stopped: str) -> None:
        """`when_stopped`: what a person who stopped it is told."""
        super().__init__(parent)
        self._when_stopped = when_stopped
        self._stop = Event()

    def stop(self) -> None:
        """End the work at its next step."""
        self._stop.set()

    def teller(self) -> Tell:
        """Return what the work calls after each step with done and total; safe on any thread.

        It raises `WorkStopped` once it is enough.
        """
        stop, advanced, sentence = self._stop, self.advanced, self._when_stopped
        last = 0

        def tell(done: int, total: int) -> None:
            nonlocal last
            if stop.is_set():
                raise WorkStopped(sentence)
            step = done * _STEPS // max(total, 1)
            if step != last:
                last = step
                advanced.emit(done, total)

        return tell
