"""What a sale can be given beside its receipt: invoice, credit note, gift receipt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.services.credit_notes import credit_asked, credit_note_of, make_credit_note
from pos.services.gifts import GIFT, print_gift
from pos.services.invoices import invoice_asked, invoice_of, make_invoice
from pos.services.receipts import PrintJob, print_jobs_of, try_again
from pos.services.sales import SaleKind
from ui.operations import Operations
from ui.sheets.billing import Billing, BillWay
from ui.sheets.credit_note_sheet import CreditNoteSheet
from ui.sheets.invoice_sheet import InvoiceSheet
from ui.sheets.paper_state import PaperState
from ui.theme import Theme
from ui.widgets.button import Button


class SalePapers(QWidget):
    """Offers the papers that a sale of its kind has: an exchange has every one.

    billings: of its invoice, then of its credit note.
    gift, gift_state: prints the gift receipt, and says how it stands.
    Signals: said(str): what became of a paper.
    """

    said = Signal(str)

    def __init__(self, theme: Theme, operations: Operations, sale: str, kind: SaleKind) -> None:
        """`sale`: its id."""
        super().__init__()
        self._operations = operations
        self._sale = sale
        self.billings = [Billing(theme, operations, sale, way) for way in _ways(kind)]
        self.gift = Button(theme, _("Gift receipt"), "soft", icon="gift")
        self.gift_state = PaperState(theme)
        self._gift_job = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        for billing in self.billings:
            billing.said.connect(self.said)
            row.addWidget(billing, 1, Qt.AlignmentFlag.AlignTop)
        if kind is not SaleKind.REFUND:
            row.addLayout(self._gift_column(), 1)
            self._connect_gift()

    def _gift_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.gift)
        column.addWidget(self.gift_state)
        column.addStretch(1)
        self.gift_state.hide()
        return column

    def _connect_gift(self) -> None:
        self.gift.clicked.connect(self._print_gift)
        again = self._operations.write
        self.gift_state.retried.connect(lambda: again(self, try_again, self._gift_job))
        self._operations.changed.connect(self._follow)
        self._read_jobs()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._read_jobs()

    def _read_jobs(self) -> None:
        self._operations.read(self, print_jobs_of, self._sale, GIFT, done=self._show_jobs)

    def _show_jobs(self, jobs: list[PrintJob]) -> None:
        self.gift_state.setVisible(bool(jobs))
        if jobs:
            self._gift_job = jobs[-1].id
            self.gift_state.show_jobs(jobs)

    def _print_gift(self) -> None:
        text = _("The gift receipt is on its way, without any price.")
        self._operations.write(
            self,
            print_gift,
            self._sale,
            done=lambda _none: self.said.emit(text),
            failed=lambda error: self.said.emit(str(error)),
        )


def _ways(kind: SaleKind) -> list[BillWay]:
    ways = [] if kind is SaleKind.REFUND else [_invoice()]
    return ways if kind is SaleKind.SALE else [*ways, _credit_note()]


def _invoice() -> BillWay:
    return BillWay(
        title=_("Invoice"),
        titled=lambda number: _("Invoice {number}").format(number=ltr(number)),
        asked=invoice_asked,
        make=make_invoice,
        made=invoice_of,
        sheet=InvoiceSheet,
    )


def _credit_note() -> BillWay:
    return BillWay(
        title=_("Credit note"),
        titled=lambda number: _("Credit note {number}").format(number=ltr(number)),
        asked=credit_asked,
        make=make_credit_note,
        made=credit_note_of,
        sheet=CreditNoteSheet,
    )
