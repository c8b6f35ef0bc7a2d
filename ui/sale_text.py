"""Sales in words: ways of paying, and how far their paper has come."""

from dataclasses import dataclass

from pos.domain.tender import TenderKind, TenderState
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.receipts import PrintState


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
        case _:
            text = ngettext("Printed, {count} copy", "Printed, {count} copies", copies)
            return PaperMark(text.format(count=copies) if copies else _("Printed"), "check", "ink")


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
