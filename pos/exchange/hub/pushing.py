"""This till's own entries, sent to the hub in order; cut anywhere, nothing is lost or twice.

Where to go on is asked from the hub each time, never remembered: an answer that got lost after the
hub had kept everything makes no difference.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select

from pos.exchange.hub.faults import HubForked
from pos.exchange.hub.pictures import send_pictures
from pos.exchange.photos import named_in
from pos.exchange.progress import Progress, no_progress
from pos.journal.entry import Entry
from pos.services.door import Door
from pos.services.tills import cooperative_of, heads_of, own_till
from pos.store import schema
from pos.store.hashes import hash_at

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire

# So many entries are kept by the hub or none of them.
BATCH: Final = 5_000
# So many are read from the till's file at once: a sale waits behind such a read.
_READ: Final = 500
_J: Final = schema.journal.c
_COLUMNS: Final = ["text", "text", "int8", "int8", "text", "bytea", "bytea", "bytea"]

_TABLE: Final = """
CREATE TEMPORARY TABLE IF NOT EXISTS incoming (LIKE rahba.journal) ON COMMIT DELETE ROWS
"""
_COPY: Final = "COPY pg_temp.incoming FROM STDIN (FORMAT BINARY)"
# In order of their numbers: the guard looks whether each follows the one before.
_INSERT: Final = """
INSERT INTO rahba.journal SELECT * FROM pg_temp.incoming ORDER BY till, seq
ON CONFLICT DO NOTHING
"""
_HASH: Final = "SELECT hash FROM rahba.journal WHERE cooperative = %s AND till = %s AND seq = %s"


def push(door: Door, wire: "Wire", at_hub: int, progress: Progress = no_progress) -> int:
    """Send what the hub lacks of this till; returns the number of the last entry there now.

    at_hub: the number of its last entry there. Raises `HubForked` where the hub has others.
    """
    cooperative, own, head = door.read_now(_standing)
    if at_hub > head:
        raise HubForked(own)
    if at_hub == head:
        return head
    _require_same(door, wire, cooperative, own, at_hub)
    wire.execute(_TABLE)
    for first in range(at_hub + 1, head + 1, BATCH):
        last = min(first + BATCH - 1, head)
        batch = list(_entries(door, own, first, last))
        # A photo goes first: an entry that is there and names one never waits for it.
        send_pictures(door, wire, cooperative, {n for e in batch for n in named_in(e.body)})
        _send(wire, cooperative, batch)
        progress(last - at_hub, head - at_hub)
    return head


def _send(wire: "Wire", cooperative: str, batch: list[Entry]) -> None:
    with wire.transaction(), wire.cursor() as cursor:
        with cursor.copy(_COPY) as copy:
            copy.set_types(_COLUMNS)
            for e in batch:
                row = (cooperative, e.till, e.seq, e.at, e.kind, e.body, e.hash, e.signature)
                copy.write_row(row)
        cursor.execute(_INSERT)


def _require_same(door: Door, wire: "Wire", cooperative: str, own: str, seq: int) -> None:
    """Raise `HubForked` unless the last entry there is the one that is here."""
    if not seq:
        return
    there = wire.execute(_HASH, (cooperative, own, seq)).fetchone()
    if there is None or bytes(there[0]) != door.read_now(hash_at, own, seq):
        raise HubForked(own)


def _entries(door: Door, till: str, first: int, last: int) -> Iterator[Entry]:
    for at in range(first, last + 1, _READ):
        yield from door.read_now(_read, till, at, min(at + _READ - 1, last))


def _read(connection: Connection, till: str, first: int, last: int) -> list[Entry]:
    query = select(schema.journal).where(_J.till == till, _J.seq >= first, _J.seq <= last)
    return [Entry(*row) for row in connection.execute(query.order_by(_J.seq))]


def _standing(connection: Connection) -> tuple[str, str, int]:
    own = own_till(connection)
    return cooperative_of(connection), own, heads_of(connection).get(own, 0)
