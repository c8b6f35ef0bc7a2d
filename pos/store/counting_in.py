"""An entry that stands in the journal, brought into the tables, or set aside."""

from sqlalchemy import Connection

from pos.journal.entry import Entry
from pos.journal.kinds import Body
from pos.store.kept import forget
from pos.store.projections.apply import apply
from pos.store.replay import rebuild
from pos.store.revoked import DECIDING, is_counted_otherwise, is_set_aside, revoked


def count_in(connection: Connection, entry: Entry, body: Body) -> None:
    """Bring the projections up to an entry of the journal, inside the caller's transaction.

    What a till wrote after it was shut out is left alone. Where a decision about a till changes
    what counts, all tables are built again.
    """
    if entry.kind not in DECIDING:
        if not is_set_aside(connection, entry):
            apply(connection, entry, body)
        return
    before = dict(revoked(connection))
    apply(connection, entry, body)
    forget(connection)
    if is_counted_otherwise(connection, before, revoked(connection)):
        rebuild(connection)
