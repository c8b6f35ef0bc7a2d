"""Invoices: a sale is turned into one once, whenever the buyer asks, and copied ever after."""

from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection

from pos.clock import utc_offset_minutes
from pos.documents.bill import Bill
from pos.documents.invoice import invoice
from pos.domain.invoice import InvoiceBuyer, invoice_number, invoice_series
from pos.domain.person import Act
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.kinds import InvoiceMade, ReceiptReprinted
from pos.services.billing import Billed, billed, billed_for, clean_buyer, known_buyer, next_number
from pos.services.device import device_settings
from pos.services.logos import with_logo
from pos.services.people import require
from pos.services.shop import counter
from pos.services.sold import SoldSale, sale_of
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

Invoiced: TypeAlias = Billed[InvoiceMade]


class NotForInvoice(PosError):
    """Goods only came back in this sale: that asks for a credit note, not for an invoice."""


@dataclass(frozen=True, slots=True)
class InvoiceAsked:
    """What is known before an invoice is written.

    number: of the one that was made, else the one it will have. buyer: as far as known.
    invoiced: the one that was made, or None. prints: this device prints receipts.
    """

    number: str
    buyer: InvoiceBuyer
    invoiced: Invoiced | None = None
    prints: bool = True


def make_invoice(work: UnitOfWork, sale: str, buyer: InvoiceBuyer) -> Bill:
    """Turn a sale into an invoice, under the next number of this till.

    A sale has one invoice: asked again it is the same with the same buyer, marked as a copy.
    Raises `NotFound`, `NotForInvoice`, or `TextNotAccepted` for what was typed of the buyer.
    """
    require(work, Act.SELL)
    sold = sale_of(work.connection, sale)
    _require_sold(sold)
    found = invoice_of(work.connection, sale)
    if found is not None:
        work.record(ReceiptReprinted(sale=found.id, receipt_number=found.number))
        return _document(work.connection, found, sold, is_copy=True)
    at_counter = counter(work.connection)
    body = InvoiceMade(
        sale=sale,
        series=invoice_series(at_counter.series),
        number=next_number(work.connection, schema.invoice, at_counter.till),
        buyer=clean_buyer(buyer),
        utc_offset_minutes=utc_offset_minutes(work.now),
    )
    made = billed(work.connection, work.record(body).id, InvoiceMade)
    return _document(work.connection, made, sold, is_copy=False)


def invoice_of(connection: Connection, sale: str) -> Invoiced | None:
    """Return the invoice of a sale, the first where two tills made one; None without any."""
    return billed_for(connection, schema.invoice, sale, InvoiceMade)


def invoice_asked(connection: Connection, sale: str) -> InvoiceAsked:
    """Return what the invoice of a sale starts from; raises `NotFound`, `NotForInvoice`."""
    sold = sale_of(connection, sale)
    _require_sold(sold)
    found, here = invoice_of(connection, sale), counter(connection)
    if found is not None:
        return InvoiceAsked(found.number, found.made.buyer, found, prints=here.prints)
    next_one = next_number(connection, schema.invoice, here.till)
    number = invoice_number(invoice_series(here.series), next_one)
    buyer = known_buyer(connection, sold.sale.customer)
    return InvoiceAsked(number, buyer, prints=here.prints)


def invoice_paper(connection: Connection, entry: str, *, is_copy: bool = False) -> Bill:
    """Write the invoice that an entry made."""
    made = billed(connection, entry, InvoiceMade)
    return _document(connection, made, sale_of(connection, made.made.sale), is_copy=is_copy)


def _document(connection: Connection, made: Invoiced, sold: SoldSale, *, is_copy: bool) -> Bill:
    paper = invoice(
        made.made,
        sold.sale,
        at=made.at,
        sold_at=sold.at,
        languages=device_settings(connection).receipt_languages,
        check=made.check,
        copy=is_copy,
        example=counter(connection).is_example,
    )
    return with_logo(connection, paper, sold.sale.seller)


def _require_sold(sold: SoldSale) -> None:
    if sold.sale.is_refund:
        raise NotForInvoice(_("Goods only came back here: that is credited, not invoiced."))
