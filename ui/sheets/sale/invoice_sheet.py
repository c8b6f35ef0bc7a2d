"""Asks who an invoice is made out to."""

from PySide6.QtWidgets import QWidget

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.services.invoices import InvoiceAsked
from ui.sheets.sale.bill_sheet import BillSheet
from ui.theme import Theme


class InvoiceSheet(BillSheet):
    """Starts with what is known of the buyer. Signals: asked(InvoiceBuyer, PaperSize | None)."""

    def __init__(self, theme: Theme, window: QWidget, known: InvoiceAsked) -> None:
        is_new = known.invoiced is None
        title = _("Invoice {number}").format(number=ltr(known.number))
        makes = _("Make the invoice") if is_new else _("Save a copy")
        super().__init__(theme, window, title, makes)
        self.note.setText(_note(is_new=is_new))
        self.lay_out()
        self.start_with(known.buyer, may_change=is_new, prints=known.prints)


def _note(*, is_new: bool) -> str:
    if is_new:
        return _("All of it may be left empty. What is written here stays on the invoice for good.")
    return _("This sale has its invoice already. What you save now is marked as a duplicate.")
