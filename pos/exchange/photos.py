"""The photos that entries name: found in their bodies, and looked at before they are kept."""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from pos.exchange.archive import Archive
from pos.services.catalogue import PhotoNotAccepted, keep_jpeg, require_picture
from pos.services.door import Door
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

# A photo is named by the SHA-256 of its bytes, wherever in a body.
_NAMED: Final = re.compile(rb'"([0-9a-f]{64})"')
_IN_ONE_GO: Final = 8
# How every JPEG begins (ITU T.81, B.1.1.3: start of image, then a marker).
_JPEG: Final = b"\xff\xd8\xff"


def named_in(body: bytes) -> set[str]:
    """Return what may be names of photos in the body of an entry."""
    return {digest.decode() for digest in _NAMED.findall(body)}


def held(connection: Connection, digests: Iterable[str]) -> set[str]:
    """Return those of these photos that are on this device."""
    wanted = set(digests)
    return wanted & set(connection.execute(select(schema.photo.c.digest)).scalars())


def take_photos(door: Door, archive: Archive, named: set[str]) -> tuple[int, int]:
    """Keep the photos that entries name; returns how many are new and how many were refused."""
    offered = [digest for digest in archive.photos if digest in named]
    wanted = sorted(set(offered) - door.read_now(held, offered))
    kept = 0
    for at in range(0, len(wanted), _IN_ONE_GO):
        found = [archive.photo(digest) for digest in wanted[at : at + _IN_ONE_GO]]
        good = [
            jpeg
            for digest, jpeg in zip(wanted[at:], found, strict=False)
            if _is_picture(digest, jpeg)
        ]
        if good:
            door.write_now(_keep, good)
        kept += len(good)
    return kept, len(wanted) - kept


def _is_picture(digest: str, jpeg: bytes) -> bool:
    if not jpeg.startswith(_JPEG) or hashlib.sha256(jpeg).hexdigest() != digest:
        return False
    try:
        require_picture(jpeg)
    except PhotoNotAccepted:
        return False
    return True


def _keep(work: UnitOfWork, pictures: list[bytes]) -> None:
    for jpeg in pictures:
        keep_jpeg(work, jpeg)
