"""The files of tills that lie on a stick, told by their heads before any is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from pos.exchange.archive import opened
from pos.exchange.faults import AsksToJoin, ExchangeFault
from pos.exchange.header import Header
from pos.services.tills import cooperative_of, heads_of

# Every till's file has this in its name, whatever a phone put before or behind it.
_NAMED: Final = "rahba"
_MOST_FILES: Final = 200


class Brings(StrEnum):
    """What a file is for. STRANGE: it comes from another business."""

    WORK = "work"
    INVITATION = "invitation"
    REQUEST = "request"
    STRANGE = "strange"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file and what its head says.

    till, label, shop: who wrote it. written_at: microseconds UTC. new: how many entries are not
    here yet.
    """

    file: Path
    brings: Brings
    till: str
    label: str
    shop: str = ""
    written_at: int = 0
    new: int = 0


def files_on(folder: Path) -> list[tuple[Path, Header | AsksToJoin]]:
    """Return the files of tills in a folder and those right under it; damaged ones are left out."""
    found: list[tuple[Path, Header | AsksToJoin]] = []
    for file in _named(folder):
        try:
            with opened(file) as archive:
                found.append((file, archive.header))
        except AsksToJoin as asks:
            found.append((file, asks))
        except (ExchangeFault, OSError):
            continue
        if len(found) == _MOST_FILES:
            break
    return found


def told(connection: Connection, files: list[tuple[Path, Header | AsksToJoin]]) -> list[FoundFile]:
    """Say of each file who wrote it and how much of it is new here, the newest first."""
    heads, ours = heads_of(connection), cooperative_of(connection)
    rows = [_told(file, head, heads, ours) for file, head in files]
    return sorted(rows, key=lambda row: (-row.written_at, row.file.name))


def _told(file: Path, head: Header | AsksToJoin, heads: dict[str, int], ours: str) -> FoundFile:
    if isinstance(head, AsksToJoin):
        asks = head.applicant
        return FoundFile(file, Brings.REQUEST, asks.till, asks.label, written_at=head.written_at)
    new = sum(
        max(0, part.last - max(heads.get(part.till, 0), part.first - 1)) for part in head.parts
    )
    brings = Brings.WORK if head.invitation is None else Brings.INVITATION
    if head.cooperative != ours:
        brings = Brings.STRANGE
    return FoundFile(file, brings, head.till, head.label, head.shop, head.written_at, new)


def _named(folder: Path) -> Iterator[Path]:
    """Yield what may be a till's file, the folder itself first."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in inside if _NAMED in path.name.lower() and path.is_file())
    for below in inside:
        if below.is_dir() and not below.name.startswith("."):
            try:
                files = sorted(below.iterdir())
            except OSError:
                continue
            yield from (p for p in files if _NAMED in p.name.lower() and p.is_file())
