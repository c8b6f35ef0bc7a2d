"""Writing a file of exchange: everything, or what the others have not reported to have.

What it carries is settled first, in one short moment, and signed; the entries follow in batches, so
that a sale never waits. The file takes its name only when it is whole on the disk.
"""

import os
import zipfile
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from pos.clock import local
from pos.exchange import header
from pos.exchange.archive import HEADER, SIGNATURE, entries_name, photo_name
from pos.exchange.faults import ExampleStays, FileNotWritten, NoShopYet
from pos.exchange.header import FORMAT, Header, Invitation, Part
from pos.exchange.lines import line_of
from pos.exchange.photos import held, named_in
from pos.exchange.progress import Progress, no_progress
from pos.i18n import active_language
from pos.journal.entry import FIRST_PREVIOUS, Entry
from pos.services.door import Door
from pos.services.products import photo
from pos.services.shop import seller_of
from pos.services.tills import cooperative_of, heads_of, heard_of, own_till
from pos.store import schema
from pos.store.hashes import hash_at
from pos.store.unit_of_work import UnitOfWork

ENDING: Final = ".rahba"
_BATCH: Final = 500
_J: Final = schema.journal.c


@dataclass(frozen=True, slots=True)
class Written:
    """A file that lies on the disk. entries, photos: how many it carries; tills: of how many."""

    file: Path
    entries: int
    tills: int
    photos: int


def write_exchange(
    door: Door,
    where: Path,
    *,
    for_tills: Collection[str] = (),
    invitation: Invitation | None = None,
    progress: Progress = no_progress,
) -> Written:
    """Write a file; `where` is its path, or a folder in which it gets a name.

    for_tills: those it is for, who then get what they have not reported to have; empty for
    everything. Raises `FileNotWritten`, and nothing is left behind;
    `ExampleStays` in the sample fair.
    """
    head, signature = door.write_now(_signed, tuple(for_tills), invitation)
    said = header.read(head, signature)
    file = where / _name_of(said) if where.is_dir() else where
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(_member(HEADER), head)
            packed.writestr(_member(SIGNATURE), signature)
            photos = _write_photos(door, packed, _write_entries(door, packed, said, progress))
        with unfinished.open("rb+") as whole:
            os.fsync(whole.fileno())
        unfinished.replace(file)
    except OSError as error:
        raise FileNotWritten(str(file.parent)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return Written(file, said.entries, len(said.parts), photos)


def _name_of(said: Header) -> str:
    """Name a file by letters that every system and phone can write."""
    moment = local(said.written_at).strftime("%Y%m%d-%H%M%S")
    what = "work" if said.invitation is None else "invitation"
    return f"rahba-{what}-{said.till}-{moment}{ENDING}"


def _signed(
    work: UnitOfWork, for_tills: tuple[str, ...], invitation: Invitation | None
) -> tuple[bytes, bytes]:
    """Settle what the file carries; returns its head and the signature of this till."""
    connection = work.connection
    own = own_till(connection)
    if not own:
        raise NoShopYet
    heads = heads_of(connection)
    tills = schema.till
    row = connection.execute(select(tills).where(tills.c.till == own)).one()
    if row.is_example:
        raise ExampleStays
    head = header.written(
        Header(
            format=FORMAT,
            cooperative=cooperative_of(connection),
            shop=seller_of(connection).names.within(active_language()),
            till=own,
            label=row.label,
            public_key=row.public_key,
            written_at=work.now,
            parts=tuple(_parts(connection, heads, for_tills)),
            knows=heads,
            invitation=invitation,
        )
    )
    return head, work.sign(head)


def _parts(connection: Connection, heads: dict[str, int], for_tills: tuple[str, ...]) -> list[Part]:
    heard = heard_of(connection)
    known = [heard[till].knows if till in heard else {} for till in for_tills]
    parts = []
    for till, last in sorted(heads.items()):
        since = min((knows.get(till, 0) for knows in known), default=0)
        if since < last:
            before = hash_at(connection, till, since) if since else FIRST_PREVIOUS
            parts.append(
                Part(
                    till=till,
                    first=since + 1,
                    last=last,
                    before=before.hex(),
                    hash=hash_at(connection, till, last).hex(),
                )
            )
    return parts


def _write_entries(
    door: Door, packed: zipfile.ZipFile, said: Header, progress: Progress
) -> set[str]:
    """Write every part; returns what may be names of photos."""
    named, done = set[str](), 0
    for part in said.parts:
        with packed.open(_member(entries_name(part.till)), "w") as member:
            for first in range(part.first, part.last + 1, _BATCH):
                last = min(first + _BATCH - 1, part.last)
                for entry in door.read_now(_entries, part.till, first, last):
                    member.write(line_of(entry))
                    named |= named_in(entry.body)
                    done += 1
                progress(done, said.entries)
    return named


def _entries(connection: Connection, till: str, first: int, last: int) -> list[Entry]:
    query = select(schema.journal).where(_J.till == till, _J.seq >= first, _J.seq <= last)
    return [Entry(*row) for row in connection.execute(query.order_by(_J.seq))]


def _write_photos(door: Door, packed: zipfile.ZipFile, named: set[str]) -> int:
    digests = sorted(door.read_now(held, named))
    for digest in digests:
        jpeg = door.read_now(photo, digest)
        if jpeg is not None:
            # A photo is packed already.
            packed.writestr(_member(photo_name(digest)), jpeg, zipfile.ZIP_STORED)
    return len(digests)


def _member(name: str) -> zipfile.ZipInfo:
    """Describe a member without the clock and the rights of this machine."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
