"""What is listed as a table to take elsewhere: which kind of file and where, then written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from pos.services.spreadsheet import FileKind
from ui.file_dialog import ask_where_to_save
from ui.operations import Operations
from ui.papers.listed_goods import ListedGoods
from ui.papers.named_rows import NamedRows, side_by_side
from ui.papers.papers_sheet import Job, PapersSheet
from ui.papers.table_job import TableWish, make_table
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
        listed: ListedGoods,
    ) -> None:
        """`papers`: the usual folder. `listed`: the goods it is about."""
        super().__init__(theme, operations, window, _("Take the list along"))
        self._papers = papers
        self._listed = listed
        self._kind = FileKind.XLSX
        self._file: Path | None = None
        self.destinations = Button(theme, _("For a platform or a shop"), "soft", icon="world")
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
        self.destinations.clicked.connect(self._open_destinations)

    def job(self) -> Job | None:
        """Return what writes the table."""
        wish, self._file = TableWish(self._kind, self._listed.keys, self._file), None
        return partial(make_table, self.operations, self._papers, wish)

    def write_to(self, file: Path) -> None:
        """Write the table where a person said."""
        self._file = file
        self.make()

    def _choose_file(self) -> None:
        kind = self._kind.value
        pattern = f"{kind.upper()} (*.{kind})"
        file = ask_where_to_save(self, _("Take the list along"), f"stock.{kind}", pattern)
        if file is not None:
            self.write_to(file)

    def _open_destinations(self) -> None:
        # Loaded late: few lists go to a platform.
        from ui.sheets.destinations.destinations_sheet import DestinationsSheet

        window = self._window
        self.close_sheet()
        given = (self.operations, window, self._papers, self._listed)
        DestinationsSheet(self.theme, *given).open_sheet()

    def _take_kind(self, kind: FileKind) -> None:
        self._kind = kind

    def _fill(self) -> None:
        kinds = [
            (FileKind.XLSX, _("Spreadsheet (XLSX)")),
            (FileKind.CSV, _("Plain text (CSV)")),
        ]
        self.kinds.set_pills(kinds, self._kind)
        self.form.addWidget(label(self._listed.sentence(), "body", wraps=True))
        rows = NamedRows(self.theme)
        rows.add(_("Which file"), self.kinds)
        rows.add(_("Where to"), side_by_side(self.theme, self.elsewhere, self.destinations))
        self.form.addWidget(rows)
        about = _(
            "Quantities place by place, prices, costs and makers. Correct it in a spreadsheet and "
            "import it again: each product is found, whatever was renamed."
        )
        self.form.addWidget(label(about, "caption", wraps=True))
