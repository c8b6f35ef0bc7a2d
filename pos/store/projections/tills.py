"""Projections of tills: who opened, who was let in and who was shut out."""

from typing import Final

from sqlalchemy import Connection, insert

from pos.journal.entry import Entry
from pos.journal.kinds import ClockJumped, TillAdmitted, TillOpened, TillRevoked
from pos.store import schema
from pos.store.keys import entry_key

_STEP: Final = insert(schema.till_step)


def apply_till_opened(connection: Connection, entry: Entry, body: TillOpened) -> None:
    """Keep who writes under this till's name."""
    connection.execute(
        insert(schema.till),
        {
            "till": entry.till,
            "opened_at": entry.at,
            "label": body.label,
            "series": body.series,
            "public_key": body.public_key,
            "cooperative": body.cooperative,
            "currency": body.currency,
            "is_example": int(body.is_example),
        },
    )


def apply_till_admitted(connection: Connection, entry: Entry, body: TillAdmitted) -> None:
    """Keep that a till was let in."""
    row = _row(entry, body.till)
    row |= {"public_key": body.public_key, "label": body.label, "series": body.series}
    connection.execute(_STEP, row)


def apply_till_revoked(connection: Connection, entry: Entry, body: TillRevoked) -> None:
    """Keep that a till was shut out."""
    connection.execute(_STEP, _row(entry, body.till) | {"revoked_from": body.from_at})


def apply_clock_jumped(connection: Connection, entry: Entry, body: ClockJumped) -> None:
    """Keep that the clock of a till was found running behind its journal."""
    row = {"key": entry_key(entry.till, entry.seq), "at": entry.at, "clock_at": body.clock_at}
    connection.execute(insert(schema.clock_jump), row)


def _row(entry: Entry, about: str) -> dict[str, object]:
    return {
        "key": entry_key(entry.till, entry.seq),
        "at": entry.at,
        "about": about,
        "public_key": "",
        "label": "",
        "series": "",
        "revoked_from": None,
    }
