"""Money handed over for a sale, by kind, and what goes back.

Cash received and change are kept apart for ever: the drawer gains one and loses the other.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money, times, total, zero
from pos.errors import PosError
from pos.i18n import active_language
from pos.i18n import gettext as _


class TenderKind(StrEnum):
    """How money is handed over.

    CARD is taken on an outside terminal; WALLET on a telephone. CREDIT and ON_DELIVERY are paid
    later. DEPOSIT is what was paid when a piece was ordered: it was in the drawer already.
    """

    CASH = "cash"
    CARD = "card"
    WALLET = "wallet"
    CHEQUE = "cheque"
    TRANSFER = "transfer"
    CREDIT = "credit"
    ON_DELIVERY = "on_delivery"
    DEPOSIT = "deposit"


# Kinds that the customer takes goods home for without having paid yet.
LATER: Final = frozenset({TenderKind.CREDIT, TenderKind.ON_DELIVERY})

# Above it a receipt bears the day of delivery, where goods are delivered (law 31-08, art. 4).
_LARGE_DELIVERY: Final = Money(300_000, MAD)

# Kinds of which something is still to come after the sale.
FOLLOWED: Final = LATER | {TenderKind.CHEQUE}


class TenderState(StrEnum):
    """How far a tender of `FOLLOWED` has come: a cheque received, money owed, then settled."""

    OPEN = "open"
    DEPOSITED = "deposited"
    PAID = "paid"
    BOUNCED = "bounced"


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
class Foreign:
    """Notes of another currency as they were laid down.

    rate: dirham for one unit, set by hand when the shift was opened.
    """

    amount: Money
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Cheque:
    """What stands on a cheque. dated_on: the day written on it, None when nobody read it."""

    bank: str = ""
    number: str = ""
    drawer: str = ""
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class TenderOf:
    """One tender as another entry names it.

    entry: id of what brought it. number: 1 for the first tender of that entry.
    """

    entry: str
    number: int


@dataclass(frozen=True, slots=True)
class Tender:
    """One kind of money towards one sale.

    received: what the customer handed over, in the currency of the sale; negative for money given
    back on a refund.
    change: what went back, never more than received, only on cash.
    reference: slip, transfer or wallet number typed by the seller; never a card number.
    acquirer: who runs the card terminal or the wallet, or empty.
    foreign: the notes themselves when cash was in another currency; change is always of the sale's.
    lowers: what is owed less, or the cheque that is handed back, None for any other money.
    due_on: the day promised for what is paid later: of the payment, or of the delivery.
    """

    kind: TenderKind
    received: Money
    change: Money
    reference: str = ""
    acquirer: str = ""
    foreign: Foreign | None = None
    cheque: Cheque | None = None
    lowers: TenderOf | None = None
    due_on: date | None = None

    def __post_init__(self) -> None:
        if self.change > max(self.received, zero(self.change.currency)) or self.change < zero(
            self.change.currency
        ):
            raise ValueError("change lies between nothing and what was received")
        if self.kind is not TenderKind.CASH and not (self.change.is_zero and self.foreign is None):
            raise ValueError("change is given on cash only, and only cash is foreign notes")
        if self.cheque is not None and self.kind is not TenderKind.CHEQUE:
            raise ValueError("only a cheque has a bank and a drawer")
        if self.due_on is not None and self.kind not in LATER:
            raise ValueError("only what is paid later is promised for a day")
        if self.lowers is not None and not (self.kind in FOLLOWED and self.received.minor < 0):
            raise ValueError("what is owed is lowered by a kind that is followed, and goes back")

    @property
    def paid(self) -> Money:
        """What this tender pays of the sale: received minus change."""
        return self.received - self.change


def cash(due: Money, received: Money) -> Tender:
    """Take cash for `due`, with change; raises `NotEnoughTendered`."""
    if received < due:
        raise NotEnoughTendered(due - received)
    return Tender(TenderKind.CASH, received, received - due)


def foreign_cash(due: Money, notes: Money, rate: Decimal) -> Tender:
    """Take notes of another currency for at most `due`, change in the currency of `due`.

    rate: units of the currency of `due` for one unit of `notes`.
    """
    worth = Money(times(notes, rate).minor, due.currency)
    change = max(worth - due, zero(due.currency))
    return Tender(TenderKind.CASH, worth, change, foreign=Foreign(notes, rate))


def exact(kind: TenderKind, due: Money, reference: str = "") -> Tender:
    """Take exactly what is due, or give it back when `due` is negative."""
    return Tender(kind, due, zero(due.currency), reference)


def taken_off(kind: TenderKind, amount: Money, of: TenderOf) -> Tender:
    """Take `amount` off what is owed, or hand a cheque back, instead of giving money back.

    kind: of the tender that is lowered.
    """
    return Tender(kind, -amount, zero(amount.currency), lowers=of)


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


def taken_back(tender: Tender, of: TenderOf) -> tuple[Tender, ...]:
    """Return what undoes a tender: the notes go back, and the change that was given comes again.

    of: the tender as it was recorded; a cheque that is handed back is no longer followed.
    """
    nothing = zero(tender.paid.currency)
    if tender.foreign is None:
        lowers = of if tender.kind in FOLLOWED else None
        return (replace(tender, received=-tender.paid, change=nothing, lowers=lowers),)
    notes = replace(tender.foreign, amount=-tender.foreign.amount)
    back = replace(tender, received=-tender.received, change=nothing, foreign=notes)
    return (back,) if tender.change.is_zero else (back, exact(TenderKind.CASH, tender.change))


def asks_delivery_day(goods: Money) -> bool:
    """Tell whether the law asks for the day of delivery on the receipt of goods of this worth."""
    return goods.currency == MAD and goods > _LARGE_DELIVERY
