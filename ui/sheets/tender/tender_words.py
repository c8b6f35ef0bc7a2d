"""Tenders in words on the screen: what was laid down, and what the law says of much cash."""

from pos.domain.customer import CashWarning
from pos.domain.formatting import isolate, ltr, money_text, plain_number_text
from pos.domain.money import MAD, Money, times
from pos.domain.tender import Cheque, Foreign, Tender
from pos.i18n import gettext as _
from ui.sale_text import tender_text


def foreign_text(notes: Foreign, language: str) -> str:
    """Write notes of another currency and what they are taken for: `EUR 50 @ 10,00 = 500 DH`."""
    worth = Money(times(notes.amount, notes.rate).minor, MAD)
    return f"{notes_text(notes)} = {isolate(money_text(worth, language))}"


def notes_text(notes: Foreign) -> str:
    """Write notes and their rate, the same in every language: `EUR 50 @ 10,00`."""
    rate = f"{notes.rate:.2f}".replace(".", ",")
    return ltr(f"{notes.amount.currency} {plain_number_text(notes.amount)} @ {rate}")


def part_text(tender: Tender) -> str:
    """Name a tender in one line: the way, and what was written down of it."""
    notes = [] if tender.foreign is None else [notes_text(tender.foreign)]
    return " · ".join([way_text(tender), *notes, *details_text(tender)])


def way_text(tender: Tender) -> str:
    """Name the way of paying."""
    return tender_text(tender.kind)


def details_text(tender: Tender) -> list[str]:
    """Say what was written down beside the amount, without what is empty."""
    cheque = tender.cheque or Cheque()
    names = [isolate(t) for t in (tender.acquirer, cheque.bank, cheque.drawer) if t]
    return [*names, *(ltr(number) for number in (tender.reference, cheque.number) if number)]


def warning_text(warning: CashWarning) -> str:
    """Say calmly what there is to know about so much cash."""
    return {
        CashWarning.CEILING: _(
            "20,000 DH or more in cash: the tax office may fine 6 %. "
            "A crossed cheque, a card or a transfer avoids it."
        ),
        CashWarning.NOT_DEDUCTED: _(
            "Above 5,000 DH a day in cash, this business cannot deduct its purchase."
        ),
    }[warning]
