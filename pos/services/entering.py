"""Writing into makers' accounts: advances, rent, materials, adjustments, shares of a stand's costs.

A line is never changed. What was wrong is taken back by its opposite, and both stay.
"""

from collections import defaultdict

from sqlalchemy import Connection, select

from pos.domain.account import AccountKind, CostRule, cost_shares
from pos.domain.money import Money
from pos.domain.person import Act
from pos.domain.product import Maker
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted, NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.kinds import AccountEntered, AccountLine
from pos.services.account_lines import all_lines, rows_where
from pos.services.known_makers import maker_of
from pos.services.people import require
from pos.services.shift_keeping import TillIsClosed
from pos.services.shifts import open_shift
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of
from pos.store.unit_of_work import UnitOfWork


class ReasonMissing(FieldNotAccepted):
    """An adjustment that does not say why."""


class CostsShared(PosError):
    """The costs of this fair were shared out among its makers already."""


class NobodySold(PosError):
    """Nothing of any maker was sold at this fair."""


class TakenBack(PosError):
    """What was entered was taken back already."""


def enter(  # noqa: PLR0913
    work: UnitOfWork,
    maker: str,
    what: AccountKind,
    amount: Money,
    *,
    note: str = "",
    fair: str = "",
    from_drawer: bool = False,
) -> str:
    """Write one line into a maker's account; returns the id of the entry.

    amount: above zero; an adjustment may be below it, in the cooperative's favour, and says why in
    its note. from_drawer: an advance is handed over now, out of this till's drawer.
    Raises `FieldNotAccepted`, `ReasonMissing`, `NotFound`, or `TillIsClosed`.
    """
    require(work, Act.SETTLE)
    is_adjustment = what is AccountKind.ADJUSTMENT
    if amount.is_zero or (amount.minor < 0 and not is_adjustment):
        raise FieldNotAccepted(_("Type an amount above zero."))
    if is_adjustment and not clean_name(note):
        raise ReasonMissing(_("Say why: this line will stand in the account for good."))
    if from_drawer:
        require(work, Act.PAY_OUT)
    named = maker_of(work.connection, maker)
    line = AccountLine(maker=maker, names=named.names, amount=amount if is_adjustment else -amount)
    entered = AccountEntered(
        what=what,
        lines=(line,),
        fair=fair,
        note=clean_name(note),
        shift=drawer_of(work) if from_drawer else "",
    )
    return work.record(entered).id


def take_back(work: UnitOfWork, entry: str) -> str:
    """Take back what was entered, by lines with the other sign; returns the id of the entry.

    Money that left a drawer comes back into the one that is open. Raises `NotFound`, `TakenBack`,
    or `TillIsClosed`.
    """
    require(work, Act.SETTLE)
    entered = _entered(work.connection, entry)
    undone = select(schema.account_line.c.entry).where(
        schema.account_line.c.undoes == key_of(entry)
    )
    if entered.undoes or work.connection.execute(undone.limit(1)).first() is not None:
        raise TakenBack(_("This was taken back already. Nothing was changed."))
    back = AccountEntered(
        what=entered.what,
        lines=tuple(
            AccountLine(maker=line.maker, names=line.names, amount=-line.amount)
            for line in entered.lines
        ),
        fair=entered.fair,
        note=entered.note,
        shift=drawer_of(work) if entered.shift else "",
        undoes=entry,
    )
    return work.record(back).id


def share_costs(work: UnitOfWork, fair: str, cost: Money, rule: CostRule) -> str:
    """Share the costs of a stand out among the makers who sold there; returns the entry's id.

    Raises `CostsShared` where they were already, `NobodySold`, or `FieldNotAccepted`.
    """
    require(work, Act.SETTLE)
    if cost.minor <= 0:
        raise FieldNotAccepted(_("Type an amount above zero."))
    if costs_shared(work.connection, fair):
        raise CostsShared(
            _("The costs of this fair are shared out already. Take that back to do it anew.")
        )
    shares = shares_of_costs(work.connection, fair, cost, rule)
    if not shares:
        raise NobodySold(_("Nothing of a named maker was sold at this fair yet."))
    lines = tuple(
        AccountLine(maker=maker.id, names=maker.names, amount=-share)
        for maker, share in shares
        if not share.is_zero
    )
    return work.record(AccountEntered(what=AccountKind.COST_SHARE, lines=lines, fair=fair)).id


def shares_of_costs(
    connection: Connection, fair: str, cost: Money, rule: CostRule
) -> tuple[tuple[Maker, Money], ...]:
    """Return what each maker who sold at a fair would bear of its costs, before it is entered."""
    lines = all_lines()
    turnover, pieces = defaultdict[str, int](int), defaultdict[str, int](int)
    sold = (lines.c.fair == key_of(fair)) & (lines.c.number != 0) & (lines.c.maker != "")
    for row in rows_where(connection, lines, sold):
        turnover[row.maker] += row.gross.minor
        pieces[row.maker] += row.quantity
    named = sorted(turnover)
    if not named:
        return ()
    parts = cost_shares(
        cost, rule, [turnover[maker] for maker in named], [pieces[maker] for maker in named]
    )
    return tuple(
        (maker_of(connection, maker), part) for maker, part in zip(named, parts, strict=True)
    )


def costs_shared(connection: Connection, fair: str) -> str:
    """Return the id of the entry that shared out the costs of a fair and stands, or empty."""
    line = schema.account_line.c
    query = select(line.entry, line.undoes).where(
        line.fair == key_of(fair), line.kind == AccountKind.COST_SHARE.value
    )
    rows = connection.execute(query.order_by(line.at, line.entry)).all()
    undone = {row.undoes for row in rows}
    standing = [row.entry for row in rows if not row.undoes and row.entry not in undone]
    return id_of(standing[0]) if standing else ""


def drawer_of(work: UnitOfWork) -> str:
    """Return the id of this till's open shift; raises `TillIsClosed`."""
    shift = open_shift(work.connection, work.till)
    if shift is None:
        raise TillIsClosed(_("The till is not open. Open it first, with the cash in the drawer."))
    return shift.id


def _entered(connection: Connection, entry: str) -> AccountEntered:
    till, seq = parts_of(key_of(entry))
    journal = schema.journal.c
    query = select(journal.body).where(
        journal.till == till, journal.seq == seq, journal.kind == "account_entered"
    )
    body = connection.execute(query).scalar()
    if body is None:
        raise NotFound(_("This line is not on this device."))
    return decoded(body, AccountEntered)
