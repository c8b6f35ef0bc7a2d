"""What cannot be taken in of a till is kept aside, as far as it is signed and there is room."""

from collections.abc import Iterable, Iterator
from typing import Final

from pos.exchange.archive import LineTooLong
from pos.exchange.lines import NotALine, entry_of
from pos.journal.entry import Entry, entry_hash
from pos.journal.identity import is_signed
from pos.journal.verification import has_shape
from pos.services.door import Door
from pos.store.aside import Why, differs, keep_aside
from pos.store.unit_of_work import UnitOfWork

_IN_ONE_GO: Final = 500


def signed_run(
    lines: Iterable[bytes], till: str, first: int, previous: bytes, key: bytes
) -> Iterator[Entry]:
    """Yield the entries of a till, from `first` on, that follow `previous`; stop at a fault."""
    for seq, line in enumerate(_readable(lines), first):
        try:
            entry = entry_of(line)
        except NotALine:
            return
        digest = entry_hash(previous, entry.till, entry.seq, entry.at, entry.kind, entry.body)
        is_next = (entry.till, entry.seq, entry.hash) == (till, seq, digest) and has_shape(entry)
        if not is_next or not is_signed(key, entry.hash, entry.signature):
            return
        yield entry
        previous = entry.hash


def set_aside(door: Door, why: Why, previous: bytes, entries: Iterable[Entry]) -> tuple[int, bool]:
    """Keep entries aside; previous: hash of the one before the first.

    Returns the number of the first that waits here already as another one, 0 for none, and whether
    there was room for all.
    """
    run: list[Entry] = []
    for entry in entries:
        run.append(entry)
        if len(run) == _IN_ONE_GO:
            other, has_room = door.write_now(_keep, why, previous, run)
            if other or not has_room:
                return other, has_room
            previous, run = entry.hash, []
    return door.write_now(_keep, why, previous, run) if run else (0, True)


def _keep(work: UnitOfWork, why: Why, previous: bytes, run: list[Entry]) -> tuple[int, bool]:
    other = differs(work.connection, run) if why is Why.GAP else 0
    return other, not other and keep_aside(work.connection, why, previous, run)


def _readable(lines: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from lines
    except LineTooLong:
        return
