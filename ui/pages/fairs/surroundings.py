"""What the Fairs page needs of the program around it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.operations import Operations
from ui.theme import Theme

OpenCount = Callable[[Theme, Operations, QWidget, str], None]


@dataclass(frozen=True, slots=True)
class FairSurroundings:
    """papers, copies: the usual folders. can_report: some page takes a `FairReport`.

    open_count: opens the count of a place, by its id, over a window; None where nothing does.
    """

    papers: Path
    copies: Path
    can_report: bool = False
    open_count: OpenCount | None = None
