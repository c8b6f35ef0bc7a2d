"""Money handed over for a sale, by kind, and what goes back.

Cash received and change are kept apart for ever: the drawer gains one and loses the other.
"""

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.formatting import money_text
from pos.domain.money import Money, total, zero
from pos.errors import PosError
from pos.i18n import active_language
from pos.i18n import gettext as _


class TenderKind(StrEnum):
    """How money is handed over."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"


class NotEnoughTendered(PosError):
    """What was handed over does not pay the sale.

    missing: what still has to be paid.
    """

    def __init__(self, missing: Money) -> None:
        self.missing = missing
        amount = money_text(missing, active_language())
        super().__init__(_("{amount} is missing.").format(amount=amount))


class ChangeWithoutCash(PosError):
    """More was tendered than is due, without cash to give change on."""


@dataclass(frozen=True, slots=True)
class Tender:
    """One kind of money towards one sale.

    received: what the customer handed over.
    change: what went back, never more than received, only on cash.
    reference: slip or transfer number typed by the seller; never a card number.
    """

    kind: TenderKind
    received: Money
    change: Money
    reference: str = ""

    def __post_init__(self) -> None:
        if self.change > self.received or self.change < zero(self.change.currency):
            raise ValueError("change lies between nothing and what was received")
        if self.kind is not TenderKind.CASH and not self.change.is_zero:
            raise ValueError("change is given on cash only")

    @property
    def paid(self) -> Money:
        """What this tender pays of the sale: received minus change."""
        return self.received - self.change


def cash(due: Money, received: Money) -> Tender:
    """Take cash for `due`, with change; raises `NotEnoughTendered`."""
    if received < due:
        raise NotEnoughTendered(due - received)
    return Tender(TenderKind.CASH, received, received - due)


def exact(kind: TenderKind, due: Money, reference: str = "") -> Tender:
    """Take exactly what is due."""
    return Tender(kind, due, zero(due.currency), reference)


def require_paid(due: Money, tenders: tuple[Tender, ...]) -> None:
    """Check that the tenders pay exactly what is due.

    Raises `NotEnoughTendered` for less and `ChangeWithoutCash` for more.
    """
    paid = total([tender.paid for tender in tenders], due.currency)
    if paid < due:
        raise NotEnoughTendered(due - paid)
    if paid > due:
        raise ChangeWithoutCash(
            _("More was handed over than is due. Correct the amount: nothing has been sold yet.")
        )
