"""The one way in: any page opens the count of a place here."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.counts.counting_sheet import CountingSheet
from ui.operations import Operations
from ui.theme import Theme


def open_count(
    theme: Theme,
    operations: Operations,
    window: QWidget,
    place: str,
    papers: Path | None = None,
) -> CountingSheet:
    """Open the sheet over `window`: go on with a count of the place, or begin one.

    place: id of the place. papers: the usual folder of papers; without it none is offered.
    """
    sheet = CountingSheet(theme, operations, window, place, papers)
    sheet.open_sheet()
    return sheet
