"""What a settlement is about, and how each maker is paid in it."""

from dataclasses import dataclass

from pos.domain.account import PayoutKind
from pos.domain.money import Money, zero
from pos.domain.sale_words import Days
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _


class PayoutNotAccepted(FieldNotAccepted):
    """More was to be paid than is due, or in the other direction."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be settled: one fair, or some days. makers: ids; empty for everybody.

    fair: its id, empty for days. days: None for a fair.
    """

    fair: str = ""
    days: Days | None = None
    makers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Payment:
    """How one maker is paid. reference: of the transfer or the cheque, or empty.

    amount: above zero is handed to the maker, below zero comes from them; at most what is due.
    """

    how: PayoutKind
    amount: Money
    reference: str = ""


def usual_payment(due: Money, how: PayoutKind) -> Payment:
    """Pay all that is due; who owes the cooperative pays nothing now, it stands on the next."""
    if due.minor <= 0 or how is PayoutKind.LATER:
        return Payment(PayoutKind.LATER, zero(due.currency))
    return Payment(how, due)


def require_payable(payment: Payment, due: Money) -> None:
    """Raise `PayoutNotAccepted` for more than is due, or for money when nothing is paid now."""
    least, most = min(0, due.minor), max(0, due.minor)
    if not least <= payment.amount.minor <= most:
        raise PayoutNotAccepted(
            _("No more is paid than is due. What goes beyond it is an advance: enter it as one.")
        )
    if payment.how is PayoutKind.LATER and not payment.amount.is_zero:
        raise PayoutNotAccepted(_("Say how it is paid: in cash, by transfer or by cheque."))
