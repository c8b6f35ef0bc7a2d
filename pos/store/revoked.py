"""What tills that were shut out wrote afterwards: kept in the journal, and in no table.

Which entries those are follows from all that is known of admissions (`pos.domain.admission`), so it
may change with each of them; then the tables are built again. That happens when a till is lost.
"""

from typing import Final

from sqlalchemy import Connection, func, select

from pos.domain.admission import TillStep, revoked_tills
from pos.journal.entry import Entry
from pos.journal.kinds import KINDS, TillAdmitted, TillOpened, TillRevoked
from pos.store import schema
from pos.store.kept import kept
from pos.store.keys import parts_of

# They say who is let in, and count whoever wrote them.
DECIDING: Final = frozenset({KINDS[TillOpened], KINDS[TillAdmitted], KINDS[TillRevoked]})


def revoked(connection: Connection) -> dict[str, int]:
    """Return from which moment on each till that is shut out does not count, microseconds UTC."""
    return kept(connection, "revoked", _revoked)


def is_set_aside(connection: Connection, entry: Entry) -> bool:
    """Tell whether an entry is kept and not counted."""
    shut_out = revoked(connection)
    return (
        entry.till in shut_out and entry.at >= shut_out[entry.till] and entry.kind not in DECIDING
    )


def is_counted_otherwise(
    connection: Connection, before: dict[str, int], after: dict[str, int]
) -> bool:
    """Tell whether something in the journal counts by one of two answers and not by the other."""
    journal = schema.journal.c
    for till in before.keys() | after.keys():
        moments = [m for m in (before.get(till), after.get(till)) if m is not None]
        if before.get(till) == after.get(till):
            continue
        last = connection.execute(select(func.max(journal.at)).where(journal.till == till)).scalar()
        if last is not None and last >= min(moments):
            return True
    return False


def _revoked(connection: Connection) -> dict[str, int]:
    table, tills = schema.till_step, schema.till.c
    steps = [
        TillStep(row.at, *parts_of(row.key), row.about, row.revoked_from)
        for row in connection.execute(select(table))
    ]
    if not steps:
        return {}
    founders = connection.execute(select(tills.till).where(tills.cooperative == "")).scalars()
    return revoked_tills(steps, frozenset(founders))
