"""What is listed as a table to take elsewhere: which kind of file and where, then written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pos.domain.formatting import count_text, isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.spreadsheet import FileKind
from ui.operations import Operations
from ui.papers.named_rows import NamedRows, side_by_side
from ui.papers.papers_sheet import Job, PapersSheet
from ui.papers.table_job import TableWish, make_table
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow


class TableSheet(PapersSheet):
    """kinds: the pills. elsewhere: asks the system for a file of its own."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        keys: tuple[int, ...],
        chosen: str = "",
    ) -> None:
        """`papers`: the usual folder. `keys`, `chosen`: of the goods listed, and which they are."""
        super().__init__(theme, operations, window, _("Take the list along"))
        self._papers = papers
        self._keys = keys
        self._chosen = chosen
        self._kind = FileKind.XLSX
        self._file: Path | None = None
        self.kinds = PillFlow(theme)
        self.elsewhere = Button(theme, _("Choose where"), "soft", icon="folder")
        self.make_button.show_icon("table-export")
        self.make_button.show_text(_("Write the list"))
        self.done.open_button.show_icon("table-export")
        self.done.open_button.show_text(_("Open the list"))
        self.done.again_button.show_text(_("Write another list"))
        self._fill()
        self.kinds.picked.connect(self._take_kind)
        self.elsewhere.clicked.connect(self._choose_file)

    def job(self) -> Job | None:
        """Return what writes the table."""
        wish, self._file = TableWish(self._kind, self._keys, self._file), None
        return partial(make_table, self.operations, self._papers, wish)

    def write_to(self, file: Path) -> None:
        """Write the table where a person said."""
        self._file = file
        self.make()

    def _choose_file(self) -> None:
        kind = self._kind.value
        pattern = f"{kind.upper()} (*.{kind})"
        path, _pattern = QFileDialog.getSaveFileName(
            self, _("Take the list along"), f"stock.{kind}", pattern
        )
        if path:
            self.write_to(Path(path))

    def _take_kind(self, kind: FileKind) -> None:
        self._kind = kind

    def _fill(self) -> None:
        kinds = [
            (FileKind.XLSX, _("Spreadsheet (XLSX)")),
            (FileKind.CSV, _("Plain text (CSV)")),
        ]
        self.kinds.set_pills(kinds, self._kind)
        self.form.addWidget(label(self._about(), "body", wraps=True))
        rows = NamedRows(self.theme)
        rows.add(_("Which file"), self.kinds)
        rows.add(_("Where to"), side_by_side(self.theme, self.elsewhere, QWidget()))
        self.form.addWidget(rows)
        about = _(
            "Quantities place by place, prices, costs and makers. Correct it in a spreadsheet and "
            "import it again: each product is found, whatever was renamed."
        )
        self.form.addWidget(label(about, "caption", wraps=True))

    def _about(self) -> str:
        count = len(self._keys)
        text = ngettext("{count} product, as listed", "{count} products, as listed", count)
        said = text.format(count=isolate(count_text(count, screen_language())))
        return f"{said} · {isolate(self._chosen)}" if self._chosen else said
