"""How a sale was paid, on its receipt: every tender with what was written down of it."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from pos.documents.document import Block, Role, Row, as_typed, said
from pos.documents.receipt_words import given_back_words, paid_words
from pos.domain.formatting import date_of_day_text, isolate, ltr, money_text, plain_number_text
from pos.domain.money import Money, total, zero
from pos.domain.sale import Sale
from pos.domain.tender import LATER, Cheque, Foreign, Tender, TenderKind
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _


def asked_blocks(sale: Sale, languages: tuple[str, ...]) -> list[Block]:
    """Say what was asked beside the goods, and then the sum of all; nothing where it is goods."""
    main = languages[0]
    rows: list[Block] = []
    if sale.rounding is not None:
        rows.append(Row(said(languages, lambda: _("Rounding")), money_text(sale.rounding, main)))
    if sale.stamp_duty is not None:
        label = said(languages, lambda: _("Stamp duty"))
        rows.append(Row(label, money_text(sale.stamp_duty, main)))
    if rows:
        label = said(languages, lambda: _("To pay"))
        rows.append(Row(label, money_text(sale.due, main), Role.STRONG))
    return rows


def payment_blocks(sale: Sale, languages: tuple[str, ...]) -> list[Block]:
    """Say how it was paid: what was received, what went back, and what is still to be paid."""
    blocks = [block for each in sale.tenders for block in tender_blocks(each, languages)]
    left = _left_to_pay(sale)
    if not left.is_zero:
        label = said(languages, lambda: _("Still to pay"))
        blocks.append(Row(label, money_text(left, languages[0]), Role.STRONG))
    return blocks


def _left_to_pay(sale: Sale) -> Money:
    nothing = zero(sale.total.currency)
    later = [t.paid for t in sale.tenders if t.kind in LATER and t.paid > nothing]
    return total(later, sale.total.currency)


def tender_blocks(tender: Tender, languages: tuple[str, ...]) -> Iterable[Block]:
    """Say what one tender is, what was received and what went back."""
    main = languages[0]
    if tender.paid < zero(tender.paid.currency):
        label = said(languages, lambda: given_back_words(tender.kind))
        yield Row(label, money_text(-tender.paid, main), Role.STRONG)
    elif tender.change.is_zero and tender.foreign is None:
        label = said(languages, lambda: paid_words(tender.kind))
        yield Row(label, money_text(tender.paid, main))
    else:
        received = said(languages, lambda: _("Cash received"))
        yield Row(received, money_text(tender.received, main))
    yield from _details(tender, languages)
    if not tender.change.is_zero:
        change = said(languages, lambda: _("Change"))
        yield Row(change, money_text(tender.change, main), Role.STRONG)


def _details(tender: Tender, languages: tuple[str, ...]) -> Iterable[Block]:
    main = languages[0]
    if tender.foreign is not None:
        text = _foreign_text(tender.foreign, tender.received, main)
        yield Row(as_typed(text, main), role=Role.SMALL)
    acquirer = drawable(tender.acquirer)
    if acquirer:
        yield Row(as_typed(acquirer, main), role=Role.SMALL)
    reference = drawable(tender.reference)
    if reference:
        sentence = partial(_with_reference, reference)
        yield Row(said(languages, sentence), role=Role.SMALL)
    if tender.cheque is not None:
        yield from _cheque_rows(tender.cheque, languages)
    if tender.due_on is not None:
        sentence = partial(_promised, tender.kind, tender.due_on)
        yield Row(said(languages, sentence), role=Role.SMALL)


def _with_reference(reference: str) -> str:
    return _("Reference {reference}").format(reference=ltr(reference))


def _promised(kind: TenderKind, day: date) -> str:
    """Say for which day it was promised; the day of a delivery is asked by law 31-08."""
    date_text = isolate(date_of_day_text(day, active_language()))
    if kind is TenderKind.ON_DELIVERY:
        return _("Delivery on {date}").format(date=date_text)
    return _("To be paid by {date}").format(date=date_text)


def _foreign_text(notes: Foreign, worth: Money, language: str) -> str:
    """Write `EUR 50 @ 10,00 = 500 DH`: the notes, their rate of the day, what they were worth."""
    rate = f"{notes.rate:.2f}".replace(".", ",")
    laid = f"{notes.amount.currency} {plain_number_text(notes.amount)} @ {rate}"
    return f"{ltr(laid)} = {isolate(money_text(worth, language))}"


def _cheque_rows(cheque: Cheque, languages: tuple[str, ...]) -> Iterable[Block]:
    bank, number, drawer = (drawable(t) for t in (cheque.bank, cheque.number, cheque.drawer))

    def bank_and_number() -> str:
        if not number:
            return isolate(bank)
        text = _("Cheque no. {number}").format(number=ltr(number))
        return f"{isolate(bank)} · {text}" if bank else text

    def drawn_by() -> str:
        return _("Drawn by {name}").format(name=isolate(drawer))

    def dated() -> str:
        assert cheque.dated_on is not None
        day = date_of_day_text(cheque.dated_on, active_language())
        return _("Dated {date}").format(date=isolate(day))

    if bank or number:
        yield Row(said(languages, bank_and_number), role=Role.SMALL)
    if drawer:
        yield Row(said(languages, drawn_by), role=Role.SMALL)
    if cheque.dated_on is not None:
        yield Row(said(languages, dated), role=Role.SMALL)
