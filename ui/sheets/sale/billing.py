"""The button of a sale that makes its invoice or its credit note, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.documents.bill import Bill
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.paper import Sheet as PaperSize
from pos.services.billing import Billed
from pos.services.side_papers import print_bill
from ui.file_dialog import ask_for_pdf
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.sheets.sale.bill_sheet import BillSheet
from ui.theme import Theme
from ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class BillWay:
    """How one kind of paper is asked for and made.

    title: of the button.
    asked, make, made: the query before it, the service that makes it or copies it, and the query
    for the one there is. sheet: asks a person for what is not known.
    """

    title: str
    asked: Callable[..., Any]
    make: Callable[..., Bill]
    made: Callable[..., Billed[Any] | None]
    sheet: Callable[[Theme, QWidget, Any], BillSheet]


class Billing(Button):
    """Asks for what is missing, then for the paper, and only then takes a number.

    Signals: said(str): what became of it; saved(Path): it was written as PDF.
    """

    said = Signal(str)
    saved = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, sale: str, way: BillWay) -> None:
        """`sale`: its id."""
        super().__init__(theme, way.title, "soft", icon="file-text")
        self._operations = operations
        self._sale = sale
        self._way = way
        self._sheet: BillSheet | None = None
        self.clicked.connect(self._ask)

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
        file = ask_for_pdf(self, _("Save as PDF"), number)
        if file is not None:
            self.save(typed, size, file)

    def _printed(self, _document: Bill) -> None:
        self._close_sheet()
        self.said.emit(_("The paper is on its way to the printer."))

    def _write(self, size: PaperSize, file: Path, document: Bill) -> None:
        self._close_sheet()
        job = partial(write_pdf, document.on_page(), file, size)
        self._operations.run_slow(self, job, done=self.saved.emit, failed=self._say_fault)

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
