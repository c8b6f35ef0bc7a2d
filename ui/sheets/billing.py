"""The part of a sale that makes its invoice or its credit note, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.documents.bill import Bill
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.paper import Sheet as PaperSize
from pos.services.bill_printing import BillPrinted, bill_printed, print_bill
from pos.services.billing import Billed
from pos.services.receipts import try_last_again
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.sheets.bill_sheet import BillSheet
from ui.sheets.paper_state import PaperState
from ui.theme import Theme
from ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class BillWay:
    """How one kind of paper is asked for and made.

    title: of the button; titled: the same with the number of the one that was made.
    asked, make, made: the query before it, the service that makes it or copies it, and the query
    for the one there is. sheet: asks a person for what is not known.
    """

    title: str
    titled: Callable[[str], str]
    asked: Callable[..., Any]
    make: Callable[..., Bill]
    made: Callable[..., Billed[Any] | None]
    sheet: Callable[[Theme, QWidget, Any], BillSheet]


class Billing(QWidget):
    """Asks for what is missing, then for the paper, and only then takes a number.

    button: begins. opening: opens the PDF that was saved last. state: of the paper last printed.
    Signals: said(str): what became of it.
    """

    said = Signal(str)

    def __init__(self, theme: Theme, operations: Operations, sale: str, way: BillWay) -> None:
        """`sale`: its id."""
        super().__init__()
        self.theme = theme
        self._operations = operations
        self._sale = sale
        self._way = way
        self._sheet: BillSheet | None = None
        self._file = Path()
        self._entry = ""
        self.button = Button(theme, way.title, "soft", icon="file-text")
        self.opening = Button(theme, _("Open the PDF"), "soft", icon="external-link")
        self.state = PaperState(theme)
        self._lay_out()
        self.button.clicked.connect(self._ask)
        self.opening.clicked.connect(self._open_file)
        self.state.retried.connect(self._try_again)
        operations.changed.connect(self._follow)
        self._read_printed()

    def save(self, typed: object, size: PaperSize, file: Path) -> None:
        """Make the paper, or a copy of the one there is, and write it as PDF."""
        write = partial(self._write, size, file)
        make = self._way.make
        self._operations.write(self, make, self._sale, typed, done=write, failed=self._refuse)

    def print_out(self, typed: object) -> None:
        """Make the paper, or a copy of the one there is, for the receipt printer."""
        args = (self._way.make, self._way.made, self._sale, typed)
        self._operations.write(self, print_bill, *args, done=self._printed, failed=self._refuse)

    def _ask(self) -> None:
        query = self._way.asked
        self._operations.read(self, query, self._sale, done=self._open, failed=self._say_fault)

    def _open(self, known: Any) -> None:
        self._sheet = self._way.sheet(self.theme, self.window(), known)
        self._sheet.asked.connect(partial(self._take, known.number))
        self._sheet.open_sheet()

    def _take(self, number: str, typed: object, size: PaperSize | None) -> None:
        if size is None:
            self.print_out(typed)
            return
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), f"{number}.pdf", "PDF (*.pdf)"
        )
        if path:
            self.save(typed, size, Path(path).with_suffix(".pdf"))

    def _printed(self, _document: Bill) -> None:
        self._close_sheet()
        self.said.emit(_("The paper is on its way to the printer."))

    def _write(self, size: PaperSize, file: Path, document: Bill) -> None:
        self._close_sheet()
        job = partial(write_pdf, document.on_page(), file, size)
        self._operations.run_slow(self, job, done=self._saved, failed=self._say_fault)

    def _saved(self, file: Path) -> None:
        self._file = file
        self.opening.show()
        self.said.emit(_("Saved: {file}").format(file=isolate(file.name)))

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()
            self._sheet = None

    def _refuse(self, error: PosError) -> None:
        if self._sheet is None:
            self._say_fault(error)
        else:
            self._sheet.refuse(error)

    def _say_fault(self, error: PosError) -> None:
        self.said.emit(str(error))

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.PRINTING | Changed.SALES):
            self._read_printed()

    def _read_printed(self) -> None:
        query = (bill_printed, self._way.made, self._sale)
        self._operations.read(self, *query, done=self._show_printed)

    def _show_printed(self, printed: BillPrinted | None) -> None:
        if printed is None:
            return
        self._entry = printed.entry
        self.button.setText(self._way.titled(printed.number))
        self.state.show_jobs(printed.jobs)
        self.state.setVisible(bool(printed.jobs))

    def _try_again(self) -> None:
        self._operations.write(self, try_last_again, self._entry)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("small"))
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("small"))
        row.addWidget(self.button, 1)
        row.addWidget(self.opening)
        column.addLayout(row)
        column.addWidget(self.state)
        self.opening.hide()
        self.state.hide()
