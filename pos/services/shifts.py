"""The shifts of a till: the one that is open, and those that were closed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, select

from pos.clock import local
from pos.domain.money import MAD, Money
from pos.domain.shift import Shift
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import check_characters
from pos.journal.kinds import CashMoved, ShiftClosed, ShiftOpened
from pos.store import schema
from pos.store.keys import id_of, key_of, parts_of

PAGE: Final = 200

_S: Final = schema.shift.c
_J: Final = schema.journal.c


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A closed shift as the list shows it.

    id: of the shift. closing: id of the entry that closed it. number: of its report.
    """

    id: str
    closing: str
    number: int
    series: str
    opened_at: int
    closed_at: int
    net: Money
    difference: Money

    @property
    def report_number(self) -> str:
        """The number as printed: `Z-7K3-0007`."""
        return report_number(self.series, self.number)


@dataclass(frozen=True, slots=True)
class Opened:
    """How a shift began, with its place in the journal. by: id of who opened it, or empty."""

    shift: Shift
    by: str
    utc_offset_minutes: int


@dataclass(frozen=True, slots=True)
class Closed:
    """How a shift ended. id: the closing entry. hash: of that entry, 64 hex digits."""

    id: str
    at: int
    opened: Opened
    body: ShiftClosed
    hash: str

    @property
    def check(self) -> str:
        """The four characters of the hash that are printed."""
        return check_characters(bytes.fromhex(self.hash))


@dataclass(frozen=True, slots=True)
class CashMove:
    """Cash paid in or out. at: microseconds UTC."""

    at: int
    body: CashMoved


def open_shift(connection: Connection, till: str) -> Shift | None:
    """Return the shift of a till that is not closed yet, None when there is none."""
    query = (
        select(_S.key)
        .where(_S.till == till, _S.closed_at.is_(None))
        .order_by(_S.key.desc())
        .limit(1)
    )
    key = connection.execute(query).scalar()
    return None if key is None else shift_of(connection, id_of(key)).shift


def shift_of(connection: Connection, shift: str) -> Opened:
    """Return how a shift was opened; raises `NotFound`."""
    row = _entry(connection, shift, "shift_opened")
    opened = decoded(row.body, ShiftOpened)
    whole = Shift(shift, parts_of(key_of(shift))[0], row.at, opened.floats, opened.rates)
    return Opened(whole, opened.by, opened.utc_offset_minutes)


def closing_of(connection: Connection, closing: str) -> Closed:
    """Return a closing whole, from the very bytes of its entry; raises `NotFound`."""
    row = _entry(connection, closing, "shift_closed")
    body = decoded(row.body, ShiftClosed)
    return Closed(closing, row.at, shift_of(connection, body.shift), body, row.hash.hex())


def shifts(connection: Connection, till: str, limit: int = PAGE) -> list[ShiftRow]:
    """Return the closed shifts of a till, the newest first."""
    series = select(schema.till.c.series).where(schema.till.c.till == till).scalar_subquery()
    query = (
        select(schema.shift, series.label("series"))
        .where(_S.till == till, _S.closing.is_not(None))
        .order_by(_S.key.desc())
        .limit(limit)
    )
    return [_shift_row(row) for row in connection.execute(query)]


def last_closing(connection: Connection, till: str) -> Closed | None:
    """Return the newest closing of a till, None before the first one."""
    rows = shifts(connection, till, limit=1)
    return closing_of(connection, rows[0].closing) if rows else None


def last_rates(connection: Connection, till: str) -> dict[str, Decimal]:
    """Return the rate each currency was last taken at, to be proposed for today."""
    query = select(_S.key).where(_S.till == till).order_by(_S.key.desc()).limit(1)
    key = connection.execute(query).scalar()
    if key is None:
        return {}
    rates = shift_of(connection, id_of(key)).shift.rates
    return {rate.currency: rate.rate for rate in rates}


def cash_moves(connection: Connection, shift: str) -> list[CashMove]:
    """Return what was paid in and out during a shift, in order."""
    move = schema.cash_move.c
    till, seq = parts_of(key_of(shift))
    query = (
        select(move.entry)
        .where(move.entry > key_of(shift), move.shift == shift)
        .where(move.cause.in_(("pay_in", "pay_out")))
        .order_by(move.entry)
    )
    seqs = [parts_of(key)[1] for key in connection.execute(query).scalars()]
    entries = select(_J.at, _J.body).where(_J.till == till, _J.seq > seq, _J.seq.in_(seqs))
    rows = connection.execute(entries.order_by(_J.seq))
    return [CashMove(row.at, decoded(row.body, CashMoved)) for row in rows]


def report_number(series: str, number: int) -> str:
    """Write the number of a closing report: `Z-7K3-0007`."""
    return f"Z-{series}-{number:04d}"


def is_of_another_day(opened_at: int, now: int) -> bool:
    """Tell whether a shift was opened on another day of the wall clock than today."""
    return local(opened_at).date() != local(now).date()


def _entry(connection: Connection, entry: str, kind: str) -> Any:
    till, seq = parts_of(key_of(entry))
    query = select(_J.at, _J.body, _J.hash).where(_J.till == till, _J.seq == seq, _J.kind == kind)
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(_("This shift is not on this device."))
    return row


def _shift_row(row: Any) -> ShiftRow:
    return ShiftRow(
        id=id_of(row.key),
        closing=id_of(row.closing),
        number=row.number,
        series=row.series,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        net=Money(row.net_minor, MAD),
        difference=Money(row.difference_minor, MAD),
    )
