"""The invoice of a sale: what CGI art. 145-III asks, drawn from the very values of the sale.

Of an exchange it holds what was taken; what came back is on a credit note, and paid for part of it.
"""

from collections.abc import Iterable

from pos.clock import wall_clock
from pos.documents.bill import Bill, bill
from pos.documents.bill_story import BillStory
from pos.documents.document import Block, Role, Row, said
from pos.documents.receipt_payment import asked_blocks, payment_blocks
from pos.domain.credit_note import set_off, sold_lines
from pos.domain.formatting import date_text, isolate, ltr, money_text
from pos.domain.invoice import invoice_number
from pos.domain.money import Money, total, zero
from pos.domain.sale import Sale
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.journal.kinds import InvoiceMade


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
) -> Bill:
    """Write the invoice of a sale.

    at, sold_at: microseconds UTC of the invoice and of the sale, each printed as the clock on the
    wall showed it then. languages, copy, example: as on a receipt.
    check: the first characters of the hash of the invoice's entry, or empty.
    """
    number = drawable(invoice_number(made.series, made.number))
    receipt_number = drawable(sale.receipt_number)
    sold_on = wall_clock(sold_at, sale.utc_offset_minutes)

    def of_sale() -> str:
        date = isolate(date_text(sold_on, active_language()))
        return _("Receipt {number} of {date}").format(number=ltr(receipt_number), date=date)

    story = BillStory(
        title=lambda: _("Invoice {number}").format(number=ltr(number)),
        number=number,
        day=wall_clock(at, made.utc_offset_minutes),
        seller=sale.seller,
        place=sale.place.names,
        buyer=made.buyer,
        reasons=(of_sale,),
        lines=sold_lines(sale),
        beside=tuple(_beside(sale, languages)),
        payment=tuple(payment_blocks(sale, languages)) if _is_paid_for(sale) else (),
        asked=_asked(sale),
        closing=lambda: _("This invoice is closed at the sum of: {amount}"),
        receipt_number=receipt_number,
        trace=(number, receipt_number, check),
    )
    return bill(story, languages, copy=copy, example=example)


def _is_paid_for(sale: Sale) -> bool:
    """Tell whether the buyer paid anything beside what came back."""
    return sale.due > zero(sale.due.currency)


def _asked(sale: Sale) -> Money:
    """Return what the goods cost, with stamp duty and rounding where money was taken for them."""
    sold = total([line.total for line in sold_lines(sale)], sale.total.currency)
    return sold + sale.due - sale.total if _is_paid_for(sale) else sold


def _beside(sale: Sale, languages: tuple[str, ...]) -> Iterable[Block]:
    main, nothing = languages[0], zero(sale.total.currency)
    against = set_off(sale)
    if against > nothing:
        label = said(languages, lambda: _("Paid with goods brought back"))
        yield Row(label, money_text(-against, main))
    asked = asked_blocks(sale, languages) if _is_paid_for(sale) else []
    yield from asked
    if against > nothing and not asked:
        label = said(languages, lambda: _("To pay"))
        yield Row(label, money_text(max(sale.due, nothing), main), Role.STRONG)
