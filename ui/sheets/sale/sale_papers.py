"""What a sale can be given beside its receipt: invoice, credit note, gift receipt."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from pos.changed import Changed
from pos.domain.formatting import isolate, ltr, money_text
from pos.i18n import gettext as _
from pos.services.credit_notes import credit_asked, credit_note_of, make_credit_note
from pos.services.gifts import print_gift
from pos.services.invoices import invoice_asked, invoice_of, make_invoice
from pos.services.receipts import it_came_out, try_again
from pos.services.sales import SaleKind
from pos.services.side_papers import SidePaper, SidePapers, side_papers
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.sale.billing import Billing, BillWay
from ui.sheets.sale.credit_note_sheet import CreditNoteSheet
from ui.sheets.sale.invoice_sheet import InvoiceSheet
from ui.sheets.sale.paper_state import PaperState
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.tall_column import TallColumn


class SalePapers(TallColumn):
    """Offers the papers that a sale of its kind has: an exchange has every one.

    billings: of its invoice, then of its credit note. gift: prints the gift receipt.
    state: how the one printed last stands. opening: opens the PDF that was saved last.
    Signals: said(str): what became of a paper.
    """

    said = Signal(str)

    def __init__(self, theme: Theme, operations: Operations, sale: str, kind: SaleKind) -> None:
        """`sale`: its id."""
        super().__init__()
        self._operations = operations
        self._sale = sale
        self._file = Path()
        self._found = SidePapers()
        self.billings = [Billing(theme, operations, sale, way) for way in _ways(kind)]
        self.gift = Button(theme, _("Gift receipt"), "soft", icon="gift")
        self.opening = Button(theme, _("Open the PDF"), "soft", icon="external-link")
        self.state = PaperState(theme)
        self._names = label(role="caption", wraps=True)
        self._lay_out(theme)
        # Not before it has its place: a button alone would be a window.
        self.gift.setVisible(kind is not SaleKind.REFUND)
        self._connect()
        self._read()

    def _connect(self) -> None:
        for billing in self.billings:
            billing.said.connect(self.said)
            billing.saved.connect(self._offer_file)
        self.gift.clicked.connect(self._print_gift)
        self.opening.clicked.connect(self._open_file)
        self.state.retried.connect(self._try_again)
        self.state.came_out.connect(partial(self._operations.write, self, it_came_out))
        self._operations.changed.connect(self._follow)

    def _follow(self, changed: Changed) -> None:
        if changed & (Changed.PRINTING | Changed.SALES):
            self._read()

    def _read(self) -> None:
        self._operations.read(self, side_papers, self._sale, done=self._show)

    def _show(self, found: SidePapers) -> None:
        self._found = found
        self._names.setText(_names_text(found))
        self._names.setVisible(bool(self._names.text()))
        self.state.setVisible(found.last is not None)
        self.state.show_jobs(list(found.printed))

    def _print_gift(self) -> None:
        text = _("The gift receipt is on its way, without any price.")
        self._operations.write(
            self,
            print_gift,
            self._sale,
            done=lambda _none: self.said.emit(text),
            failed=lambda error: self.said.emit(str(error)),
        )

    def _try_again(self) -> None:
        if self._found.printed:
            self._operations.write(self, try_again, self._found.printed[-1].id)

    def _offer_file(self, file: Path) -> None:
        self._file = file
        self.opening.show()
        self.said.emit(_("Saved: {file}").format(file=isolate(file.name)))

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def _lay_out(self, theme: Theme) -> None:
        buttons, below = QHBoxLayout(), QHBoxLayout()
        for layout in (self.column, buttons, below):
            layout.setSpacing(theme.space("small"))
        for button in (*self.billings, self.gift):
            buttons.addWidget(button, 1)
        below.addWidget(self.state, 1)
        below.addWidget(self.opening)
        self.column.addLayout(buttons)
        self.column.addWidget(self._names)
        self.column.addLayout(below)
        for part in (self._names, self.state, self.opening):
            part.hide()


def _ways(kind: SaleKind) -> list[BillWay]:
    ways = [] if kind is SaleKind.REFUND else [_invoice()]
    return ways if kind is SaleKind.SALE else [*ways, _credit_note()]


def _invoice() -> BillWay:
    return BillWay(
        title=_("Invoice"),
        asked=invoice_asked,
        make=make_invoice,
        made=invoice_of,
        sheet=InvoiceSheet,
    )


def _credit_note() -> BillWay:
    return BillWay(
        title=_("Credit note"),
        asked=credit_asked,
        make=make_credit_note,
        made=credit_note_of,
        sheet=CreditNoteSheet,
    )


def _names_text(found: SidePapers) -> str:
    """Name what was made, and last the paper whose printing is told below."""
    made = []
    if found.invoice:
        made.append(_("Invoice {number}").format(number=ltr(found.invoice)))
    if found.credited is not None:
        amount = isolate(money_text(found.credited, screen_language()))
        made.append(_("credited since: {amount}").format(amount=amount))
    if found.credit_note:
        made.append(_("Credit note {number}").format(number=ltr(found.credit_note)))
    if found.last is SidePaper.GIFT:
        made.append(_("Gift receipt"))
    return " · ".join(made)
