"""Papers from the queue to their printers, behind the screen's back.

Whenever something was queued the workers are woken, one for each printer; they ask for papers and
tell how far they have come through the one door to the data, and the sale never waits for them.
"""

from collections.abc import Callable
from functools import partial
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
from pos.printing.printers import chosen_label_printer, chosen_printer
from pos.printing.raster import prepare, raster
from pos.printing.worker import PrintWorker, Ticket
from pos.services.device import DeviceSettings
from pos.services.papers import Paper
from pos.services.receipts import PrinterRole, last_print_job, settle_interrupted
from pos.services.till import UnitOfWork
from ui.operations import Operations
from ui.print_queue import StoreQueue

_CHOSEN: Final = {
    PrinterRole.RECEIPTS: chosen_printer,
    PrinterRole.LABELS: chosen_label_printer,
}
# How long closing the program waits for the receipt being sent, seconds.
_PATIENCE: Final = 12.0


class NoPrinter(PosError):
    """The printer was taken away in the settings after the receipt was queued."""


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
        self._queues = {role: StoreQueue(operations, role) for role in PrinterRole}
        self._one_at_a_time = {role: Lock() for role in PrinterRole}
        self._workers: list[PrintWorker] = []
        operations.changed.connect(self._follow)
        self._drawer_stuck.connect(self._tell)

    def begin(self) -> None:
        """After a start: ask about what was being printed at a power cut, then print what waits."""
        prepare()
        self._workers = [
            PrintWorker(queue, partial(self._deliver, role)) for role, queue in self._queues.items()
        ]
        self._operations.write(self, _take_up, done=self._go_on)

    def stop(self) -> None:
        """Let the papers being sent end, and take no more."""
        for worker in self._workers:
            worker.stop(_PATIENCE)

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
            return self._print(PrinterRole.RECEIPTS, document, document.file_name, device)

        self._operations.run_slow(owner, job, done=done, failed=failed)

    def _go_on(self, last_job: int) -> None:
        for queue in self._queues.values():
            queue.drawn_up_to = last_job
        self._wake()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._wake()

    def _wake(self) -> None:
        for worker in self._workers:
            worker.wake()

    def _deliver(self, role: PrinterRole, ticket: Ticket) -> Outcome:
        queue = self._queues[role]
        device = queue.devices.pop(ticket.job)
        if ticket.job in queue.opening:
            queue.opening.discard(ticket.job)
            self._open_drawer(device)
        return self._print(role, ticket.document, ticket.name, device)

    def _open_drawer(self, device: DeviceSettings) -> None:
        """Open the drawer before the paper; its fault is told, and keeps no receipt back."""
        try:
            printer = chosen_printer(device, self._papers)
            if printer is not None:
                with self._one_at_a_time[PrinterRole.RECEIPTS]:
                    open_drawer(printer)
        except PosError as error:
            self._drawer_stuck.emit(error)

    def _tell(self, error: PosError) -> None:
        self._operations.refused.emit(error)

    def _print(
        self, role: PrinterRole, document: Document, name: str, device: DeviceSettings
    ) -> Outcome:
        printer = _CHOSEN[role](device, self._papers)
        if printer is None:
            raise NoPrinter(
                _("No printer is chosen. The sale is recorded. Choose one in the settings.")
            )
        # A printer takes one call at a time: a test receipt waits for that of a sale.
        with self._one_at_a_time[role]:
            return deliver(document, name, printer, raster)


def _take_up(work: UnitOfWork) -> int:
    """Settle what an earlier run left; returns the number of its newest receipt."""
    settle_interrupted(work)
    return last_print_job(work.connection)
