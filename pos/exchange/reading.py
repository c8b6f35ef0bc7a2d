"""Reading a file of exchange: whole, or of each till a clean beginning; twice is once.

Each till's part is judged by itself, entry by entry: number, link, time, signature. What is good is
taken in by short units of work, between which a sale passes. The journal is the only truth: whether
something is new is asked of it, never remembered.
"""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, select

from pos.exchange.archive import Archive, opened
from pos.exchange.faults import AnotherCooperative, FileChanged, NoShopYet
from pos.exchange.header import Header, Part
from pos.exchange.outcome import Outcome, Taken
from pos.exchange.part import PartReader
from pos.exchange.photos import take_photos
from pos.exchange.progress import Progress, no_progress
from pos.exchange.waiting import take_waiting
from pos.services.door import Door
from pos.services.tills import (
    Applicant,
    Heard,
    cooperative_of,
    heads_of,
    is_admitted,
    note_heard,
    own_till,
)
from pos.store import schema


def read_exchange(door: Door, file: Path, progress: Progress = no_progress) -> Outcome:
    """Take in what a file brings; raises an `ExchangeFault` when it is no use at all.

    What cannot be taken in of one till, and who waits to be let in, is in the outcome.
    """
    with opened(file) as archive:
        door.read_now(_require_ours, archive.header)
        return _Reading(door, archive, progress).outcome()


class _Reading:
    """One file on its way in."""

    def __init__(self, door: Door, archive: Archive, progress: Progress) -> None:
        self._door = door
        self._archive = archive
        self._progress = progress
        self._readers: list[PartReader] = []
        self._let_in: dict[str, bytes] = {}
        self._done = 0

    def outcome(self) -> Outcome:
        """Take everything in, and say what came of it."""
        header, door = self._archive.header, self._door
        waiting = self._take_parts()
        named = {digest for reader in self._readers for digest in reader.named}
        photos, bad_photos = take_photos(door, self._archive, named)
        if header.till in door.read_now(heads_of):
            door.write_now(note_heard, header.till, Heard(header.written_at, header.knows))
        return Outcome(
            header.till,
            header.label,
            header.written_at,
            taken=_summed(reader.taken for reader in self._readers if reader.taken.entries),
            refused=tuple(r.refused for r in self._readers if r.refused is not None),
            waiting=waiting,
            photos=photos,
            bad_photos=bad_photos,
        )

    def _take_parts(self) -> tuple[Applicant, ...]:
        """Take in who belongs here, again and again: one part may let the next one in."""
        pending = list(self._archive.header.parts)
        while True:
            heads = self._door.read_now(heads_of)
            ready = [part for part in pending if self._is_let_in(part, heads)]
            for part in ready:
                self._take(part, heads.get(part.till, 0))
                pending.remove(part)
            followed = take_waiting(self._door)
            self._readers += followed
            if not (ready or followed):
                break
        return tuple(self._applicant(part) for part in pending)

    def _take(self, part: Part, head: int) -> None:
        reader = PartReader(self._door, part, head, self._let_in.get(part.till, b""))
        self._readers.append(reader)
        before = self._done

        def advance(read: int) -> None:
            self._done = before + read
            self._progress(self._done, self._archive.header.entries)

        with closing(self._archive.lines(part)) as lines:
            reader.take(lines, advance)

    def _is_let_in(self, part: Part, heads: dict[str, int]) -> bool:
        """Tell whether a part is to be judged: its till is known, or was let in, or is no till."""
        if part.till in heads:
            return True
        applicant = self._applicant(part)
        if not applicant.public_key:
            return True  # what is wrong with it is said where it is read
        self._let_in[part.till] = bytes.fromhex(applicant.public_key)
        return self._door.read_now(is_admitted, part.till, applicant.public_key)

    def _applicant(self, part: Part) -> Applicant:
        with closing(self._archive.lines(part)) as lines:
            return PartReader(self._door, part, 0).applicant(lines)


def _summed(taken: Iterable[Taken]) -> tuple[Taken, ...]:
    """Say once of each till what came in: what was in the file, and what had waited for it."""
    found: dict[str, Taken] = {}
    for each in taken:
        found[each.till] = each.beside(found[each.till]) if each.till in found else each
    return tuple(found.values())


def _require_ours(connection: Connection, header: Header) -> None:
    """Raise an `ExchangeFault` for a file of somebody else, or under a name that is not its own."""
    if not own_till(connection):
        raise NoShopYet
    if header.cooperative != cooperative_of(connection):
        raise AnotherCooperative(header.shop, header.cooperative)
    tills = schema.till.c
    known = connection.execute(select(tills.public_key).where(tills.till == header.till)).scalar()
    if known is not None and known != header.public_key:
        raise FileChanged
