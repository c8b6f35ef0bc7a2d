"""What touches the accounts of makers beside sales, and paying them."""

from datetime import date

import msgspec

from pos.domain.account import AccountKind, PayoutKind
from pos.domain.money import Money
from pos.domain.names import Names
from pos.journal.kinds.fact import Fact


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """One maker's line of an entry. names: what the maker was called.

    amount: above zero when the cooperative owes the maker more by it, below zero when less.
    """

    maker: str
    names: Names
    amount: Money


class AccountEntered(Fact, frozen=True):
    """A person wrote into accounts: an advance, rent, materials, shared costs, an adjustment.

    fair: id of the one it belongs to, or empty. note: why, in their words.
    shift: the one whose drawer the money left or came into, empty where none moved there.
    undoes: id of the entry whose lines these take back, or empty.
    """

    what: AccountKind
    lines: tuple[AccountLine, ...]
    fair: str = ""
    note: str = ""
    shift: str = ""
    undoes: str = ""


class SettledLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an account that a settlement settled.

    entry: id of the sale or of what was entered. line: 1 for its first.
    amount_minor: what it stood for, minor units of the settlement's currency.
    """

    entry: str
    line: int
    amount_minor: int


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What one maker was paid, and for which lines.

    brought: what was left of earlier statements. due: that and the lines together.
    paid: handed over; the rest of what is due stands on the next statement.
    reference: of the transfer or the cheque, or empty.
    """

    maker: str
    names: Names
    lines: tuple[SettledLine, ...]
    brought: Money
    due: Money
    paid: Money
    how: PayoutKind
    reference: str = ""


class SettlementMade(Fact, frozen=True):
    """Makers were paid for lines of their accounts, as their statements say.

    number: of the settlement, gap-free within the till.
    fair, place: id and names of the fair it was for, empty for days. first_on, last_on: the days.
    shift: the one whose drawer what was paid in cash left, or empty.
    """

    number: int
    statements: tuple[Settled, ...]
    fair: str = ""
    place: Names = Names()
    first_on: date | None = None
    last_on: date | None = None
    shift: str = ""
    utc_offset_minutes: int = 60
