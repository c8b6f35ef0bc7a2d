"""Settling: what was looked at is posted as one entry, each maker paid as said.

A line is settled once. Two tills that did not know of each other may settle the same one: both
settlements stand, it is shown as an exception, and what was paid twice is brought forward to the
maker's next statement. It is never paid again, whoever settles next.
"""

from collections.abc import Mapping

from sqlalchemy import bindparam, func, select

from pos.clock import utc_offset_minutes
from pos.domain.account import PayoutKind
from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.settlement import Payment, require_payable
from pos.domain.text import clean_name
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.journal.kinds import Settled, SettledLine, SettlementMade
from pos.services.entering import drawer_of
from pos.services.people import require
from pos.services.places import place_of
from pos.services.settlement_looking import Preview, StatementRows, preview
from pos.services.tills import heads_of
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork


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

    def __init__(self) -> None:
        super().__init__(
            _("Something was sold or entered meanwhile. Look at the statements again, then pay.")
        )


class NothingToSettle(PosError):
    """No maker was chosen of whom anything is open."""


def settle(work: UnitOfWork, shown: Preview, payments: Mapping[str, Payment]) -> str:
    """Post the statements as they were shown, each maker paid as said; returns the entry's id.

    payments: by id of the maker; who is not in it is left out.
    Raises `LinesWithoutMaker`, `AccountsChanged`, `NothingToSettle`, `PayoutNotAccepted`, or
    `TillIsClosed` where somebody is paid in cash; nothing is saved then.
    """
    require(work, Act.SETTLE)
    # What nothing was written after is as it was shown, and need not be read again.
    is_fresh = shown.heads == heads_of(work.connection)
    now = shown if is_fresh else preview(work.connection, shown.choice)
    if now.unnamed:
        raise LinesWithoutMaker(len(now.unnamed))
    if now.statements != shown.statements:
        raise AccountsChanged
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
