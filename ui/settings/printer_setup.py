"""Joins the printer's part of the settings with finding printers and trying one out."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.printing.finding import FoundPrinter, local_printers
from pos.services.device import DeviceSettings
from pos.services.trials import note_page_printed
from ui.operations import Operations
from ui.printing import Printing
from ui.settings.printer_finder import PrinterFinder
from ui.settings.printer_part import PrinterPart
from ui.settings.printer_trial import PrinterTrial


class PrinterSetup(QObject):
    """Follows what is tapped on `part`, for one page."""

    def __init__(
        self, operations: Operations, printing: Printing, part: PrinterPart, page: QWidget
    ) -> None:
        super().__init__(page)
        self._operations = operations
        self._part = part
        self._page = page
        self._trial = PrinterTrial(printing, self)
        self._trial.said.connect(part.say)
        self._trial.learned.connect(part.changed)
        self._trial.tried.connect(self._keep)
        part.finding.connect(self._find)
        part.testing.connect(lambda: self._trial.print_page(part.settings))

    def look(self) -> None:
        """Offer the printers that the system knows now."""
        self._operations.run_slow(self, local_printers, done=self._part.show_found)

    def _keep(self, device: DeviceSettings, is_sure: bool) -> None:  # noqa: FBT001 - of a signal
        """Remember the trial: before a fair it is asked about."""
        keep = partial(note_page_printed, is_sure=is_sure)
        self._operations.write(self, keep, device)

    def _find(self) -> None:
        finder = PrinterFinder(self._part.theme, self._operations, self._page.window())
        finder.picked.connect(self._take)
        finder.open_sheet()

    def _take(self, found: FoundPrinter) -> None:
        self._trial.take(found, self._part.settings)
