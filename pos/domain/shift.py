"""The shift: a till from opening to closing, and the money there should be in its drawer.

Every total of a shift is the sum of its own entries, never of a day: two shifts on one day, or one
across midnight, are counted apart.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pos.domain.money import MAD, Money, total, zero
from pos.domain.tender import TenderKind

# What Bank Al-Maghrib issues, and the notes of others met at a stand; minor units, large first.
DENOMINATIONS: Final = {
    MAD: (20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10),
    "EUR": (20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100),
    "USD": (10_000, 5_000, 2_000, 1_000, 500, 100),
    "GBP": (5_000, 2_000, 1_000, 500, 200, 100),
}


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many notes or coins of one value. value_minor: minor units of the currency counted."""

    value_minor: int
    count: int


@dataclass(frozen=True, slots=True)
class CashCount:
    """Cash of one currency as a person counted it.

    pieces: by note and coin; empty when only the sum was typed.
    """

    amount: Money
    pieces: tuple[Pieces, ...] = ()

    def __post_init__(self) -> None:
        if self.pieces and self.amount.minor != sum(p.value_minor * p.count for p in self.pieces):
            raise ValueError("the pieces do not make up the amount")


@dataclass(frozen=True, slots=True)
class ForeignRate:
    """What one unit of another currency is taken for, in dirham, as long as the shift lasts."""

    currency: str
    rate: Decimal


class CashReason(StrEnum):
    """Why cash was put into the drawer or taken out, other than for a sale."""

    CHANGE_BROUGHT = "change_brought"
    TO_BANK = "to_bank"
    EXPENSE = "expense"
    ADVANCE = "advance"
    OWNER = "owner"
    SETTLEMENT = "settlement"
    OTHER = "other"


class HeldOutcome(StrEnum):
    """What became of a basket that was on hold when the shift was closed."""

    CARRIED_OVER = "carried_over"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class HeldAtClose:
    """A basket that was on hold. reason: why it was cancelled, in the seller's words."""

    total: Money
    lines: int
    outcome: HeldOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """One opening of the till.

    floats: cash in the drawer before the first sale, for each currency, as counted, never guessed.
    opened_at: microseconds UTC.
    """

    id: str
    till: str
    opened_at: int
    floats: tuple[CashCount, ...]
    rates: tuple[ForeignRate, ...] = ()


@dataclass(frozen=True, slots=True)
class TenderSum:
    """What one kind of tender brought. received, change: as handed over and given back.

    currency: of the notes themselves; both sums are in it, but change is always in dirham and
    stands with the dirham.
    """

    kind: TenderKind
    currency: str
    count: int
    received: Money
    change: Money

    @property
    def net(self) -> Money:
        """Received minus change."""
        return self.received - self.change


@dataclass(frozen=True, slots=True)
class TaxSum:
    """What was sold under one rate or exemption.

    rule: the rate as a decimal fraction, `0.20`, or the name of the exemption.
    gross: paid, tax included. tax: inside it.
    """

    rule: str
    gross: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class DrawerSum:
    """The cash of one currency, and how it came to be there.

    float: before the first sale. sales: received minus change, refunds taken off. moved: paid in
    minus paid out. other: deposits on orders and debts settled in cash.
    """

    currency: str
    float: Money
    sales: Money
    moved: Money
    other: Money

    @property
    def expected(self) -> Money:
        """What there should be."""
        return self.float + self.sales + self.moved + self.other


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """A shift so far (X) or closed (Z): sums of its entries and nothing else.

    sales, refunds: how many. sold: of all lines that went out; refunded: of all that came back, a
    negative amount. first_number, last_number: of the receipts, 0 when there is none.
    list_gap: what labels asked for minus what was agreed. gifts: how many lines.
    cash_stamped: the cash on which stamp duty was asked.
    paid_in, paid_out: in dirham, the latter negative; other currencies stand with their drawer.
    deposits: on orders, what was given back taken off. settled: debts and cheques paid since.
    stamped: on how many sales stamp duty was asked.
    beside: what deposits and settled debts brought, by kind of tender.
    """

    sales: int
    refunds: int
    first_number: int
    last_number: int
    sold: Money
    refunded: Money
    list_gap: Money
    gifts: int
    rounding: Money
    stamp_duty: Money
    cash_stamped: Money
    paid_in: Money
    paid_out: Money
    deposits: Money
    settled: Money
    tenders: tuple[TenderSum, ...]
    taxes: tuple[TaxSum, ...]
    drawers: tuple[DrawerSum, ...]
    stamped: int = 0
    beside: tuple[TenderSum, ...] = ()

    @property
    def net(self) -> Money:
        """What was sold, refunds taken off."""
        return self.sold + self.refunded

    def expected(self, currency: str) -> Money:
        """The cash of a currency there should be; nothing for one that was never met."""
        found = [drawer.expected for drawer in self.drawers if drawer.currency == currency]
        return total(found, currency) if found else zero(currency)


@dataclass(frozen=True, slots=True)
class Difference:
    """Expected against counted, for one currency. reason: in words, or empty."""

    expected: Money
    counted: Money
    reason: str = ""

    @property
    def amount(self) -> Money:
        """Counted minus expected: negative when cash is missing."""
        return self.counted - self.expected
