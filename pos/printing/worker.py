"""One thread for each printer, taking receipts in the order in which they were asked for.

The sale never waits for it: receipts are queued with the sale, and the worker tells how far each
has come. It needs no window. A receipt is sent once; whether a `maybe` is sent again is decided by
a person, never here.
"""

import contextvars
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pos.documents.document import Document
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.outcome import Outcome
from pos.services.receipts import PrintState


@dataclass(frozen=True, slots=True)
class Ticket:
    """One document waiting for the printer.

    job: its number in the queue. name: of the files a folder gets.
    """

    job: int
    name: str
    document: Document


class PrintQueue(Protocol):
    """What is kept of print jobs, so that none is lost to a power cut.

    Called from the worker's thread, one call at a time.
    """

    def take_next(self) -> Ticket | None:
        """Return the oldest job that is `queued`, None when all are done.

        Never one that is `sending`: after a power cut that one is `maybe`.
        """

    def set_state(self, job: int, state: PrintState, detail: str = "") -> None:
        """Keep how far a job has come, and tell the screen."""


Deliver = Callable[[Ticket], Outcome]


class PrintWorker:
    """Works off a queue on a thread of its own.

    deliver: prints one ticket; raises a `PosError` when nothing was printed.
    """

    def __init__(self, queue: PrintQueue, deliver: Deliver) -> None:
        self._queue = queue
        self._deliver = deliver
        self._guard = threading.Lock()
        self._more = False
        self._stopped = False
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Say that the queue may hold something; returns at once, on any thread."""
        with self._guard:
            self._more = not self._stopped
            if self._more and self._thread is None:
                self._thread = self._started()

    def stop(self, patience: float) -> bool:
        """Take no more jobs and wait for the one being sent; returns whether it ended in time.

        patience: seconds.
        """
        with self._guard:
            self._stopped, self._more = True, False
            thread = self._thread
        if thread is None:
            return True
        thread.join(patience)
        return not thread.is_alive()

    def _started(self) -> threading.Thread:
        # The texts of faults are in the language of whoever woke the worker.
        run = contextvars.copy_context().run
        thread = threading.Thread(target=run, args=(self._run,), name="printing", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        """Work until nothing is left; a mistake in the program ends the thread, not the printing.

        It is reported by `threading.excepthook` like any other, and the next `wake` starts anew.
        """
        try:
            while self._has_more():
                self._work_off()
        except BaseException:
            with self._guard:
                self._thread = None
            raise

    def _has_more(self) -> bool:
        with self._guard:
            had_more, self._more = self._more, False
            if not had_more:
                self._thread = None
            return had_more

    def _work_off(self) -> None:
        while not self._stopped:
            ticket = self._queue.take_next()
            if ticket is None:
                return
            self._print(ticket)

    def _print(self, ticket: Ticket) -> None:
        self._queue.set_state(ticket.job, PrintState.SENDING)
        outcome = Outcome(PrintState.MAYBE, _("Look whether the receipt came out."))
        try:
            outcome = self._deliver(ticket)
        except PosError as fault:
            outcome = Outcome(PrintState.FAILED, str(fault))
        finally:
            self._queue.set_state(ticket.job, outcome.state, outcome.detail)
