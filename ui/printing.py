"""Receipts from the queue to the printer, behind the screen's back.

Whenever something was queued the worker is woken; it asks for receipts and tells how far they have
come through the one door to the data, and the sale never waits for it.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final

from PySide6.QtCore import QObject, Signal

from pos.changed import Changed
from pos.documents.document import Document
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.delivery import deliver
from pos.printing.drawer import open_drawer
from pos.printing.outcome import Outcome
from pos.printing.printers import chosen_printer
from pos.printing.raster import prepare, raster
from pos.printing.worker import PrintWorker, Ticket
from pos.services.device import DeviceSettings
from pos.services.papers import Paper, waiting_receipt
from pos.services.receipts import (
    PrintState,
    last_print_job,
    set_print_state,
    settle_interrupted,
)
from pos.services.till import UnitOfWork
from ui.operations import Operations

# How long closing the program waits for the receipt being sent, seconds.
_PATIENCE: Final = 12.0


class NoPrinter(PosError):
    """The printer was taken away in the settings after the receipt was queued."""


class _Queue:
    """The print queue of the store, as the worker's thread sees it."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self.devices: dict[int, DeviceSettings] = {}
        # The newest receipt for which the drawer had its chance. Those that wait from an earlier
        # run are behind it: their customers are gone.
        self.drawn_up_to = 0
        self.opening: set[int] = set()

    def take_next(self) -> Ticket | None:
        waiting = self._operations.read_now(waiting_receipt)
        if waiting is None:
            return None
        self.devices[waiting.job] = waiting.device
        if waiting.moves_cash and waiting.job > self.drawn_up_to:
            self.opening.add(waiting.job)
        self.drawn_up_to = max(self.drawn_up_to, waiting.job)
        return Ticket(waiting.job, waiting.document.file_name, waiting.document)

    def set_state(self, job: int, state: PrintState, detail: str = "") -> None:
        self._operations.write_now(set_print_state, job, state, detail)


class Printing(QObject):
    """Works off the print queue of the open shop.

    papers: the folder for receipts as pictures and PDF, when no other is set.
    """

    # From the worker's thread to the screen's.
    _drawer_stuck = Signal(object)

    def __init__(self, operations: Operations, papers: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._papers = papers
        self._queue = _Queue(operations)
        self._one_at_a_time = Lock()
        self._worker: PrintWorker | None = None
        operations.changed.connect(self._follow)
        self._drawer_stuck.connect(self._tell)

    def begin(self) -> None:
        """After a start: ask about what was being printed at a power cut, then print what waits."""
        prepare()
        self._worker = PrintWorker(self._queue, self._deliver)
        self._operations.write(self, _take_up, done=self._go_on)

    def stop(self) -> None:
        """Let the receipt being sent end, and take no more."""
        if self._worker is not None:
            self._worker.stop(_PATIENCE)

    def print_sample(
        self,
        owner: QObject,
        document: Paper,
        device: DeviceSettings,
        *,
        done: Callable[[Outcome], None],
        failed: Callable[[PosError], None],
    ) -> None:
        """Print a paper of no entry as this device is set, after the one being printed."""

        def job() -> Outcome:
            return self._print(document, document.file_name, device)

        self._operations.run_slow(owner, job, done=done, failed=failed)

    def _go_on(self, last_job: int) -> None:
        self._queue.drawn_up_to = last_job
        self._wake()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._wake()

    def _wake(self) -> None:
        if self._worker is not None:
            self._worker.wake()

    def _deliver(self, ticket: Ticket) -> Outcome:
        device = self._queue.devices.pop(ticket.job)
        if ticket.job in self._queue.opening:
            self._queue.opening.discard(ticket.job)
            self._open_drawer(device)
        return self._print(ticket.document, ticket.name, device)

    def _open_drawer(self, device: DeviceSettings) -> None:
        """Open the drawer before the paper; its fault is told, and keeps no receipt back."""
        try:
            printer = chosen_printer(device, self._papers)
            if printer is not None:
                with self._one_at_a_time:
                    open_drawer(printer)
        except PosError as error:
            self._drawer_stuck.emit(error)

    def _tell(self, error: PosError) -> None:
        self._operations.refused.emit(error)

    def _print(self, document: Document, name: str, device: DeviceSettings) -> Outcome:
        printer = chosen_printer(device, self._papers)
        if printer is None:
            raise NoPrinter(
                _("No printer is chosen. The sale is recorded. Choose one in the settings.")
            )
        # A printer takes one call at a time: a test receipt waits for that of a sale.
        with self._one_at_a_time:
            return deliver(document, name, printer, raster)


def _take_up(work: UnitOfWork) -> int:
    """Settle what an earlier run left; returns the number of its newest receipt."""
    settle_interrupted(work)
    return last_print_job(work.connection)
