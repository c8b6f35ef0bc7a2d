"""One printer of this device: its queue, the thread that works it off, and what waits for it."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final

from PySide6.QtCore import QObject, Signal

from pos.documents.document import Document
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.delivery import deliver
from pos.printing.drawer import open_drawer
from pos.printing.label_sending import look_at_labels
from pos.printing.learning import Learned, learn
from pos.printing.outcome import Outcome, PrintingFailed
from pos.printing.printers import (
    FolderPrinter,
    LabelRoll,
    LabelSheets,
    Printer,
    ReceiptPrinter,
)
from pos.printing.raster import raster
from pos.printing.sending import look_at
from pos.printing.worker import PrintWorker, Ticket
from pos.services.device import DeviceSettings, device_settings
from pos.services.receipts import PrinterRole
from ui.held_papers import HeldPapers
from ui.operations import Operations
from ui.print_queue import StoreQueue

# How long closing the program waits for the paper being sent, seconds.
_PATIENCE: Final = 12.0

AnyPrinter = Printer | LabelSheets | LabelRoll
Choose = Callable[[DeviceSettings, Path], AnyPrinter | None]


class NoPrinter(PosError):
    """The printer was taken away in the settings after the paper was queued."""


class PrintStation(QObject):
    """Takes papers from the queue of one printer to it, one at a time.

    choose: returns the printer of a device. papers: the folder for papers as files.
    Signals: troubled(PosError): the drawer did not open; paper_seen(bool): a paper came out, and
    whether the end of the roll is near.
    """

    troubled = Signal(object)
    paper_seen = Signal(bool)
    _held_back = Signal(object)

    def __init__(
        self,
        operations: Operations,
        role: PrinterRole,
        choose: Choose,
        papers: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._choose = choose
        self._papers = papers
        self._queue = StoreQueue(operations, role)
        self._one_at_a_time = Lock()
        self._held = HeldPapers(operations, self._look, self)
        # From the worker's thread to the screen's.
        self._held_back.connect(self._held.hold)
        self._worker = PrintWorker(self._queue, self._deliver)

    def begin(self, last_job: int) -> None:
        """Print what waits. last_job: the newest paper of an earlier run, of no customer here."""
        self._queue.drawn_up_to = last_job
        self._worker.wake()

    def wake(self) -> None:
        """Say that something may be in the queue."""
        self._worker.wake()

    def look_again(self) -> None:
        """Say that somebody saw to the printer, or chose another."""
        self._held.look_now()

    def stop(self) -> None:
        """Let the paper being sent end, and take no more."""
        self._held.stop()
        self._worker.stop(_PATIENCE)

    def print_now(self, document: Document, name: str, device: DeviceSettings) -> Outcome:
        """Print a document of no entry, after the one being printed; on a slow thread."""
        printer = self._chosen(device)
        # A printer takes one call at a time: a test receipt waits for that of a sale.
        with self._one_at_a_time:
            outcome = deliver(document, name, printer, raster)
        self.paper_seen.emit(outcome.paper_is_low)
        return outcome

    def learn(self, device: DeviceSettings) -> Learned:
        """Ask the printer what it is, after the paper being printed; on a slow thread."""
        printer = self._chosen(device)
        if not isinstance(printer, ReceiptPrinter):
            return Learned()
        with self._one_at_a_time:
            return learn(printer.way)

    def _deliver(self, ticket: Ticket) -> Outcome:
        device = self._queue.devices.pop(ticket.job)
        if ticket.job in self._queue.opening:
            self._queue.opening.discard(ticket.job)
            self._open_drawer(device)
        try:
            return self.print_now(ticket.document, ticket.name, device)
        except PrintingFailed as fault:
            if fault.passes:
                self._held_back.emit(ticket.job)
            raise

    def _open_drawer(self, device: DeviceSettings) -> None:
        """Open the drawer before the paper; its fault is told, and keeps no receipt back."""
        try:
            printer = self._chosen(device)
            if isinstance(printer, FolderPrinter | ReceiptPrinter):
                with self._one_at_a_time:
                    open_drawer(printer)
        except PosError as error:
            self.troubled.emit(error)

    def _look(self) -> None:
        """Find out whether the printer could print now; raises a `PosError` if not."""
        printer = self._chosen(self._operations.read_now(device_settings))
        with self._one_at_a_time:
            if isinstance(printer, ReceiptPrinter):
                look_at(printer)
            elif isinstance(printer, LabelRoll):
                look_at_labels(printer)

    def _chosen(self, device: DeviceSettings) -> AnyPrinter:
        printer = self._choose(device, self._papers)
        if printer is None:
            raise NoPrinter(
                _("No printer is chosen. The sale is recorded. Choose one in the settings.")
            )
        return printer
