"""A paper written as PDF into the folder of papers, away from the screen; it can be stopped."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pos.clock import local, system_clock
from pos.documents.document import Document
from pos.printing.folder import safe_name, whole_file
from pos.printing.paper import Sheet
from pos.services.device import device_settings
from pos.services.till import Connection
from ui.receipt_paper import papers_folder
from ui.watch import Tell


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written, and how many pages it has; none where it is a table."""

    file: Path
    pages: int
    # A second file of the same name, such as a table.
    beside: Path | None = None


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
