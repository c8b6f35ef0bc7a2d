"""Settling: which lines of whose accounts are paid, shown first, then posted as one entry.

A line is settled once. Two tills that did not know of each other may settle the same one: both
settlements stand, it is shown as an exception, and what was paid twice is brought forward to the
maker's next statement. It is never paid again, whoever settles next.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Text, bindparam, cast, exists, func, select

from pos.clock import day_bounds, utc_offset_minutes
from pos.domain.account import AccountKind, PayoutKind
from pos.domain.discrepancy import DiscrepancyKind
from pos.domain.money import MAD, Money, total, zero
from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.product import Maker
from pos.domain.sale_words import Days
from pos.domain.settlement import Choice, Payment, require_payable
from pos.domain.text import clean_name
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.journal.kinds import Settled, SettledLine, SettlementMade
from pos.services.accounts import (
    AccountRow,
    brought_forward,
    is_settled,
    open_rows,
)
from pos.services.catalogue import makers
from pos.services.entering import drawer_of
from pos.services.people import require
from pos.services.places import place_of
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

_SOLD: Final = frozenset({AccountKind.SALE, AccountKind.REFUND})
# Later than any entry.
_END: Final = 2**62


class LinesWithoutMaker(PosError):
    """Something of what is to be settled was sold without a maker. lines: how many."""

    def __init__(self, lines: int) -> None:
        self.lines = lines
        sentence = ngettext(
            "{count} line was sold without a maker. Say whose work it was, then pay.",
            "{count} lines were sold without a maker. Say whose work they were, then pay.",
            lines,
        )
        super().__init__(sentence.format(count=lines))


class AccountsChanged(PosError):
    """Accounts are no longer as the statements say."""


class NothingToSettle(PosError):
    """No maker was chosen of whom anything is open."""


@dataclass(frozen=True, slots=True)
class UnnamedLine:
    """A line that was sold without a maker. sale: id; line: 1 for its first."""

    sale: str
    line: int
    at: int
    receipt_number: str
    fair: str
    total: Money


@dataclass(frozen=True, slots=True)
class StatementRows:
    """What one maker's statement says before it is posted. rows: oldest first.

    brought: what was left of earlier ones.
    """

    maker: Maker
    rows: tuple[AccountRow, ...]
    brought: Money

    @property
    def sold(self) -> tuple[AccountRow, ...]:
        """What was sold and came back."""
        return tuple(row for row in self.rows if row.kind in _SOLD)

    @property
    def entered(self) -> tuple[AccountRow, ...]:
        """Everything else: advances, shared costs, adjustments."""
        return tuple(row for row in self.rows if row.kind not in _SOLD)

    @property
    def gross(self) -> Money:
        """What customers paid for their work, less what they got back."""
        return total([row.gross for row in self.sold], MAD)

    @property
    def commission(self) -> Money:
        """What the cooperative keeps of that."""
        return total([row.commission for row in self.sold], MAD)

    @property
    def kept(self) -> Money:
        """What of that the maker has already, from a stand of their own."""
        return total([row.net - row.amount for row in self.sold], MAD)

    @property
    def due(self) -> Money:
        """What is to be paid; below zero the maker owes it."""
        return self.brought + total([row.amount for row in self.rows], MAD)


@dataclass(frozen=True, slots=True)
class Preview:
    """A settlement before it is posted. unnamed: what must be given a maker first."""

    choice: Choice
    statements: tuple[StatementRows, ...]
    unnamed: tuple[UnnamedLine, ...]

    @property
    def due(self) -> Money:
        """What all makers who are owed something are owed together."""
        return total([max(each.due, zero(MAD)) for each in self.statements], MAD)


@dataclass(frozen=True, slots=True)
class SettledTwice:
    """A line that several settlements name. settlements: their ids, the oldest first."""

    entry: str
    line: int
    maker: str
    amount: Money
    settlements: tuple[str, ...]


def preview(connection: Connection, choice: Choice) -> Preview:
    """Return what the statements of a settlement would say."""
    rows = _chosen(connection, choice)
    by_maker = defaultdict[str, list[AccountRow]](list)
    for row in rows:
        by_maker[row.maker].append(row)
    brought = brought_forward(connection)
    found = tuple(
        StatementRows(maker, tuple(by_maker[maker.id]), brought.get(maker.id, zero(MAD)))
        for maker in makers(connection)
        if not choice.makers or maker.id in choice.makers
    )
    statements = tuple(each for each in found if each.rows or not each.brought.is_zero)
    return Preview(choice, statements, unnamed_lines(connection, choice))


def settle(work: UnitOfWork, shown: Preview, payments: Mapping[str, Payment]) -> str:
    """Post the statements as they were shown, each maker paid as said; returns the entry's id.

    payments: by id of the maker; who is not in it is left out.
    Raises `LinesWithoutMaker`, `AccountsChanged`, `NothingToSettle`, `PayoutNotAccepted`, or
    `TillIsClosed` where somebody is paid in cash; nothing is saved then.
    """
    require(work, Act.SETTLE)
    now = preview(work.connection, shown.choice)
    if now.unnamed:
        raise LinesWithoutMaker(len(now.unnamed))
    if now.statements != shown.statements:
        raise AccountsChanged(
            _("Something was sold or entered meanwhile. Look at the statements again, then pay.")
        )
    statements = [each for each in now.statements if each.maker.id in payments]
    if not statements:
        raise NothingToSettle(_("Choose at least one maker to settle with."))
    paid = tuple(_settled(each, payments[each.maker.id]) for each in statements)
    in_cash = any(each.how is PayoutKind.CASH for each in paid)
    if in_cash:
        require(work, Act.PAY_OUT)
    choice = shown.choice
    made = SettlementMade(
        number=_next_number(work),
        statements=paid,
        fair=choice.fair,
        place=place_of(work.connection, choice.fair).names if choice.fair else Names(),
        first_on=None if choice.days is None else choice.days.first,
        last_on=None if choice.days is None else choice.days.last,
        shift=drawer_of(work) if in_cash else "",
        utc_offset_minutes=utc_offset_minutes(work.now),
    )
    return work.record(made).id


def unnamed_lines(connection: Connection, choice: Choice) -> tuple[UnnamedLine, ...]:
    """Return what was sold without a maker among what is chosen, oldest first.

    What somebody said was the cooperative's own work is not among it.
    """
    line, sale, named = schema.sale_line.c, schema.sale.c, schema.line_maker.c
    is_named = select(named.sale).where(named.sale == line.sale, named.line == line.line).exists()
    query = (
        select(
            line.sale, line.line, line.total_minor, sale.at, sale.series, sale.number, sale.place
        )
        .join(schema.sale, sale.key == line.sale)
        .where(line.maker == "", line.parts < 2, ~is_named, ~_is_right_as_it_is(line))
    )
    if choice.fair:
        query = query.where(sale.place == key_of(choice.fair))
    if choice.days is not None:
        begins, ends = _bounds(choice.days)
        query = query.where(sale.at >= begins, sale.at < ends)
    return tuple(
        UnnamedLine(
            sale=id_of(row.sale),
            line=row.line,
            at=row.at,
            receipt_number=f"{row.series}-{row.number:06d}",
            fair=id_of(row.place),
            total=Money(row.total_minor, MAD),
        )
        for row in connection.execute(query.order_by(sale.at, line.sale, line.line))
    )


def _is_right_as_it_is(line: Any) -> ColumnElement[bool]:
    """Somebody who reconciled has said that this line needs no maker."""
    said = schema.answered_fact.c
    return exists().where(
        said.kind == DiscrepancyKind.NO_MAKER.value,
        said.subject == line.sale,
        said.part == cast(line.line, Text),
    )


def settled_twice(connection: Connection) -> tuple[SettledTwice, ...]:
    """Return every line that several settlements name, over all journals here."""
    each, post = schema.settled.c, schema.settlement.c
    several = (
        select(each.entry, each.line, each.maker)
        .group_by(each.entry, each.line, each.maker)
        .having(func.count() > 1)
        .subquery()
    )
    query = (
        select(each.entry, each.line, each.maker, each.settlement, each.amount_minor)
        .join(
            several,
            (several.c.entry == each.entry)
            & (several.c.line == each.line)
            & (several.c.maker == each.maker),
        )
        .join(schema.settlement, post.key == each.settlement)
        .order_by(each.entry, each.line, each.maker, post.at, post.key)
    )
    found = dict[tuple[int, int, str], SettledTwice]()
    for row in connection.execute(query):
        key, settlement = (row.entry, row.line, row.maker), id_of(row.settlement)
        if key not in found:
            amount = Money(row.amount_minor, MAD)
            found[key] = SettledTwice(id_of(row.entry), row.line, row.maker, amount, ())
        found[key] = replace(found[key], settlements=(*found[key].settlements, settlement))
    return tuple(found.values())


def _chosen(connection: Connection, choice: Choice) -> list[AccountRow]:
    """Return the open lines that belong to what is chosen.

    Sales of the fair or of the days. Goods that came back, whenever and wherever, where their sale
    is among these or was settled before. What was entered: for the fair or for none, or until the
    end of the days.
    """
    begins, ends = (0, _END) if choice.days is None else _bounds(choice.days)
    rows = [
        row
        for row in open_rows(connection, ends)
        if not choice.makers or row.maker in choice.makers
    ]
    sales = {
        (row.entry, row.line, row.maker)
        for row in rows
        if row.kind is AccountKind.SALE
        and row.at >= begins
        and (not choice.fair or row.fair == choice.fair)
    }
    waiting = {_taken_back(row) for row in rows if row.refunds is not None} - sales
    ready = sales | is_settled(connection, waiting)
    return [row for row in rows if _belongs(row, choice, sales, ready)]


def _belongs(
    row: AccountRow,
    choice: Choice,
    sales: set[tuple[str, int, str]],
    ready: set[tuple[str, int, str]],
) -> bool:
    if row.kind is AccountKind.SALE:
        return (row.entry, row.line, row.maker) in sales
    if row.refunds is not None:
        return _taken_back(row) in ready
    return not choice.fair or row.fair in {"", choice.fair}


def _taken_back(row: AccountRow) -> tuple[str, int, str]:
    assert row.refunds is not None
    return (*row.refunds, row.maker)


def _bounds(days: Days) -> tuple[int, int]:
    return day_bounds(days.first)[0], day_bounds(days.last)[1]


def _settled(each: StatementRows, payment: Payment) -> Settled:
    require_payable(payment, each.due)
    lines = tuple(
        SettledLine(entry=row.entry, line=row.line, amount_minor=row.amount.minor)
        for row in each.rows
    )
    return Settled(
        maker=each.maker.id,
        names=each.maker.names,
        lines=lines,
        brought=each.brought,
        due=each.due,
        paid=payment.amount,
        how=payment.how,
        reference=clean_name(payment.reference),
    )


def _next_number(work: UnitOfWork) -> int:
    last = select(func.max(schema.settlement.c.number)).where(
        schema.settlement.c.till == bindparam("till")
    )
    return (work.connection.execute(last, {"till": work.till}).scalar() or 0) + 1
