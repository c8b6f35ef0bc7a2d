"""What one till wrote, read entry by entry and taken in as far as it is good."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final, NoReturn

import msgspec
from sqlalchemy import Connection, select

from pos.exchange.archive import LineTooLong
from pos.exchange.faults import PartForked, PartMissing, PartRefused
from pos.exchange.header import Part
from pos.exchange.lines import NotALine, entry_of
from pos.exchange.outcome import Taken
from pos.exchange.part_words import cut_text, fork_text, kept_text, missing_text, waits_text
from pos.exchange.photos import named_in
from pos.exchange.setting_aside import set_aside, signed_run
from pos.journal.canonical import decoded
from pos.journal.entry import FIRST_PREVIOUS, Entry, entry_hash
from pos.journal.identity import is_signed
from pos.journal.kinds import KINDS, SHAPES, ProductSaved, SaleMade, StockCounted, StockMoved
from pos.journal.kinds import TillOpened as Opening
from pos.journal.verification import Fault, opening_key, verify_tail
from pos.services.door import Door
from pos.services.tills import Applicant
from pos.store import schema
from pos.store.aside import Why
from pos.store.foreign import ForeignEntryRefused, append_verified
from pos.store.revoked import revoked
from pos.store.unit_of_work import UnitOfWork

# So many entries are taken in at once: some hundredths of a second, which a sale can wait.
BATCH: Final = 100
_OPENED: Final = KINDS[Opening]
_MOVES: Final = {KINDS[StockMoved], KINDS[StockCounted]}
_J: Final = schema.journal.c


class PartReader:
    """Reads one part.

    taken: what came in. refused: why it stopped, None when it came to its end.
    named: what may be names of photos in the entries that were read.
    """

    def __init__(self, door: Door, part: Part, head: int, key: bytes = b"") -> None:
        """head: number of this till's last entry here, 0 for none. key: that of a till let in."""
        self._door = door
        self._part = part
        self._head = head
        self._before: Entry | None = None
        self._key = key
        self._known: list[bytes] = []
        self._waiting: list[Entry] = []
        self._kinds: Counter[str] = Counter()
        self._products = 0
        self._sold_at: list[int] = []
        self.taken = Taken(part.till, part.till, 0)
        self.refused: PartRefused | None = None
        self.named: set[str] = set()

    def applicant(self, lines: Iterator[bytes]) -> Applicant:
        """Return who the till says it is; without a key where its first entry is not the first."""
        nobody = Applicant(self._part.till, "", "", "")
        try:
            entry = entry_of(next(lines, b""))
        except (NotALine, LineTooLong):
            return nobody
        key = opening_key(entry) if entry.seq == 1 and entry.till == self._part.till else b""
        if not key:
            return nobody
        opened = decoded(entry.body, Opening)
        return Applicant(entry.till, opened.public_key, opened.label, opened.series)

    def take(self, lines: Iterator[bytes], advance: Callable[[int], None]) -> None:
        """Take in what is good and new. advance: told how many entries were looked at."""
        try:
            self._begin(lines)
            for done, entry in enumerate(self._good(lines), 1):
                self.named |= named_in(entry.body)
                if entry.seq > self._head:
                    self._waiting.append(entry)
                if len(self._waiting) >= BATCH or done % BATCH == 0:
                    self._flush()
                    advance(done)
            self._flush()
            advance(self._part.last - self._part.first + 1)
        except PartRefused as refused:
            self.refused = refused
        self._sum_up()

    def _begin(self, lines: Iterator[bytes]) -> None:
        """Look at what the part follows here; what follows nothing is kept aside."""
        part = self._part
        self._key = self._door.read_now(_key_of, part.till) or self._key
        if part.first > self._head + 1:
            self._keep_waiting(lines)
        self._before, self._known = self._door.read_now(_overlap, part, self._head)

    def _keep_waiting(self, lines: Iterator[bytes]) -> NoReturn:
        part, previous, is_kept = self._part, bytes.fromhex(self._part.before), False
        if self._key:
            run = signed_run(lines, part.till, part.first, previous, self._key)
            another, is_kept = set_aside(self._door, Why.GAP, previous, run)
            if another:
                raise PartForked(fork_text(part.till, another, is_kept=False), part.till, another)
        words = waits_text if is_kept else missing_text
        raise PartMissing(words(part, self._head), part.till, self._head + 1)

    def _good(self, lines: Iterator[bytes]) -> Iterator[Entry]:
        """Yield the entries that are as they should be; at the first that is not, stop."""
        for seq in range(self._part.first, self._part.last + 1):
            try:
                entry = entry_of(next(lines))
            except StopIteration:
                self._stop(cut_text(self._part.till, seq), seq)
            except (NotALine, LineTooLong):
                self._stop(kept_text(Fault(self._part.till, seq, "shape")), seq)
            self._require_no_fork(entry, seq, lines)
            reason = self._fault_of(entry, seq)
            if reason:
                self._stop(kept_text(Fault(self._part.till, seq, reason)), seq)
            self._before = entry
            yield entry

    def _fault_of(self, entry: Entry, seq: int) -> str:
        """Return one word for what is wrong with an entry, empty when it is good."""
        if (entry.till, entry.seq) != (self._part.till, seq):
            return "gap"
        if seq <= self._head:
            return self._fault_of_known(entry, seq)
        fault = verify_tail(self._before, [entry])
        if fault is not None:
            return fault.reason
        is_opening = bool(opening_key(entry)) if seq == 1 else entry.kind != _OPENED
        if not self._key or not is_opening:
            return "opening"
        if not is_signed(self._key, entry.hash, entry.signature):
            return "signature"
        return "" if _is_read(entry) else "shape"

    def _fault_of_known(self, entry: Entry, seq: int) -> str:
        """Judge an entry that is here: what hashes to the same is the same, byte for byte."""
        if self._link(entry) != entry.hash:
            return "link"
        return "" if entry.hash == self._known[seq - self._part.first] else "signature"

    def _require_no_fork(self, entry: Entry, seq: int, lines: Iterator[bytes]) -> None:
        """Raise `PartForked` when the till signed something else than what is here.

        The other half of that till is kept aside: the entry and what follows it.
        """
        part = self._part
        index = seq - part.first
        previous = bytes.fromhex(part.before) if index == 0 else None
        is_here = self._before.hash if self._before is not None else None
        follows_another = index == 0 and is_here is not None and previous != is_here
        is_another = index < len(self._known) and self._known[index] != entry.hash
        if not (follows_another or is_another):
            return
        link = previous if previous is not None else is_here or bytes(32)
        digest = entry_hash(link, entry.till, entry.seq, entry.at, entry.kind, entry.body)
        is_proven = digest == entry.hash and is_signed(self._key, entry.hash, entry.signature)
        if is_proven and (entry.till, entry.seq) == (part.till, seq):
            rest = signed_run(lines, part.till, seq + 1, entry.hash, self._key)
            _other, is_kept = set_aside(self._door, Why.FORK, link, chain([entry], rest))
            raise PartForked(fork_text(part.till, seq, is_kept=is_kept), part.till, seq)

    def _link(self, entry: Entry) -> bytes:
        """Return what the hash of an entry is to be here, after the one before it."""
        previous = FIRST_PREVIOUS if self._before is None else self._before.hash
        return entry_hash(previous, entry.till, entry.seq, entry.at, entry.kind, entry.body)

    def _stop(self, sentence: str, seq: int) -> None:
        self._flush()
        raise PartRefused(sentence, self._part.till, seq)

    def _flush(self) -> None:
        """Take in what has been found good, in a short unit of work."""
        run, self._waiting = self._waiting, []
        if not run:
            return
        try:
            self._door.write_now(_append, run)
        except ForeignEntryRefused as refused:
            good = [entry for entry in run if entry.seq < refused.seq]
            if good:
                self._door.write_now(_append, good)
            self._count(good)
            raise PartRefused(str(refused), refused.till, refused.seq) from refused
        self._count(run)

    def _count(self, run: list[Entry]) -> None:
        self._kinds.update(entry.kind for entry in run)
        self._products += sum(map(_is_new_product, run))
        self._sold_at += [entry.at for entry in run if entry.kind == KINDS[SaleMade]]

    def _sum_up(self) -> None:
        kinds = self._kinds
        shut_out_at = self._door.read_now(revoked).get(self._part.till)
        self.taken = replace(
            self.taken,
            label=self._door.read_now(_label_of, self._part.till),
            entries=kinds.total(),
            sales=kinds[KINDS[SaleMade]],
            movements=sum(kinds[kind] for kind in _MOVES),
            products=self._products,
            set_aside=0 if shut_out_at is None else sum(at >= shut_out_at for at in self._sold_at),
        )


def _append(work: UnitOfWork, run: list[Entry]) -> None:
    work.note_changed(append_verified(work.connection, run))


def _overlap(connection: Connection, part: Part, head: int) -> tuple[Entry | None, list[bytes]]:
    """Return the entry before the part, and the hashes here of those the part repeats."""
    row = connection.execute(
        select(schema.journal).where(_J.till == part.till, _J.seq == part.first - 1)
    ).first()
    query = select(_J.hash).where(
        _J.till == part.till, _J.seq >= part.first, _J.seq <= min(part.last, head)
    )
    known = [bytes(digest) for digest in connection.execute(query.order_by(_J.seq)).scalars()]
    return (None if row is None else Entry(*row)), known


def _key_of(connection: Connection, till: str) -> bytes:
    tills = schema.till.c
    key = connection.execute(select(tills.public_key).where(tills.till == till)).scalar()
    if key is None:  # let in, and nothing of it is here yet
        steps = schema.till_step.c
        query = select(steps.public_key).where(steps.about == till, steps.public_key != "")
        key = connection.execute(query).scalar()
    return bytes.fromhex(key or "")


def _label_of(connection: Connection, till: str) -> str:
    tills = schema.till.c
    label = connection.execute(select(tills.label).where(tills.till == till)).scalar()
    return label or till


def _is_read(entry: Entry) -> bool:
    """Tell whether a body is of its kind; a kind of a newer program is not looked into."""
    shape = SHAPES.get(entry.kind)
    if shape is None:
        return True
    try:
        decoded(entry.body, shape)
    except msgspec.DecodeError:
        return False
    return True


def _is_new_product(entry: Entry) -> bool:
    return entry.kind == KINDS[ProductSaved] and not decoded(entry.body, ProductSaved).product
