"""The credit note (avoir) of goods that came back: which papers it corrects, why, how it was paid.

Everything is written as what the buyer is credited, so that no amount stands with a minus.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from pos.clock import wall_clock
from pos.documents.bill import Bill, bill
from pos.documents.bill_story import BillStory, Words
from pos.documents.document import Block, Row, said
from pos.documents.receipt_payment import tender_blocks
from pos.domain.credit_note import (
    Corrected,
    CreditReason,
    credited_lines,
    credited_total,
    paid_back,
    set_off,
)
from pos.domain.formatting import date_text, isolate, ltr, money_text
from pos.domain.invoice import invoice_number
from pos.domain.money import zero
from pos.domain.sale import Sale, SaleLine
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.journal.kinds import CreditNoteMade

_REASONS: Final[dict[CreditReason, Words]] = {
    CreditReason.RETURNED: lambda: _("Goods brought back"),
    CreditReason.DAMAGED: lambda: _("Damaged goods"),
    CreditReason.MISTAKE: lambda: _("A mistake in the sale"),
}


def credit_note(  # noqa: PLR0913
    made: CreditNoteMade,
    sale: Sale,
    *,
    at: int,
    languages: tuple[str, ...],
    check: str = "",
    copy: bool = False,
    example: bool = False,
) -> Bill:
    """Write the credit note of what came back in a sale.

    at: microseconds UTC of the note, printed as the clock on the wall showed it then.
    languages, copy, example: as on a receipt. check: as on an invoice.
    """
    number = drawable(invoice_number(made.series, made.number))
    receipt_number = drawable(sale.receipt_number)
    story = BillStory(
        title=lambda: _("Credit note {number}").format(number=ltr(number)),
        number=number,
        day=wall_clock(at, made.utc_offset_minutes),
        seller=sale.seller,
        place=sale.place.names,
        buyer=made.buyer,
        reasons=(
            *(partial(corrects_words, paper) for paper in made.corrects),
            partial(_reason, made),
        ),
        lines=_lines(made, sale),
        beside=(),
        payment=tuple(paid_back_blocks(sale, languages)),
        asked=credited_total(sale),
        closing=lambda: _("This credit note is closed at the sum of: {amount}"),
        receipt_number=receipt_number,
        trace=(number, receipt_number, check),
    )
    return bill(story, languages, copy=copy, example=example)


def reason_words(reason: CreditReason) -> str:
    """Say why goods are credited."""
    return _REASONS[reason]()


def paid_back_blocks(sale: Sale, languages: tuple[str, ...]) -> Iterable[Block]:
    """Say how the credit was settled: against goods, in money, and what rounding made of it."""
    main, nothing = languages[0], zero(sale.total.currency)
    against = set_off(sale)
    if against > nothing:
        label = said(languages, lambda: _("Set off against the goods taken in exchange"))
        yield Row(label, money_text(against, main))
    if not paid_back(sale) > nothing:
        return
    if sale.rounding is not None:
        yield Row(said(languages, lambda: _("Rounding")), money_text(-sale.rounding, main))
    for tender in sale.tenders:
        yield from tender_blocks(tender, languages)


def _lines(made: CreditNoteMade, sale: Sale) -> tuple[SaleLine, ...]:
    """Return what is credited; each line names its receipt only where there are several."""
    lines = credited_lines(sale)
    if len(made.corrects) > 1:
        return lines
    return tuple(replace(line, back=None) for line in lines)


def corrects_words(paper: Corrected) -> str:
    """Name a paper that a credit note corrects, with its day where that is known."""
    number = ltr(drawable(paper.number))
    if not paper.at:
        return _("Corrects receipt {number}").format(number=number)
    day = wall_clock(paper.at, paper.utc_offset_minutes)
    date = isolate(date_text(day, active_language()))
    text = (
        _("Corrects invoice {number} of {date}")
        if paper.is_invoice
        else _("Corrects receipt {number} of {date}")
    )
    return text.format(number=number, date=date)


def _reason(made: CreditNoteMade) -> str:
    reason = _REASONS[made.reason]()
    note = drawable(made.note)
    if note:
        reason = f"{reason} ({isolate(note)})"
    return _("Reason: {reason}").format(reason=reason)
