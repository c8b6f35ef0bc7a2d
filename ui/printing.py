"""Papers from the queue to their printers, behind the screen's back.

Whenever something was queued the stations are woken, one for each printer; they ask for papers and
tell how far they have come through the one door to the data, and the sale never waits for them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from pos.changed import Changed
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.learning import Learned
from pos.printing.outcome import Outcome
from pos.printing.printers import chosen_label_printer, chosen_printer
from pos.printing.raster import prepare
from pos.services.device import DeviceSettings
from pos.services.papers import Paper
from pos.services.receipts import PrinterRole, last_print_job, settle_interrupted
from pos.services.till import UnitOfWork
from ui.operations import Operations
from ui.print_station import PrintStation


class Printing(QObject):
    """Works off the print queue of the open shop.

    papers: the folder for receipts as pictures and PDF, when no other is set.
    """

    def __init__(self, operations: Operations, papers: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._receipts = PrintStation(
            operations, PrinterRole.RECEIPTS, chosen_printer, papers, self
        )
        self._labels = PrintStation(
            operations, PrinterRole.LABELS, chosen_label_printer, papers, self
        )
        self._has_begun = False
        self._paper_was_low = False
        operations.changed.connect(self._follow)
        self._receipts.troubled.connect(operations.refused)
        self._receipts.paper_seen.connect(self._tell_of_paper)

    def begin(self) -> None:
        """After a start: ask about what was being printed at a power cut, then print what waits."""
        prepare()
        self._operations.write(self, _take_up, done=self._go_on)

    def stop(self) -> None:
        """Let the papers being sent end, and take no more."""
        self._has_begun = False
        for station in self._stations:
            station.stop()

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
        job = partial(self._receipts.print_now, document, document.file_name, device)
        self._operations.run_slow(owner, job, done=done, failed=failed)

    def learn(
        self,
        owner: QObject,
        device: DeviceSettings,
        *,
        done: Callable[[Learned], None],
        failed: Callable[[PosError], None],
    ) -> None:
        """Ask the receipt printer of `device` what it is, after the paper being printed."""
        job = partial(self._receipts.learn, device)
        self._operations.run_slow(owner, job, done=done, failed=failed)

    @property
    def _stations(self) -> tuple[PrintStation, ...]:
        return (self._receipts, self._labels)

    def _go_on(self, last_job: int) -> None:
        self._has_begun = True
        for station in self._stations:
            station.begin(last_job)

    def _follow(self, changed: Changed) -> None:
        if not self._has_begun:
            return
        if changed & Changed.PRINTING:
            for station in self._stations:
                station.wake()
        if changed & Changed.DEVICE:
            for station in self._stations:
                station.look_again()

    def _tell_of_paper(self, is_low: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Say once a roll that its end is near."""
        if is_low and not self._paper_was_low:
            self._operations.told.emit(_("The roll of paper is nearly at its end."))
        self._paper_was_low = is_low


def _take_up(work: UnitOfWork) -> int:
    """Settle what an earlier run left; returns the number of its newest paper."""
    settle_interrupted(work)
    return last_print_job(work.connection)
