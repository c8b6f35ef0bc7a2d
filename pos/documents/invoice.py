"""The invoice of a sale: what CGI art. 145-III asks, drawn from the very values of the sale.

Seller and buyer, the goods with quantity and price, tax by rate or why there is none, what was
asked beside the goods, how it was paid, and by custom the sum in words.
"""

from dataclasses import dataclass
from datetime import datetime

from pos.clock import wall_clock
from pos.documents.document import (
    Block,
    Code,
    Document,
    Line,
    Role,
    Row,
    Rule,
    as_typed,
    paragraphs,
    said,
)
from pos.documents.receipt_payment import asked_blocks, payment_blocks
from pos.documents.receipt_sections import item_blocks, seller_blocks, stamp_blocks, tax_blocks
from pos.domain.formatting import NO_BREAK_SPACE, date_text, isolate, ltr, money_text
from pos.domain.invoice import InvoiceBuyer, invoice_number
from pos.domain.money import MAD, total
from pos.domain.sale import Sale
from pos.domain.text import drawable
from pos.domain.words import amount_in_words
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.journal.kinds import InvoiceMade


@dataclass(frozen=True, slots=True)
class Invoice(Document):
    """The document of one invoice. number: `7K3-F-000012`. is_copy: written again."""

    number: str
    is_copy: bool

    @property
    def file_name(self) -> str:
        """A name without ending, as a seller looks for it."""
        return f"{self.number}{'_copy' if self.is_copy else ''}"


def invoice(  # noqa: PLR0913
    made: InvoiceMade,
    sale: Sale,
    *,
    at: int,
    sold_at: int,
    languages: tuple[str, ...],
    check: str = "",
    copy: bool = False,
    example: bool = False,
) -> Invoice:
    """Write the invoice of a sale.

    at, sold_at: microseconds UTC of the invoice and of the sale, each printed as the clock on the
    wall showed it then. languages, copy, example: as on a receipt.
    check: the first characters of the hash of the invoice's entry, or empty.
    """
    number = drawable(invoice_number(made.series, made.number))
    trace = (number, drawable(sale.receipt_number), check)
    day = wall_clock(at, made.utc_offset_minutes)
    blocks: list[Block] = [
        *stamp_blocks(languages, copy=copy, example=example),
        *seller_blocks(sale.seller, languages),
        Rule(),
        *_heading(number, day, languages),
        _of_sale(sale, wall_clock(sold_at, sale.utc_offset_minutes), languages),
        *_buyer_blocks(made.buyer, languages),
        Rule(is_heavy=True),
        *item_blocks(sale.lines, languages),
        Rule(is_heavy=True),
        *_sums(sale, languages),
        *asked_blocks(sale, languages),
        Rule(),
        *tax_blocks(sale.lines, languages),
        Rule(),
        *payment_blocks(sale, languages),
        Rule(),
        *_closed_at(sale, languages),
        Code(drawable(sale.receipt_number)),
        Line(as_typed(" · ".join(ltr(part) for part in trace if part), languages[0])),
    ]
    return Invoice(number, languages, tuple(blocks), number, copy)


def _heading(number: str, day: datetime, languages: tuple[str, ...]) -> list[Block]:
    title = said(languages, lambda: _("Invoice {number}").format(number=ltr(number)))
    return [Row(title, date_text(day, languages[0]), Role.STRONG)]


def _of_sale(sale: Sale, day: datetime, languages: tuple[str, ...]) -> Row:
    number = ltr(drawable(sale.receipt_number))

    def words() -> str:
        date = isolate(date_text(day, active_language()))
        return _("Receipt {number} of {date}").format(number=number, date=date)

    return Row(said(languages, words), role=Role.SMALL)


def _buyer_blocks(buyer: InvoiceBuyer, languages: tuple[str, ...]) -> list[Block]:
    """Name the buyer; nothing at all where the buyer gave nothing."""
    main, ice = languages[0], drawable(buyer.ice)
    given = [*paragraphs(buyer.name), *paragraphs(buyer.address)]
    rows = [Row(as_typed(text, main)) for text in given]
    if ice:
        rows.append(Row(as_typed(ltr(f"ICE{NO_BREAK_SPACE}{ice}"), main)))
    if not rows:
        return []
    return [Rule(), Row(said(languages, lambda: _("Made out to")), role=Role.STRONG), *rows]


def _sums(sale: Sale, languages: tuple[str, ...]) -> list[Block]:
    """Write the total, and before it what it is without tax where tax was charged."""
    main, currency = languages[0], sale.total.currency
    rows: list[Block] = []
    if any(line.tax.rate is not None for line in sale.lines):
        tax = total([line.tax_amount for line in sale.lines], currency)
        before = said(languages, lambda: _("Total before tax"))
        rows.append(Row(before, money_text(sale.total - tax, main)))
        rows.append(Row(said(languages, lambda: _("VAT")), money_text(tax, main)))
    label = said(languages, lambda: _("Total incl. tax"))
    return [*rows, Row(label, money_text(sale.total, main), Role.TOTAL)]


def _closed_at(sale: Sale, languages: tuple[str, ...]) -> list[Block]:
    if sale.due.currency != MAD:
        return []

    def words() -> str:
        amount = isolate(amount_in_words(sale.due, active_language()))
        return _("This invoice is closed at the sum of: {amount}").format(amount=amount)

    return [Row(said(languages, words))]
