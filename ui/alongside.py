"""What works beside the pages while a shop is open: papers, the hub, online shops, quiet work."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.app import Screen
from ui.hub_line import HubLine
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.quiet_work import QuietWork

if TYPE_CHECKING:
    from pos.services.keys import Keys
    from ui.connection_chip import ConnectionChip
    from ui.printing import Printing


class Alongside(QObject):
    """Begins and stops all of it together.

    papers: the folder for receipts as files. The chip that says how it stands is on the screen.
    """

    def __init__(
        self, operations: Operations, screen: Screen, papers: Path, keys: "Keys", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._screen = screen
        self._papers = papers
        self.hub = HubLine(operations, lambda: keys.passwords, self)
        self.online = OnlineLine(operations, lambda: keys.passwords, self)
        self._quiet = QuietWork(operations, self)
        self._printing: Printing | None = None
        self._chip: ConnectionChip | None = None

    @property
    def printing(self) -> "Printing":
        """Works off the print queue; made when the first page stands."""
        if self._printing is None:
            from ui.printing import Printing

            self._printing = Printing(self._operations, self._papers, self)
        return self._printing

    def begin(self) -> None:
        """Work from now on, for the shop that is open."""
        self._quiet.begin()
        self.printing.begin()
        self.hub.begin()
        self.online.begin()
        if self._chip is None:
            from ui.connection_chip import ConnectionChip

            self._chip = ConnectionChip(self._operations, self.online, self.hub, self._screen)
        self._chip.begin()

    def stop(self) -> None:
        """Ask for the file no more: another is about to be opened, or none."""
        self._quiet.stop()
        if self._chip is not None:
            self._chip.stop()
        self.hub.stop()
        self.online.stop()
        if self._printing is not None:
            self._printing.stop()
