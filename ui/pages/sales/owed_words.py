"""Debts and cheques in words."""

from pos.clock import local
from pos.domain.formatting import (
    date_of_day_text,
    date_text,
    isolate,
    ltr,
    money_text,
)
from pos.domain.tender import TenderKind, TenderState
from pos.i18n import gettext as _
from pos.services.followed import Owed
from ui.sale_text import tender_state_text, tender_text
from ui.screen_language import screen_language


def who(owed: Owed) -> str:
    """Name who owes it: the customer, the name on the cheque, or the receipt."""
    drawer = "" if owed.cheque is None else owed.cheque.drawer
    return owed.name or drawer or _("Receipt {number}").format(number=ltr(owed.receipt_number))


def about(owed: Owed) -> str:
    """Say since when and how, in one line."""
    language = screen_language()
    parts = [date_text(local(owed.at), language), tender_text(owed.kind)]
    if owed.kind is TenderKind.CHEQUE:
        parts.append(tender_state_text(owed.state))
    if owed.cheque is not None:
        parts += [isolate(part) for part in (owed.cheque.bank, owed.cheque.number) if part]
        if owed.cheque.dated_on is not None:
            day = date_of_day_text(owed.cheque.dated_on, language)
            parts.append(_("dated {date}").format(date=isolate(day)))
    if owed.due_on is not None:
        day = date_of_day_text(owed.due_on, language)
        parts.append(_("promised for {date}").format(date=isolate(day)))
    if not owed.paid.is_zero:
        paid, whole = (isolate(money_text(m, language)) for m in (owed.paid, owed.amount))
        parts.append(_("{paid} of {whole} paid").format(paid=paid, whole=whole))
    if owed.phone:
        parts.append(ltr(owed.phone))
    parts.append(ltr(owed.receipt_number))
    return " · ".join(parts)


def followed_text(owed: Owed, state: TenderState) -> str:
    """Say what was just said of a cheque."""
    return _("Cheque of {name}: {state}").format(
        name=isolate(who(owed)), state=tender_state_text(state)
    )
