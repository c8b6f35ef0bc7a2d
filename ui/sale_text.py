"""Sales in words: ways of paying, and how far their paper has come."""

from dataclasses import dataclass

from pos.domain.basket import GoodsBack, Whereto
from pos.domain.formatting import isolate, ltr, money_text
from pos.domain.sale import Sale
from pos.domain.tender import TenderKind, TenderState
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.receipts import PrintState
from pos.services.sales import SaleKind, SaleRow, TakenBack
from ui.screen_language import screen_language


@dataclass(frozen=True, slots=True)
class PaperMark:
    """How the paper of a sale is told. can_retry: a tap sends it to the printer again.

    ground: colour token of its box, empty for a state that needs no attention.
    """

    text: str
    icon: str
    ink: str
    ground: str = ""
    can_retry: bool = False


def paper_mark(state: PrintState | None, copies: int = 0) -> PaperMark:
    """Return how far a receipt has come; copies: how often it was printed again."""
    match state:
        case None:
            return PaperMark(_("No receipt"), "receipt", "muted_ink")
        case PrintState.QUEUED:
            return PaperMark(_("Waits for the printer"), "hourglass", "muted_ink")
        case PrintState.SENDING:
            return PaperMark(_("Printing"), "printer", "muted_ink")
        case PrintState.MAYBE:
            text = _("Printed? Try again")
            return PaperMark(text, "alert-triangle", "warn_ink", "warn", can_retry=True)
        case PrintState.FAILED:
            text = _("Not printed. Try again")
            return PaperMark(text, "alert-triangle", "bad_ink", "bad", can_retry=True)
        case PrintState.DROPPED:
            return PaperMark(_("Not printed, and not wanted"), "receipt", "muted_ink")
        case _:
            text = ngettext("Printed, {count} copy", "Printed, {count} copies", copies)
            return PaperMark(text.format(count=copies) if copies else _("Printed"), "check", "ink")


def back_text(back: GoodsBack) -> str:
    """Say of which receipt goods come back, and where they go when it is not the stock."""
    number = ltr(back.receipt_number)
    return {
        Whereto.STOCK: _("Comes back from {number}"),
        Whereto.DAMAGED: _("Comes back damaged from {number}"),
        Whereto.NOT_RETURNED: _("Paid back, not given back, from {number}"),
    }[back.whereto].format(number=number)


def mark_text(row: SaleRow) -> str:
    """Say what a sale took back, or what of it came back; empty for what goods never came back."""
    numbers = ", ".join(ltr(number) for number in row.takes_back)
    if row.kind is SaleKind.EXCHANGE:
        return _("Exchange for {numbers}").format(numbers=numbers)
    if row.kind is SaleKind.REFUND:
        return _("Refund of {numbers}").format(numbers=numbers)
    if row.taken_back is TakenBack.NO:
        return ""
    by = ", ".join(ltr(number) for number in row.taken_back_by)
    return {
        TakenBack.PARTLY: _("Partly taken back: {numbers}"),
        TakenBack.WHOLLY: _("Taken back: {numbers}"),
        TakenBack.TOO_OFTEN: _("Taken back twice: {numbers}"),
    }[row.taken_back].format(numbers=by)


def refund_text(sale: Sale) -> str:
    """Say what a refund leaves to be done: what to hand out, and which debt is lower now."""
    language = screen_language()
    cheques, off = sale.cheques_back, sale.off_debts - sale.cheques_back
    out = -sale.due - sale.off_debts
    sentences = [_("Refund {number} is saved.").format(number=ltr(sale.receipt_number))]
    for amount, sentence in (
        (off, _("{amount} is taken off what is owed.")),
        (cheques, _("Hand the cheque of {amount} back.")),
        (out, _("Give back {amount}.")),
    ):
        if not amount.is_zero:
            sentences.append(sentence.format(amount=isolate(money_text(amount, language))))
    return " ".join(sentences)


def tender_text(kind: TenderKind) -> str:
    """Name a way of paying."""
    return {
        TenderKind.CASH: _("Cash"),
        TenderKind.CARD: _("Card"),
        TenderKind.WALLET: _("Mobile wallet"),
        TenderKind.CHEQUE: _("Cheque"),
        TenderKind.TRANSFER: _("Transfer"),
        TenderKind.CREDIT: _("On credit"),
        TenderKind.ON_DELIVERY: _("Cash on delivery"),
        TenderKind.DEPOSIT: _("Deposit"),
    }[kind]


def tender_state_text(state: TenderState) -> str:
    """Say how far a cheque or a debt has come."""
    return {
        TenderState.OPEN: _("in the drawer"),
        TenderState.DEPOSITED: _("at the bank"),
        TenderState.PAID: _("paid"),
        TenderState.BOUNCED: _("bounced"),
    }[state]
