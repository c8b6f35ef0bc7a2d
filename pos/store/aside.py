"""Entries of other tills that cannot be taken in now, kept aside on this device.

There are two reasons. Something before them is missing: they wait, and come in by themselves once
it is here. Or the till signed other entries under the same numbers, because it was copied: they are
its other half, and stay until somebody has decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.journal.entry import Entry
from pos.store import schema

# What is kept aside must never fill the disk a till sells on.
MOST_BYTES: Final = 64_000_000
_BESIDE_BODY: Final = 250

_A: Final = schema.aside.c
_ENTRY: Final = (_A.till, _A.seq, _A.at, _A.kind, _A.body, _A.hash, _A.signature)
_keep: Final = upsert(schema.aside)
_KEEP: Final = _keep.on_conflict_do_update(
    index_elements=["till", "seq", "hash"], set_={"why": _keep.excluded.why}
)


class Why(StrEnum):
    """GAP: something before is missing. FORK: others bear the same numbers here."""

    GAP = "gap"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class Aside:
    """What is kept aside of one till for one reason, entry `first` to `last`."""

    till: str
    why: Why
    first: int
    last: int
    entries: int


def keep_aside(connection: Connection, why: Why, previous: bytes, run: Sequence[Entry]) -> bool:
    """Keep entries that follow each other; previous: hash of the one before the first.

    Returns False, and keeps nothing, where there is no room.
    """
    size = sum(len(entry.body) + _BESIDE_BODY for entry in run)
    if _size(connection) + size > MOST_BYTES:
        return False
    rows = []
    for entry in run:
        rows.append(
            {
                "till": entry.till,
                "seq": entry.seq,
                "hash": entry.hash,
                "why": why.value,
                "previous": previous,
                "at": entry.at,
                "kind": entry.kind,
                "body": entry.body,
                "signature": entry.signature,
            }
        )
        previous = entry.hash
    connection.execute(_KEEP, rows)
    return True


def aside(connection: Connection) -> list[Aside]:
    """Return what is kept aside, by till and reason."""
    query = select(_A.till, _A.why, func.min(_A.seq), func.max(_A.seq), func.count()).group_by(
        _A.till, _A.why
    )
    return [
        Aside(till, Why(why), first, last, count)
        for till, why, first, last, count in connection.execute(query.order_by(_A.till, _A.why))
    ]


def waiting(connection: Connection, till: str, head: int) -> tuple[bytes, list[Entry]]:
    """Return what may follow entry `head` of a till, in order, with the hash it is to follow.

    Nothing where the next entry is still missing; of a second half, nothing.
    """
    query = select(_A.previous, *_ENTRY).where(_A.till == till, _A.why == Why.GAP.value)
    rows = connection.execute(query.order_by(_A.seq)).all()
    found: list[Entry] = []
    before = b""
    for row in rows:
        entry = Entry(*row[1:])
        if not found and entry.seq <= head + 1:
            before, found = row.previous, [entry]
        elif found and entry.seq == found[-1].seq + 1 and row.previous == found[-1].hash:
            found.append(entry)
        else:
            break
    return before, found


def differs(connection: Connection, run: Sequence[Entry]) -> int:
    """Return the number of the first of these that waits here already and says something else.

    0 where there is none.
    """
    query = select(_A.seq, _A.hash).where(
        _A.till == run[0].till, _A.seq >= run[0].seq, _A.seq <= run[-1].seq
    )
    rows = connection.execute(query.where(_A.why == Why.GAP.value))
    known = {row.seq: row.hash for row in rows}
    return next((e.seq for e in run if known.get(e.seq, e.hash) != e.hash), 0)


def forget_waiting(connection: Connection, till: str, up_to: int | None = None) -> None:
    """Forget what waits of a till, up to an entry or all of it; its other half stays."""
    query = delete(schema.aside).where(_A.till == till, _A.why == Why.GAP.value)
    connection.execute(query if up_to is None else query.where(_A.seq <= up_to))


def _size(connection: Connection) -> int:
    query = select(func.coalesce(func.sum(func.length(_A.body) + _BESIDE_BODY), 0))
    return int(connection.execute(query).scalar_one())
