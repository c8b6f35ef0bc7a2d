"""A drawer from its opening to its closing."""

from pos.domain.money import Money
from pos.domain.seller import Seller
from pos.domain.shift import (
    CashCount,
    CashReason,
    Difference,
    ForeignRate,
    HeldAtClose,
    ShiftReport,
)
from pos.journal.kinds.fact import Fact


class ShiftOpened(Fact, frozen=True):
    """A till was opened for a day of selling."""

    floats: tuple[CashCount, ...]
    rates: tuple[ForeignRate, ...] = ()
    utc_offset_minutes: int = 60


class CashMoved(Fact, frozen=True):
    """Cash was put into the drawer (positive) or taken out (negative), other than for a sale."""

    shift: str
    amount: Money
    reason: CashReason
    note: str = ""


class ShiftClosed(Fact, frozen=True):
    """The drawer was counted and the shift closed, whatever the count said.

    number: of the closing report, gap-free within the till.
    report: every sum as it was printed. differences: one for each currency.
    perpetual: the net of all sales of this till from its first day on; perpetual_absolute adds up
    what was sold and refunded without sign.
    verified_by: id of the second person who counted, or empty.
    recounts: how often it was counted again after the result had been seen.
    seller: as printed on the report.
    unopened, unopened_net: sales since the closing before that were made with no shift open; they
    are in the perpetual totals and in no report.
    """

    shift: str
    number: int
    counts: tuple[CashCount, ...]
    report: ShiftReport
    differences: tuple[Difference, ...]
    perpetual: Money
    perpetual_absolute: Money
    held: tuple[HeldAtClose, ...] = ()
    note: str = ""
    verified_by: str = ""
    utc_offset_minutes: int = 60
    recounts: int = 0
    seller: Seller | None = None
    unopened: int = 0
    unopened_net: Money | None = None
