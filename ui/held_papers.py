"""Papers that a printer could not take: they go out by themselves once somebody has seen to it.

The printer is asked how it is, at growing intervals, and nothing is sent until it is ready. Only
papers of which nothing was printed wait here, so no second copy can come of it; and only those of
this run, because the customers of yesterday are gone.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from pos.errors import PosError
from pos.services.receipts import release
from ui.operations import Operations

# Somebody changes a roll within half a minute; a printer that is away all day is asked rarely.
_WAITS_MS: Final = (2_000, 3_000, 5_000, 10_000, 20_000, 30_000)


class HeldPapers(QObject):
    """Waits for one printer. look: raises a `PosError` while it is not ready; on a slow thread."""

    def __init__(self, operations: Operations, look: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._look = look
        self._jobs: set[int] = set()
        self._waited = 0
        self._is_looking = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look_now)

    def hold(self, job: int) -> None:
        """Let a paper wait, of which nothing was printed."""
        self._jobs.add(job)
        if not self._timer.isActive() and not self._is_looking:
            self._waited = 0
            self._wait()

    def look_now(self) -> None:
        """Ask the printer at once, if anything waits for it."""
        if self._jobs and not self._is_looking:
            self._timer.stop()
            self._is_looking = True
            run = self._operations.run_slow
            run(self, self._look, done=self._let_go, failed=self._look_again)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._jobs.clear()

    def _let_go(self, _ready: object) -> None:
        self._is_looking = False
        jobs, self._jobs = tuple(sorted(self._jobs)), set()
        if jobs:
            self._operations.write(self, release, jobs)

    def _look_again(self, _error: PosError) -> None:
        self._is_looking = False
        if self._jobs:
            self._wait()

    def _wait(self) -> None:
        self._timer.start(_WAITS_MS[min(self._waited, len(_WAITS_MS) - 1)])
        self._waited += 1
