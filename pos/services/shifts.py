"""The shift of a till: opened with a counted float, closed with a count, reported any time."""

from sqlalchemy import Connection, select

from pos.domain.shift import Shift
from pos.journal.canonical import decoded
from pos.journal.kinds import ShiftOpened
from pos.store import schema
from pos.store.keys import id_of, parts_of


def open_shift(connection: Connection, till: str) -> Shift | None:
    """Return the shift of a till that is not closed yet, None when there is none."""
    shift = schema.shift.c
    query = (
        select(shift.key)
        .where(shift.till == till, shift.closed_at.is_(None))
        .order_by(shift.key.desc())
        .limit(1)
    )
    key = connection.execute(query).scalar()
    return None if key is None else _shift(connection, key)


def _shift(connection: Connection, key: int) -> Shift:
    till, seq = parts_of(key)
    journal = schema.journal.c
    query = select(journal.at, journal.body).where(journal.till == till, journal.seq == seq)
    row = connection.execute(query).one()
    opened = decoded(row.body, ShiftOpened)
    return Shift(id_of(key), till, row.at, opened.floats, opened.rates)
