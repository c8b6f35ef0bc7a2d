"""The other tills' entries, taken in from the hub: what is above what is here, of each till.

A hub is believed nothing. Each entry is judged like one from a stick (`pos.exchange.part`): its
number, link, time and signature, whether its till was let in, whether it contradicts what is here.
"""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pos.exchange.archive import LONGEST_LINE
from pos.exchange.faults import PartRefused
from pos.exchange.header import Part
from pos.exchange.lines import line_of
from pos.exchange.outcome import Taken
from pos.exchange.part import PartReader
from pos.exchange.progress import Progress, no_progress
from pos.exchange.waiting import take_waiting
from pos.journal.entry import FIRST_PREVIOUS, Entry
from pos.journal.identity import is_till_name
from pos.services.door import Door
from pos.services.tills import Applicant, cooperative_of, heads_of, is_admitted
from pos.store import schema
from pos.store.hashes import hash_at

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire

# So many entries are fetched at once: what a slow line brings well within a statement's time.
_PAGE: Final = 500
_J: Final = schema.journal.c
_HEADS: Final = "SELECT till, seq FROM rahba.heads()"
_ENTRIES: Final = """
SELECT till, seq, at, kind, body, hash, signature FROM rahba.journal
WHERE cooperative = %s AND till = %s AND seq >= %s AND seq <= %s AND octet_length(body) <= %s
ORDER BY seq
"""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came. refused, waiting: as in `Outcome` of a file. names_photos: an entry may do so."""

    taken: list[Taken] = field(default_factory=list)
    refused: list[PartRefused] = field(default_factory=list)
    waiting: list[Applicant] = field(default_factory=list)
    names_photos: bool = False


def heads_at(wire: "Wire") -> dict[str, int]:
    """Ask the hub for the number of the last entry it has of each till."""
    return {row[0]: row[1] for row in wire.execute(_HEADS) if is_till_name(row[0])}


def pull(
    door: Door, wire: "Wire", there: dict[str, int], progress: Progress = no_progress
) -> Pulled:
    """Take in what is new. there: what the hub has (`heads_at`)."""
    return _Pulling(door, wire, there, progress).pulled()


class _Pulling:
    """One round: again and again, because one till's entries may let the next one in."""

    def __init__(self, door: Door, wire: "Wire", there: dict[str, int], progress: Progress) -> None:
        self._door = door
        self._wire = wire
        self._progress = progress
        self._cooperative: str = door.read_now(cooperative_of)
        here = door.read_now(heads_of)
        self._pending = {t: s for t, s in sorted(there.items()) if s > here.get(t, 0)}
        self._total = sum(seq - here.get(till, 0) for till, seq in self._pending.items())
        self._done = 0
        self._found = Pulled()
        self._names_photos = False

    def pulled(self) -> Pulled:
        """Take everything in, and say what came of it."""
        while ready := self._ready():
            for part, key in ready:
                self._take(part, key)
                del self._pending[part.till]
            for reader in take_waiting(self._door):
                self._note(reader)
        waiting = [self._applicant(till) for till in self._pending]
        found = self._found
        return Pulled(found.taken, found.refused, waiting, self._names_photos)

    def _ready(self) -> list[tuple[Part, bytes]]:
        """Return the parts of tills that are known or let in, with the key of those unknown."""
        here = self._door.read_now(heads_of)
        ready = []
        for till, last in self._pending.items():
            key = b""
            if till not in here:
                applicant = self._applicant(till)
                key = bytes.fromhex(applicant.public_key)
                if key and not self._door.read_now(is_admitted, till, applicant.public_key):
                    continue
            ready.append((self._part(till, here.get(till, 0), last), key))
        return ready

    def _part(self, till: str, head: int, last: int) -> Part:
        """Describe what follows here; `before` is what the hub says it follows there."""
        before = FIRST_PREVIOUS
        if head:
            entries = self._fetched(till, head, head)
            before = entries[0].hash if entries else self._door.read_now(hash_at, till, head)
        return Part(till=till, first=head + 1, last=last, before=before.hex(), hash="")

    def _take(self, part: Part, key: bytes) -> None:
        reader = PartReader(self._door, part, part.first - 1, key)
        before = self._done

        def advance(read: int) -> None:
            self._done = before + read
            self._progress(self._done, self._total)

        with closing(self._lines(part)) as lines:
            reader.take(lines, advance)
        self._note(reader)

    def _note(self, reader: PartReader) -> None:
        if reader.taken.entries:
            self._found.taken.append(reader.taken)
        if reader.refused is not None:
            self._found.refused.append(reader.refused)
        self._names_photos = self._names_photos or bool(reader.named)

    def _applicant(self, till: str) -> Applicant:
        reader = PartReader(self._door, Part(till=till, first=1, last=1, before="", hash=""), 0)
        return reader.applicant(iter(_lines_of(self._fetched(till, 1, 1))))

    def _lines(self, part: Part) -> Generator[bytes, None, None]:
        for first in range(part.first, part.last + 1, _PAGE):
            page = self._fetched(part.till, first, min(first + _PAGE - 1, part.last))
            yield from _lines_of(page)
            if len(page) < min(_PAGE, part.last - first + 1):
                return

    def _fetched(self, till: str, first: int, last: int) -> list[Entry]:
        asked = (self._cooperative, till, first, last, LONGEST_LINE)
        return [_entry(row) for row in self._wire.execute(_ENTRIES, asked)]


def _entry(row: tuple[Any, ...]) -> Entry:
    till, seq, at, kind, body, digest, signature = row
    return Entry(till, seq, at, kind, bytes(body), bytes(digest), bytes(signature))


def _lines_of(entries: list[Entry]) -> Iterator[bytes]:
    """Write entries as lines; one whose body is no text is a line that cannot be read."""
    for entry in entries:
        try:
            yield line_of(entry)
        except UnicodeError:
            yield b"\n"
