"""Entries of other tills, taken into this file: the union of journals, nothing else.

Taking an entry twice is taking it once. What does not follow the last entry of its till is
refused, so that no journal here ever has a gap or two ends. Signatures are judged before, where a
whole journal is at hand (`pos.journal.verification`).
"""

from sqlalchemy import Connection, insert, select

from pos.changed import Changed
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import SHAPES
from pos.journal.verification import verify_tail
from pos.store import schema
from pos.store.changed_by import changed_by
from pos.store.kept import forget
from pos.store.projections.apply import apply

_J = schema.journal.c
_APPEND = insert(schema.journal)


class ForeignEntryRefused(PosError):
    """An entry of another till that cannot be taken in. till, seq: which."""

    def __init__(self, sentence: str, entry: Entry) -> None:
        super().__init__(sentence.format(till=entry.till, seq=entry.seq))
        self.till, self.seq = entry.till, entry.seq


class Fork(ForeignEntryRefused):
    """Another entry bears this name here already: two devices went on with one journal."""

    def __init__(self, entry: Entry) -> None:
        sentence = _(
            "Entry {seq} of till {till} is here already and says something else: that till was "
            "copied. Nothing of it was taken in."
        )
        super().__init__(sentence, entry)


class EntryMissing(ForeignEntryRefused):
    """The entry before it is not here yet."""

    def __init__(self, entry: Entry) -> None:
        sentence = _(
            "Something before entry {seq} of till {till} is missing. Bring the older file first."
        )
        super().__init__(sentence, entry)


class EntryAltered(ForeignEntryRefused):
    """It does not fit onto the entry before it."""

    def __init__(self, entry: Entry) -> None:
        sentence = _(
            "Entry {seq} of till {till} was changed after it was written. It was not taken in."
        )
        super().__init__(sentence, entry)


def append_foreign(connection: Connection, entry: Entry) -> Changed:
    """Take in one entry, inside the caller's transaction; returns what it changed.

    An entry that is here already changes nothing. A kind of a newer program is kept and shown
    nowhere. Raises a `ForeignEntryRefused` leaf, or `msgspec.DecodeError` for a body that is not
    of its kind; the caller's transaction is then rolled back.
    """
    here = _entry_at(connection, entry.till, entry.seq)
    if here is not None:
        if here.hash != entry.hash:
            raise Fork(entry)
        return Changed.NOTHING
    before = _entry_at(connection, entry.till, entry.seq - 1)
    if before is None and entry.seq != 1:
        raise EntryMissing(entry)
    if verify_tail(before, [entry]) is not None:
        raise EntryAltered(entry)
    connection.execute(_APPEND, dict(zip(_J.keys(), _values(entry), strict=True)))
    return _applied(connection, entry)


def _applied(connection: Connection, entry: Entry) -> Changed:
    shape = SHAPES.get(entry.kind)
    if shape is None:
        return Changed.NOTHING
    body = decoded(entry.body, shape)
    apply(connection, entry, body)
    forget(connection)
    return changed_by(body)


def _entry_at(connection: Connection, till: str, seq: int) -> Entry | None:
    query = select(schema.journal).where(_J.till == till, _J.seq == seq)
    row = connection.execute(query).first()
    return None if row is None else Entry(*row)


def _values(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in _J.keys())  # noqa: SIM118 - a column collection
