"""The one door from pages to services.

Everything that touches the database runs on one thread, one unit of work at a time; printers and
other slow work have threads of their own. Results come back on the main thread. An expected fault
(`PosError`) goes to who asked; anything else is a bug and becomes one crash report.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from ui.background import Background, Line, ProgramFault
from ui.lent_till import LentTill

# Names of types alone: the first frame stands before SQLAlchemy and the threads are loaded.
if TYPE_CHECKING:
    from pos.services.people import NotAllowed
    from pos.services.till import Done, Till

T = TypeVar("T")


class ManagerQuestion(NamedTuple):
    """Something that whoever stands at the till may not do alone.

    allow: runs it after all, for the id of the manager who allowed it. refuse: tells who asked.
    """

    error: "NotAllowed"
    allow: Callable[[str], None]
    refuse: Callable[[], None]


class Operations(QObject):
    """Runs services and queries away from the screen and brings the results back to it.

    Callbacks run on the main thread, and not at all once their owner is gone. `done` gets the
    result; `failed` gets the `PosError`, and without it the error goes to `refused`. After a
    mistake in the program `failed` gets a `ProgramFault`, so that nobody waits for ever.
    Signals: changed(Changed): a write changed these kinds of data; refused(PosError);
    told(str): something to know that needs no answer; crashed(CrashReport).
    """

    changed = Signal(object)
    refused = Signal(object)
    told = Signal(str)
    crashed = Signal(object)

    def __init__(self, open_till: "Callable[[], Till]", parent: QObject | None = None) -> None:
        """`open_till` is called on the database thread, before the first read or write."""
        super().__init__(parent)
        self._till = LentTill(open_till)
        self._ask_manager: Callable[[ManagerQuestion], None] | None = None
        self._background = Background(self)
        self._background.crashed.connect(self.crashed)

    def write(
        self,
        owner: QObject,
        service: Callable[..., T],
        *args: object,
        done: Callable[[T], None] | None = None,
        failed: Callable[[PosError], None] | None = None,
    ) -> None:
        """Run `service(work, *args)` in a unit of work, then tell every page what changed.

        Where a manager is needed, one is asked in place, and the service runs again if allowed.
        """
        refuse = self._failed_of(owner, failed)

        def allow(manager: str) -> None:
            from pos.services.people import approved

            again = (approved, manager, service, *args)
            self.write(owner, *again, done=done, failed=failed)  # type: ignore[arg-type]

        def fail(error: PosError) -> None:
            # Loaded by then: the file is open.
            from pos.services.people import NotAllowed

            if isinstance(error, NotAllowed) and self._ask_manager is not None:
                self._ask_manager(ManagerQuestion(error, allow, lambda: refuse(error)))
            else:
                refuse(error)

        def deliver(outcome: "Done[T]") -> None:
            self.changed.emit(outcome.changed)
            if done is not None and shiboken6.isValid(owner):
                done(outcome.result)

        def job() -> "Done[T]":
            return self._till.lend().write(service, *args)

        self._background.submit(Line.DATABASE, self, job, deliver, fail)

    def ask_managers_with(self, ask: Callable[[ManagerQuestion], None] | None) -> None:
        """Let `ask` put a question to a manager; without it such a write is refused at once."""
        self._ask_manager = ask

    def read(
        self,
        owner: QObject,
        query: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        failed: Callable[[PosError], None] | None = None,
    ) -> None:
        """Run `query(reading, *args)` on one state of the data."""

        def job() -> T:
            return self._till.lend().read(query, *args)

        self._background.submit(Line.DATABASE, owner, job, done, self._failed_of(owner, failed))

    @property
    def is_at_work(self) -> bool:
        """True while something that was asked of the database has not been answered."""
        return self._background.is_at_work

    def run_slow(
        self,
        owner: QObject,
        job: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[PosError], None] | None = None,
    ) -> None:
        """Run work that needs no database: a printer, a network, a large file, a picture."""
        self._background.submit(Line.SLOW, owner, job, done, self._failed_of(owner, failed))

    def write_now(self, service: Callable[..., T], *args: object) -> T:
        """Run a service and wait for it: for threads of slow work, never for the main one."""
        done = self._background.wait_for(lambda: self._till.lend().write(service, *args))
        self._background.call_soon(lambda: self.changed.emit(done.changed))
        return done.result

    def read_now(self, query: Callable[..., T], *args: object) -> T:
        """Run a query and wait for it: for threads of slow work, never for the main one."""
        return self._background.wait_for(lambda: self._till.lend().read(query, *args))

    def quietly(self, job: "Callable[[Till], T]", done: Callable[[T], None]) -> None:
        """Do what nobody waits for, if the file is open; a fault in it is shown like any other."""

        def run() -> T | None:
            return self._till.if_open(job)

        def deliver(result: T | None) -> None:
            if result is not None:
                done(result)

        self._background.submit(Line.DATABASE, self, run, deliver, self._failed_of(self, None))

    def let_go(self, owner: QObject, done: Callable[[None], None]) -> None:
        """Close the file; the next read or write opens one again."""
        self._background.submit(
            Line.DATABASE, owner, self._till.close, done, self._failed_of(owner, None)
        )

    def close(self) -> None:
        """Let what is under way finish, close the file and stop the threads; safe to call twice."""
        self._background.close(self._till.close)

    def _failed_of(
        self, owner: QObject, failed: Callable[[PosError], None] | None
    ) -> Callable[[PosError], None]:
        def refuse(error: PosError) -> None:
            if failed is not None and shiboken6.isValid(owner):
                failed(error)
            elif not isinstance(error, ProgramFault):
                self.refused.emit(error)

        return refuse
