"""Entries of other tills, taken into this file: the union of journals, nothing else.

Taking an entry twice is taking it once. What does not follow the last entry of its till is
refused, so that no journal here ever has a gap or two ends. Signatures are judged before, where a
whole journal is at hand (`pos.journal.verification`).
"""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, insert, select

from pos.changed import Changed
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.canonical import decoded
from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash
from pos.journal.kinds import SHAPES
from pos.journal.verification import Fault, verify_tail
from pos.store import schema
from pos.store.changed_by import changed_by
from pos.store.counting_in import count_in
from pos.store.driver import dbapi
from pos.store.kept import CHANGES_KEPT, forget
from pos.store.prepared import Prepared

_J = schema.journal.c
_NAMES: Final = tuple(_J.keys())
_APPEND: Final = Prepared(insert(schema.journal))


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


class EntryNotUnderstood(ForeignEntryRefused):
    """It is rightly signed and says something that cannot be."""

    def __init__(self, entry: Entry) -> None:
        sentence = _(
            "Entry {seq} of till {till} says something that cannot be. It was not taken in."
        )
        super().__init__(sentence, entry)


def append_foreign(connection: Connection, entry: Entry) -> Changed:
    """Take in one entry, inside the caller's transaction; see `append_run`."""
    return append_run(connection, [entry])


def append_run(connection: Connection, run: Sequence[Entry]) -> Changed:
    """Take in entries of one till that follow each other, inside the caller's transaction.

    Returns what they changed. Those that are here already change nothing. A kind of a newer program
    is kept and shown nowhere. Raises a `ForeignEntryRefused` leaf, or `msgspec.DecodeError` for a
    body that is not of its kind; the caller's transaction is then rolled back.
    """
    return _append(connection, run, verify_tail)


def append_verified(connection: Connection, run: Sequence[Entry]) -> Changed:
    """Take in entries as `append_run` does that were verified just now, one after the other.

    Only that they follow what is here is looked at again: half of the work was looking twice.
    """
    return _append(connection, run, _fault_of_link)


def _append(
    connection: Connection,
    run: Sequence[Entry],
    verify: Callable[[Entry | None, Sequence[Entry]], Fault | None],
) -> Changed:
    head = _head_of(connection, run[0].till)
    new = [entry for entry in run if head is None or entry.seq > head.seq]
    _require_same(connection, run[: len(run) - len(new)])
    if not new:
        return Changed.NOTHING
    if new[0].seq != (1 if head is None else head.seq + 1):
        raise EntryMissing(new[0])
    fault = verify(head, new)
    if fault is not None:
        raise EntryAltered(next(entry for entry in new if entry.seq >= fault.seq))
    changed = Changed.NOTHING
    for entry in new:
        _APPEND.run(connection, dict(zip(_NAMES, _values(entry), strict=True)))
        changed |= _applied(connection, entry)
    return changed


def _fault_of_link(head: Entry | None, new: Sequence[Entry]) -> Fault | None:
    first, link = new[0], FIRST_PREVIOUS if head is None else head.hash
    digest = entry_hash(link, first.till, first.seq, first.at, first.kind, first.body)
    return None if digest == first.hash else Fault(first.till, first.seq, "link")


def _require_same(connection: Connection, known: Sequence[Entry]) -> None:
    """Raise `Fork` when one of these is here with other bytes."""
    if not known:
        return
    query = select(_J.hash).where(
        _J.till == known[0].till, _J.seq >= known[0].seq, _J.seq <= known[-1].seq
    )
    here = connection.execute(query.order_by(_J.seq)).scalars().all()
    for entry, digest in zip(known, here, strict=True):
        if entry.hash != digest:
            raise Fork(entry)


def _applied(connection: Connection, entry: Entry) -> Changed:
    shape = SHAPES.get(entry.kind)
    if shape is None:
        return Changed.NOTHING
    body = decoded(entry.body, shape)
    try:
        count_in(connection, entry, body)
    except (ValueError, LookupError, OverflowError, dbapi().IntegrityError) as error:
        raise EntryNotUnderstood(entry) from error
    changed = changed_by(body)
    if changed & CHANGES_KEPT:
        forget(connection)
    return changed


def _head_of(connection: Connection, till: str) -> Entry | None:
    query = select(schema.journal).where(_J.till == till).order_by(_J.seq.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else Entry(*row)


def _values(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in _NAMES)
