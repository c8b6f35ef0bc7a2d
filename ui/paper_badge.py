"""Papers that did not come out: their number on the rail of one window, and the way to them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.i18n import ngettext
from pos.services.receipts import count_unprinted
from ui.operations import Operations
from ui.rail import Rail
from ui.theme import Theme


class PaperBadge(QObject):
    """Follows the print queue for one window, and ends with it."""

    def __init__(self, theme: Theme, operations: Operations, rail: Rail, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._operations = operations
        self._rail = rail
        self._window = window
        operations.changed.connect(self._follow)
        rail.papers_tapped.connect(self._open)
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, count_unprinted, done=self._show)

    def _show(self, count: int) -> None:
        sentence = ngettext(
            "{count} paper did not come out", "{count} papers did not come out", count
        )
        self._rail.show_papers(count, sentence.format(count=count))

    def _open(self) -> None:
        # Seldom opened: no start pays for it.
        from ui.sheets.sale.unprinted_sheet import UnprintedSheet

        UnprintedSheet(self._theme, self._operations, self._window).open_sheet()
