"""The button of the Sales page for papers of what was sold."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.operations import Operations
from ui.papers.sales_sheet import SalesPapersSheet
from ui.theme import Theme
from ui.widgets.button import Button


class SoldPapers(Button):
    """Opens the sheet of papers. maker: id of whose sales are listed, or empty for all."""

    def __init__(self, theme: Theme, operations: Operations, page: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(theme, _("Papers"), "soft", icon="checklist")
        self._operations = operations
        self._page = page
        self._papers = papers
        self.maker = ""
        self.clicked.connect(lambda: self.open_papers())

    def set_compact(self, *, is_compact: bool) -> None:
        """Where there is less room, the icon says enough."""
        words = _("Papers")
        self.show_text("" if is_compact else words, words)

    def open_papers(self) -> None:
        """Ask which paper of which days is wanted."""
        window = self._page.window()
        SalesPapersSheet(
            self.theme, self._operations, window, self._papers, self.maker
        ).open_sheet()
