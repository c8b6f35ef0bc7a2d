"""The button of a sale that turns it into an invoice, and what follows from it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from pos.documents.invoice import Invoice
from pos.domain.formatting import isolate
from pos.domain.invoice import InvoiceBuyer
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.paper import Sheet as PaperSize
from pos.services.invoices import InvoiceAsked, invoice_asked, make_invoice
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.sheets.invoice_sheet import InvoiceSheet
from ui.theme import Theme
from ui.widgets.button import Button


class Invoicing(Button):
    """Asks for the buyer, then for the file, and only then takes a number.

    Signals: said(str): what became of it.
    """

    said = Signal(str)

    def __init__(self, theme: Theme, operations: Operations, sale: str) -> None:
        """`sale`: its id."""
        super().__init__(theme, _("Invoice"), "soft", icon="file-text")
        self._operations = operations
        self._sale = sale
        self._sheet: InvoiceSheet | None = None
        self.clicked.connect(self._ask)

    def save(self, buyer: InvoiceBuyer, size: PaperSize, file: Path) -> None:
        """Make the invoice, or a copy of the one there is, and write it as PDF."""
        self._operations.write(
            self,
            make_invoice,
            self._sale,
            buyer,
            done=partial(self._write, size, file),
            failed=self._refuse,
        )

    def _ask(self) -> None:
        self._operations.read(
            self, invoice_asked, self._sale, done=self._open, failed=self._say_fault
        )

    def _open(self, known: InvoiceAsked) -> None:
        self._sheet = InvoiceSheet(self.theme, self.window(), known)
        self._sheet.asked.connect(partial(self._choose_file, known.number))
        self._sheet.open_sheet()

    def _choose_file(self, number: str, buyer: InvoiceBuyer, size: PaperSize) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), f"{number}.pdf", "PDF (*.pdf)"
        )
        if path:
            self.save(buyer, size, Path(path).with_suffix(".pdf"))

    def _write(self, size: PaperSize, file: Path, document: Invoice) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()
            self._sheet = None
        saved = _("Saved: {file}").format(file=isolate(file.name))
        self._operations.run_slow(
            self,
            partial(write_pdf, document, file, size),
            done=lambda _path: self.said.emit(saved),
            failed=self._say_fault,
        )

    def _refuse(self, error: PosError) -> None:
        if self._sheet is None:
            self._say_fault(error)
        else:
            self._sheet.refuse(error)

    def _say_fault(self, error: PosError) -> None:
        self.said.emit(str(error))
