"""A paper written as PDF into the folder of papers, away from the screen; it can be stopped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from pos.clock import local, system_clock
from pos.documents.document import Document
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.folder import safe_name, whole_file
from pos.printing.paper import Sheet
from pos.services.device import device_settings
from pos.services.till import Connection
from ui.receipt_paper import papers_folder

# A hundred steps are enough for an eye; a signal for each page would pile up.
_STEPS = 100

Tell = Callable[[int, int], None]


class PaperStopped(PosError):
    """The person stopped it; no file was written."""


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written, and how many pages it has; none where it is a table."""

    file: Path
    pages: int
    # A second file of the same name, such as a table.
    beside: Path | None = None


class PaperWatch(QObject):
    """Told on a slow thread how far a paper has come; stops it there when asked.

    Signals: advanced(int done, int total), received on the thread this object lives on.
    """

    advanced = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def stop(self) -> None:
        """End the work: the file is not written."""
        self._stop.set()

    def teller(self) -> Tell:
        """Return what the work calls after each step; safe on any thread."""
        stop, advanced = self._stop, self.advanced
        last = -1

        def tell(done: int, total: int) -> None:
            nonlocal last
            if stop.is_set():
                raise PaperStopped(_("Stopped: no paper was written."))
            step = done * _STEPS // max(total, 1)
            if step != last:
                last = step
                advanced.emit(step, _STEPS)

        return tell


def paper_folder(connection: Connection, usual: Path) -> Path:
    """Return the folder of papers of this device; `usual` unless it keeps them elsewhere."""
    return papers_folder(device_settings(connection), usual)


def written(
    documents: Iterable[Document], folder: Path, stem: str, sheet: Sheet, tell: Tell | None = None
) -> Written:
    """Write documents as one PDF named after the moment; raises a `PosError`.

    tell: told after each page how far its document has come.
    """
    # ReportLab takes a tenth of a second to load, which no start of the program should pay.
    from pos.printing.pdf import write

    moment = local(system_clock())
    name = f"{safe_name(f'{stem}_{moment:%Y-%m-%d_%H-%M-%S}')}.pdf"
    with whole_file(folder, name) as output:
        pages = write(documents, output, sheet, tell)
    return Written(folder / name, pages)
