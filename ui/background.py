"""The threads behind the screen: one for the file, a few for slow work; results come back here.

Nothing here knows what the work is. A fault that was foreseen goes to who asked; anything else is a
mistake in the program and becomes one crash report.
"""

import contextvars
import logging
import traceback
from collections.abc import Callable
from enum import Enum, auto
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos.errors import PosError
from pos.i18n import gettext as _

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
_log = logging.getLogger(__name__)


class CrashReport(NamedTuple):
    """A mistake in the program: its name in a few words, and the whole to copy."""

    summary: str
    details: str


class ProgramFault(PosError):
    """A mistake in the program stopped the work; the report goes its own way."""


class Line(Enum):
    """Where work is done. DATABASE: one thing after another. SLOW: four at a time."""

    DATABASE = auto()
    SLOW = auto()


def crash_report(error: BaseException) -> CrashReport:
    """Write down a mistake, for the log and for the person who is asked to send it."""
    details = "".join(traceback.format_exception(error))
    _log.error("A mistake in the program:\n%s", details)
    return CrashReport(f"{type(error).__name__}: {error}", details)


class Background(QObject):
    """Runs work on other threads and hands what comes of it to the main one.

    Signals: crashed(CrashReport).
    """

    crashed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._executors: dict[Line, Executor] = {}
        self._making = Lock()
        self._is_closed = False
        self._asked = 0
        self._finished.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def is_at_work(self) -> bool:
        """True while something that was asked of the database has not been answered."""
        return self._asked > 0

    def submit(
        self,
        line: Line,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[PosError], None],
    ) -> None:
        """Run `job`; then `done` or `failed` on the main thread, `done` only while `owner` lives.

        After a mistake in the program `failed` gets a `ProgramFault`.
        """
        # A widget that outlives the program by a moment may still ask; nobody waits for it.
        if self._is_closed:
            return
        # The threads of a pool do not inherit context variables: without the copy, a receipt or
        # an error comes out in another language.
        context = contextvars.copy_context()
        is_of_database = line is Line.DATABASE
        self._asked += is_of_database

        def run() -> None:
            try:
                result = context.run(job)
            except PosError as error:
                self._finished.emit(_delivery(failed, error))
            except Exception as error:  # noqa: BLE001 - the one door where bugs become a report
                self._finished.emit(_delivery(self.crashed.emit, crash_report(error)))
                self._finished.emit(_delivery(failed, context.run(_program_fault)))
            else:
                self._finished.emit(lambda: done(result) if shiboken6.isValid(owner) else None)
            finally:
                if is_of_database:
                    self._finished.emit(self._count_back)

        self._executor(line).submit(run)

    def wait_for(self, job: Callable[[], T]) -> T:
        """Run `job` on the thread of the database and wait: never from the main thread."""
        future: Future[T] = self._executor(Line.DATABASE).submit(job)
        return future.result()

    def call_soon(self, act: Callable[[], object]) -> None:
        """Do `act` on the main thread, from any thread."""
        self._finished.emit(act)

    def close(self, last: Callable[[], None]) -> None:
        """Let what is under way finish, then do `last` on the thread of the database; then stop."""
        if not self._is_closed:
            self._is_closed = True
            self._executor(Line.SLOW).shutdown(wait=True)
            self._executor(Line.DATABASE).submit(last)
            self._executor(Line.DATABASE).shutdown(wait=True)

    def _executor(self, line: Line) -> "Executor":
        # Slow work asks too, from its own threads: two threads for one file must never be.
        with self._making:
            if line not in self._executors:
                self._executors[line] = _executor(line)
            return self._executors[line]

    def _count_back(self) -> None:
        self._asked -= 1

    @Slot(object)
    def _call(self, delivery: Callable[[], object]) -> None:
        # What comes back after the end would build anew what was just taken away.
        if not self._is_closed:
            delivery()


def _executor(line: Line) -> "Executor":
    # The first frame is painted before there is anything to run.
    from concurrent.futures import ThreadPoolExecutor

    most = 1 if line is Line.DATABASE else 4
    return ThreadPoolExecutor(max_workers=most, thread_name_prefix=line.name.lower())


def _program_fault() -> ProgramFault:
    return ProgramFault(_("Something did not work, and nothing was changed. Try again."))


def _delivery(receiver: Callable[[T], object], value: T) -> Callable[[], object]:
    return lambda: receiver(value)
