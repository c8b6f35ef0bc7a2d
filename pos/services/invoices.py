"""Invoices: a sale is turned into one once, whenever the buyer asks, and copied ever after."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.clock import utc_offset_minutes
from pos.documents.invoice import Invoice, invoice
from pos.domain.invoice import InvoiceBuyer, invoice_number, invoice_series
from pos.domain.person import Act
from pos.domain.text import clean_name, clean_text
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import InvoiceMade, ReceiptReprinted
from pos.services.device import device_settings
from pos.services.people import require
from pos.services.shop import counter
from pos.services.sold import SoldSale, sale_of
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of
from pos.store.prepared import Prepared
from pos.store.unit_of_work import UnitOfWork

_I: Final = schema.invoice.c
_LAST: Final = Prepared(select(func.max(_I.number)).where(_I.till == bindparam("till")))


class NotForInvoice(PosError):
    """Goods came back in this sale: that asks for a credit note, not for an invoice."""


@dataclass(frozen=True, slots=True)
class Invoiced:
    """An invoice with its place in the journal. at: microseconds UTC."""

    id: str
    at: int
    made: InvoiceMade
    check: str

    @property
    def number(self) -> str:
        """The number as printed."""
        return invoice_number(self.made.series, self.made.number)


@dataclass(frozen=True, slots=True)
class InvoiceAsked:
    """What is known before an invoice is written.

    number: of the one that was made, else the one it will have. buyer: as far as known.
    invoiced: the one that was made, or None.
    """

    number: str
    buyer: InvoiceBuyer
    invoiced: Invoiced | None = None


def make_invoice(work: UnitOfWork, sale: str, buyer: InvoiceBuyer) -> Invoice:
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
        number=_next_number(work.connection, at_counter.till),
        buyer=_clean(buyer),
        utc_offset_minutes=utc_offset_minutes(work.now),
    )
    entry = work.record(body)
    made = Invoiced(entry.id, entry.at, body, check_characters(entry.hash))
    return _document(work.connection, made, sold, is_copy=False)


def invoice_of(connection: Connection, sale: str) -> Invoiced | None:
    """Return the invoice of a sale, the first where two tills made one; None without any."""
    query = select(_I.key).where(_I.sale == key_of(sale)).order_by(_I.at, _I.key).limit(1)
    key = connection.execute(query).scalar()
    if key is None:
        return None
    till, seq = parts_of(key)
    journal = schema.journal.c
    entry = select(journal.at, journal.body, journal.hash)
    row = connection.execute(entry.where(journal.till == till, journal.seq == seq)).one()
    made = decoded(row.body, InvoiceMade)
    return Invoiced(id_of(key), row.at, made, check_characters(row.hash))


def invoice_asked(connection: Connection, sale: str) -> InvoiceAsked:
    """Return what the invoice of a sale starts from; raises `NotFound`, `NotForInvoice`."""
    sold = sale_of(connection, sale)
    _require_sold(sold)
    found = invoice_of(connection, sale)
    if found is not None:
        return InvoiceAsked(found.number, found.made.buyer, found)
    here = counter(connection)
    number = invoice_number(invoice_series(here.series), _next_number(connection, here.till))
    return InvoiceAsked(number, _known(connection, sold.sale.customer))


def _document(connection: Connection, made: Invoiced, sold: SoldSale, *, is_copy: bool) -> Invoice:
    return invoice(
        made.made,
        sold.sale,
        at=made.at,
        sold_at=sold.at,
        languages=device_settings(connection).receipt_languages,
        check=made.check,
        copy=is_copy,
        example=counter(connection).is_example,
    )


def _require_sold(sold: SoldSale) -> None:
    if any(line.back is not None for line in sold.sale.lines):
        raise NotForInvoice(_("Goods came back here: make the invoice of the first sale instead."))


def _next_number(connection: Connection, till: str) -> int:
    row = _LAST.first(connection, {"till": till})
    return 1 if row is None else (row[0] or 0) + 1


def _clean(buyer: InvoiceBuyer) -> InvoiceBuyer:
    ice = clean_name(buyer.ice).replace(" ", "")
    return InvoiceBuyer(clean_name(buyer.name), clean_text(buyer.address), ice)


def _known(connection: Connection, customer: str) -> InvoiceBuyer:
    """Return what the customer of the sale told us before, as far as it was not erased."""
    if not customer:
        return InvoiceBuyer()
    contact = schema.contact
    row = connection.execute(select(contact).where(contact.c.customer == key_of(customer))).first()
    return InvoiceBuyer() if row is None else InvoiceBuyer(row.name, row.address, row.ice)
