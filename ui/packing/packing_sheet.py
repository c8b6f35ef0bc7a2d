"""Packing over a page: goods that follow to a fair, or go back while it lasts."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from pos.domain.scanning import Scan
from ui.operations import Operations
from ui.packing.panel import PackingPanel
from ui.packing.words import PackingWords
from ui.theme import Theme
from ui.widgets.sheet import Sheet
from ui.widgets.strip import Notice

_WIDTH: Final = 1100
_HEIGHT: Final = 720


class PackingSheet(Sheet):
    """panel: the packing; `show_way` and `show_places` say what is packed."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        titled: tuple[str, PackingWords],
    ) -> None:
        """`titled`: what the sheet is called, and how its packing speaks."""
        title, words = titled
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self.panel = PackingPanel(theme, operations, papers, words)
        self.panel.sent.connect(self.close_sheet)
        self.panel.noticed.connect(self._tell)
        self.body.addWidget(self.panel, 1)

    def take_scan(self, scan: Scan) -> bool:
        """Pack what is scanned."""
        return self.panel.take_scan(scan)

    def _tell(self, notice: Notice) -> None:
        self.tell(notice.text)
