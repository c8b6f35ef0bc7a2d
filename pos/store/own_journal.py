"""The end of this till's own journal, where what happens is chained, signed and appended."""

from typing import Final, Self

from sqlalchemy import Connection, bindparam, insert, select

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.canonical import canonical
from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash
from pos.journal.identity import TillKey
from pos.journal.kinds import KINDS, Body
from pos.store import schema
from pos.store.counting_in import count_in
from pos.store.prepared import Prepared
from pos.store.revoked import revoked

# A clock this far behind the journal was set back; less is drift.
JUMP_MICROSECONDS: Final = 60_000_000
_JUMP_SAID_WITHIN: Final = 1000

_APPEND: Final = Prepared(insert(schema.journal))
_HEAD: Final = Prepared(
    select(schema.journal.c.seq, schema.journal.c.at, schema.journal.c.hash)
    .where(schema.journal.c.till == bindparam("till"))
    .order_by(schema.journal.c.seq.desc())
)


class TillShutOut(PosError):
    """A manager has shut this till out of the cooperative."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This till was shut out of the cooperative, and nothing more is written here. "
                "Everything before it is kept. A manager can let it in again on another till, and "
                "bring that till's work here."
            )
        )


class OwnJournal:
    """Where the next entry goes, inside one transaction. now: microseconds UTC of what happens."""

    def __init__(
        self, connection: Connection, key: TillKey, now: int, head: tuple[int, int, bytes]
    ) -> None:
        self._connection = connection
        self._key = key
        self._now = now
        self._seq, self._at, self._hash = head

    @classmethod
    def opened(cls, connection: Connection, key: TillKey, now: int) -> Self:
        """Find the end; raises `TillShutOut` when what is written now would count nowhere."""
        row = _HEAD.first(connection, {"till": key.till})
        head = (0, 0, FIRST_PREVIOUS) if row is None else (row[0], row[1], row[2])
        from_at = revoked(connection).get(key.till)
        if from_at is not None and max(now, head[1] + 1) >= from_at:
            raise TillShutOut
        return cls(connection, key, now, head)

    def append(self, body: Body) -> Entry:
        """Append one fact and bring the projections up to it; times only count up."""
        seq, at = self._seq + 1, max(self._now, self._at + 1)
        kind, written = KINDS[type(body)], canonical(body)
        digest = entry_hash(self._hash, self._key.till, seq, at, kind, written)
        entry = Entry(self._key.till, seq, at, kind, written, digest, self._key.sign(digest))
        _APPEND.run(self._connection, _row(entry))
        count_in(self._connection, entry, body)
        self._seq, self._at, self._hash = seq, at, digest
        return entry

    @property
    def has_unsaid_jump(self) -> bool:
        """True when the clock runs behind the journal, and the journal does not say so yet.

        Looked for in the last thousand entries only, because selling never reads the whole journal.
        """
        if self._now >= self._at - JUMP_MICROSECONDS:
            return False
        said = self._connection.execute(
            select(schema.journal.c.kind).where(
                schema.journal.c.till == self._key.till,
                schema.journal.c.kind == "clock_jumped",
                schema.journal.c.seq > self._seq - _JUMP_SAID_WITHIN,
                schema.journal.c.at > self._at - JUMP_MICROSECONDS,
            )
        ).first()
        return said is None


def _row(entry: Entry) -> dict[str, object]:
    return {
        "till": entry.till,
        "seq": entry.seq,
        "at": entry.at,
        "kind": entry.kind,
        "body": entry.body,
        "hash": entry.hash,
        "signature": entry.signature,
    }
