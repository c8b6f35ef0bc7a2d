"""The work of an import away from the screen: reading, understanding, and being stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.importing.columns import Matching
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.reading import read_sheet
from pos.services.importing.recognise import read_products, recognise
from pos.services.importing.sheet import Sheet
from pos.services.importing.table import read_table


class ImportStopped(PosError):
    """The person stopped it; nothing was changed."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that was read. matching: of the columns of an own list, None for an export."""

    path: Path
    sheet: Sheet
    source: Source
    matching: Matching | None = None


def opened(path: Path) -> ListFile:
    """Read a file and find out whose export it is; raises a `PosError` in words."""
    sheet = read_sheet(path)
    return ListFile(path, sheet, recognise(sheet))


def understood(file: ListFile, language: str, on: date) -> Reading:
    """Turn the rows of a file into drafts of products."""
    if file.matching is not None:
        return read_table(file.sheet, file.matching, language)
    return read_products(file.sheet, language, on)


class ImportWatch(QObject):
    """Told from the database thread how far an import has come; stops it there when asked.

    Signals: advanced(int done, int total), received on the thread this object lives on.
    """

    advanced = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def stop(self) -> None:
        """End the import: the transaction is taken back as a whole."""
        self._stop.set()

    def progress(self) -> Callable[[int, int], None]:
        """Return what the service calls after each product; safe on any thread."""
        stop, advanced = self._stop, self.advanced

        def note(done: int, total: int) -> None:
            if stop.is_set():
                raise ImportStopped(_("The import was stopped. Nothing was changed."))
            # A hundred steps are enough for an eye; a signal for each product would pile up.
            if done * 100 // total != (done - 1) * 100 // total:
                advanced.emit(done, total)

        return note
