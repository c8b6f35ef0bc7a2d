"""The moment by the journal: never before what is written in it, whatever the clock says."""

from sqlalchemy import select

from pos.store import schema
from pos.store.unit_of_work import UnitOfWork


def moment_of(work: UnitOfWork) -> int:
    """Return the later of now and this till's last entry, microseconds UTC.

    What this till writes from now on is later than that.
    """
    journal = schema.journal.c
    query = select(journal.at).where(journal.till == work.till).order_by(journal.seq.desc())
    return max(work.now, work.connection.execute(query.limit(1)).scalar() or 0)
