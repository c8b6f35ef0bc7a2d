"""Lines about an import as a table, and as text to take elsewhere."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHeaderView

from pos.domain.text import INVISIBLE
from pos.i18n import gettext as _
from ui.sheets.importing.import_words import ImportLine
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.table import Table

_PRODUCT_WIDTH: Final = 280


class ImportLines(Table):
    """Line of the file, product, and what happens or why not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Lines of the list"))
        columns = (
            Column[ImportLine](_("Line"), _number, lambda line: line.line),
            Column[ImportLine](_("Product"), lambda line: line.what),
            Column[ImportLine](_("What to know"), lambda line: line.text),
        )
        self._model = TableModel(columns, self)
        self.setModel(self._model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, _PRODUCT_WIDTH)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """Show these lines; without products among them the column is not shown."""
        self._model.set_rows(lines)
        self.setColumnHidden(1, not any(line.what for line in lines))
        self.scrollToTop()


def as_csv(lines: Sequence[ImportLine]) -> str:
    """Write lines as a CSV that a spreadsheet opens as it is.

    A cell that would be taken for a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("Line"), _("Product"), _("Why")])
    for line in lines:
        writer.writerow([str(line.line), _plain(line.what), _plain(line.text)])
    return out.getvalue()


def _plain(text: str) -> str:
    text = text.translate(INVISIBLE)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _number(line: ImportLine) -> str:
    return str(line.line) if line.line else "–"
