"""What the paper of a shift is made from: values of its entries, with the names of people."""

from dataclasses import dataclass

from pos.domain.money import Money
from pos.domain.seller import Seller
from pos.domain.shift import CashCount, CashReason, Difference, HeldAtClose, ShiftReport


@dataclass(frozen=True, slots=True)
class MovedCash:
    """Cash that was paid in (positive) or out. at: microseconds UTC."""

    at: int
    amount: Money
    reason: CashReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShiftEnd:
    """What only a closed shift has.

    entry_id: the closing entry; hash: its 64 hex digits, check: the four that are printed short.
    closed_by, verified_by: names, or empty.
    perpetual, perpetual_absolute: of all sales of this till from its first day on.
    unopened, unopened_net: sales before it that were made with no shift open.
    """

    entry_id: str
    check: str
    hash: str
    counts: tuple[CashCount, ...]
    differences: tuple[Difference, ...]
    perpetual: Money
    perpetual_absolute: Money
    closed_by: str = ""
    verified_by: str = ""
    held: tuple[HeldAtClose, ...] = ()
    note: str = ""
    recounts: int = 0
    unopened: int = 0
    unopened_net: Money | None = None


@dataclass(frozen=True, slots=True)
class ShiftStory:
    """One shift from opening to closing, or to now.

    number: of the paper. till, label: its name in the journal, and the one it was given.
    series: of its receipt numbers. at: when it was closed, or now; times in microseconds UTC.
    opened_ahead, ahead: how many minutes the wall clock was ahead of UTC then.
    end: None while the shift is open. shows_drawer: also says what there should be in the drawer,
    which whoever counts blindly is not told before.
    """

    number: str
    till: str
    label: str
    series: str
    seller: Seller
    opened_at: int
    opened_ahead: int
    opened_by: str
    at: int
    ahead: int
    report: ShiftReport
    moves: tuple[MovedCash, ...] = ()
    end: ShiftEnd | None = None
    shows_drawer: bool = True
