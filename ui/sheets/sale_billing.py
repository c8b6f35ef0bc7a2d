"""What a sale is billed with: an invoice, or a credit note where goods came back."""

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.services.credit_notes import credit_asked, credit_note_of, make_credit_note
from pos.services.invoices import invoice_asked, invoice_of, make_invoice
from pos.services.sales import SaleKind
from ui.operations import Operations
from ui.sheets.billing import Billing, BillWay
from ui.sheets.credit_note_sheet import CreditNoteSheet
from ui.sheets.invoice_sheet import InvoiceSheet
from ui.theme import Theme


def billings_of(theme: Theme, operations: Operations, sale: str, kind: SaleKind) -> list[Billing]:
    """Offer the papers that a sale of this kind has: an exchange both. `sale`: its id."""
    ways = [] if kind is SaleKind.REFUND else [_invoice()]
    if kind is not SaleKind.SALE:
        ways.append(_credit_note())
    return [Billing(theme, operations, sale, way) for way in ways]


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
