"""What the settings page needs of the program around it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from pos.folders import Folders
from ui.hub_line import HubLine
from ui.joining.join_ways import JoinWays
from ui.printing import Printing
from ui.scanning.scanner import Scanner


def open_in_system(folder: Path) -> None:
    """Show a folder in the system's own window of files."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


@dataclass(frozen=True, slots=True)
class Joining:
    """ways: what joining needs. turn: opens the till that joined, in place of this one."""

    ways: JoinWays
    turn: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where things lie on this device, its printing, and the ways out of the page.

    end_example: throws the sample fair away. show_folder: shows a folder to its owner.
    scanner: what hears the scanner of this device; None where there is none.
    joining: how this till joins a cooperative, and what opens it then; None in the sample fair.
    hub: the line to the hub of the cooperative; None where there is none.
    """

    folders: Folders
    printing: Printing
    end_example: Callable[[], None]
    show_folder: Callable[[Path], None] = open_in_system
    scanner: Scanner | None = None
    joining: Joining | None = None
    hub: HubLine | None = None
