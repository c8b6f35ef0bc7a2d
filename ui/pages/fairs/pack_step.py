"""Packing for a fair, from home."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.operations import Operations
from ui.packing.panel import PackingPanel
from ui.packing.words import words_out
from ui.theme import Theme


class PackStep(QWidget):
    """panel: the packing."""

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        super().__init__()
        self.panel = PackingPanel(theme, operations, papers, words_out())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
