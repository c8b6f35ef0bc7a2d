"""The papers in the store that wait for one printer, as its worker's thread sees them."""

from pos.printing.worker import Ticket
from pos.services.device import DeviceSettings
from pos.services.papers import PaperNotWritten, WaitingPaper, waiting_paper
from pos.services.receipts import PrinterRole, PrintState, set_print_state
from ui.operations import Operations


class StoreQueue:
    """A `PrintQueue` over the one door to the data.

    devices: how the device was set when a job was taken. opening: jobs that open the drawer first.
    """

    def __init__(self, operations: Operations, printer: PrinterRole) -> None:
        self._operations = operations
        self._printer = printer
        self.devices: dict[int, DeviceSettings] = {}
        # The newest receipt for which the drawer had its chance. Those that wait from an earlier
        # run are behind it: their customers are gone.
        self.drawn_up_to = 0
        self.opening: set[int] = set()

    def take_next(self) -> Ticket | None:
        while True:
            try:
                waiting = self._operations.read_now(waiting_paper, self._printer)
            except PaperNotWritten as fault:
                self.set_state(fault.job, PrintState.FAILED, str(fault))
            else:
                return None if waiting is None else self._ticket(waiting)

    def set_state(self, job: int, state: PrintState, detail: str = "") -> None:
        self._operations.write_now(set_print_state, job, state, detail)

    def _ticket(self, waiting: WaitingPaper) -> Ticket:
        self.devices[waiting.job] = waiting.device
        if waiting.moves_cash and waiting.job > self.drawn_up_to:
            self.opening.add(waiting.job)
        self.drawn_up_to = max(self.drawn_up_to, waiting.job)
        return Ticket(waiting.job, waiting.document.file_name, waiting.document)
