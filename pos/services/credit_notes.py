"""Credit notes: what came back in a sale is credited once, and copied ever after."""

from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from pos.clock import utc_offset_minutes
from pos.documents.bill import Bill
from pos.documents.credit_note import credit_note
from pos.domain.credit_note import Corrected, CreditReason, credit_note_series
from pos.domain.invoice import InvoiceBuyer, invoice_number
from pos.domain.money import Money
from pos.domain.person import Act
from pos.domain.sale import Sale
from pos.domain.text import clean_name
from pos.errors import NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import CreditNoteMade, ReceiptReprinted
from pos.services.billing import Billed, billed, billed_for, clean_buyer, known_buyer, next_number
from pos.services.device import device_settings
from pos.services.invoices import Invoiced, invoice_of
from pos.services.logos import with_logo
from pos.services.people import require
from pos.services.shop import counter
from pos.services.sold import SoldSale, sale_of
from pos.store import schema
from pos.store.keys import key_of
from pos.store.unit_of_work import UnitOfWork

Credited: TypeAlias = Billed[CreditNoteMade]


class NothingToCredit(PosError):
    """No goods came back in this sale: it may have an invoice, and no credit note."""


@dataclass(frozen=True, slots=True)
class CreditWish:
    """What is asked of a person. buyer: where no invoice names one already."""

    buyer: InvoiceBuyer = InvoiceBuyer()
    reason: CreditReason = CreditReason.RETURNED
    note: str = ""


@dataclass(frozen=True, slots=True)
class CreditAsked:
    """What is known before a credit note is written.

    number: of the one that was made, else the one it will have. wish: what to begin with.
    corrects: the papers that the goods were sold on.
    credited: the one that was made, or None. prints: this device prints receipts.
    """

    number: str
    wish: CreditWish
    corrects: tuple[Corrected, ...]
    credited: Credited | None = None
    prints: bool = True

    @property
    def has_invoice(self) -> bool:
        """True when the buyer is the one an invoice names."""
        return any(paper.is_invoice for paper in self.corrects)


def make_credit_note(work: UnitOfWork, sale: str, wish: CreditWish) -> Bill:
    """Credit what came back in a sale, under the next number of this till.

    A sale is credited once: asked again it is the same note, marked as a copy. The buyer of the
    invoice it corrects goes before the one in `wish`.
    Raises `NotFound`, `NothingToCredit`, or `TextNotAccepted` for what was typed.
    """
    require(work, Act.SELL)
    connection, sold = work.connection, sale_of(work.connection, sale)
    _require_back(sold.sale)
    found = credit_note_of(connection, sale)
    if found is not None:
        work.record(ReceiptReprinted(sale=found.id, receipt_number=found.number))
        return _document(connection, found, sold, is_copy=True)
    at_counter = counter(connection)
    body = CreditNoteMade(
        sale=sale,
        series=credit_note_series(at_counter.series),
        number=next_number(connection, schema.credit_note, at_counter.till),
        corrects=_corrects(connection, sold.sale),
        buyer=_invoiced_buyer(connection, sold.sale) or clean_buyer(wish.buyer),
        reason=wish.reason,
        note=clean_name(wish.note),
        utc_offset_minutes=utc_offset_minutes(work.now),
    )
    made = billed(connection, work.record(body).id, CreditNoteMade)
    return _document(connection, made, sold, is_copy=False)


def credit_note_of(connection: Connection, sale: str) -> Credited | None:
    """Return the credit note of a sale, the first where two tills made one; None without any."""
    return billed_for(connection, schema.credit_note, sale, CreditNoteMade)


def credit_asked(connection: Connection, sale: str) -> CreditAsked:
    """Return what the credit note of a sale starts from; raises `NotFound`, `NothingToCredit`."""
    sold = sale_of(connection, sale)
    _require_back(sold.sale)
    found, here = credit_note_of(connection, sale), counter(connection)
    if found is not None:
        made = found.made
        wish = CreditWish(made.buyer, made.reason, made.note)
        return CreditAsked(found.number, wish, made.corrects, found, prints=here.prints)
    next_one = next_number(connection, schema.credit_note, here.till)
    number = invoice_number(credit_note_series(here.series), next_one)
    buyer = _invoiced_buyer(connection, sold.sale)
    if buyer is None:
        buyer = known_buyer(connection, sold.sale.customer)
    corrects = _corrects(connection, sold.sale)
    return CreditAsked(number, CreditWish(buyer), corrects, prints=here.prints)


def credit_note_paper(connection: Connection, entry: str, *, is_copy: bool = False) -> Bill:
    """Write the credit note that an entry made."""
    made = billed(connection, entry, CreditNoteMade)
    return _document(connection, made, sale_of(connection, made.made.sale), is_copy=is_copy)


def credited(connection: Connection, sale: str) -> Money:
    """Return what was credited of the goods of one sale, over all the notes that are here.

    What an invoice asked for goods less this is what its buyer owes for goods.
    """
    currency = sale_of(connection, sale).sale.total.currency
    line, note = schema.sale_line.c, schema.credit_note.c
    noted = select(note.sale).distinct()
    query = select(func.sum(-line.total_minor)).where(
        line.refunds == key_of(sale), line.sale.in_(noted)
    )
    return Money(connection.execute(query).scalar() or 0, currency)


def _corrects(connection: Connection, sale: Sale) -> tuple[Corrected, ...]:
    """Name the paper of every sale that something came back of, in the order of the lines."""
    backs = (line.back for line in sale.lines)
    sold_on = {back.sale: back.receipt_number for back in backs if back is not None}
    return tuple(
        _corrected(connection, origin, receipt_number) for origin, receipt_number in sold_on.items()
    )


def _corrected(connection: Connection, origin: str, receipt_number: str) -> Corrected:
    invoiced = invoice_of(connection, origin)
    if invoiced is not None:
        ahead = invoiced.made.utc_offset_minutes
        return Corrected(
            origin, invoiced.number, is_invoice=True, at=invoiced.at, utc_offset_minutes=ahead
        )
    try:
        sold = sale_of(connection, origin)
    except NotFound:
        # Sold at a till whose journal is not here: the receipt says its number, and no date.
        return Corrected(origin, receipt_number)
    return Corrected(
        origin, receipt_number, at=sold.at, utc_offset_minutes=sold.sale.utc_offset_minutes
    )


def _invoiced_buyer(connection: Connection, sale: Sale) -> InvoiceBuyer | None:
    origins = dict.fromkeys(line.back.sale for line in sale.lines if line.back is not None)
    found: list[Invoiced | None] = [invoice_of(connection, origin) for origin in origins]
    return next((invoiced.made.buyer for invoiced in found if invoiced is not None), None)


def _document(connection: Connection, note: Credited, sold: SoldSale, *, is_copy: bool) -> Bill:
    paper = credit_note(
        note.made,
        sold.sale,
        at=note.at,
        languages=device_settings(connection).receipt_languages,
        check=note.check,
        copy=is_copy,
        example=counter(connection).is_example,
    )
    return with_logo(connection, paper, sold.sale.seller)


def _require_back(sale: Sale) -> None:
    if all(line.back is None for line in sale.lines):
        raise NothingToCredit(_("No goods came back here, so there is nothing to credit."))
