"""Photos between a till and its hub, by the SHA-256 of their bytes, looked at on both sides.

Which are missing follows from what is there, on either side: nothing remembers it.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, select

from pos.exchange.archive import LARGEST_PHOTO
from pos.exchange.photos import held
from pos.services.catalogue import PhotoNotAccepted, keep_jpeg, require_picture
from pos.services.door import Door
from pos.services.products import photo
from pos.store import schema
from pos.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from pos.exchange.hub.wire import Wire

_NAME: Final = re.compile(r'"?([0-9a-f]{64})"?')
_IN_ONE_GO: Final = 4

_LACKED: Final = """
SELECT wanted.digest FROM unnest(%s::text[]) AS wanted (digest)
WHERE NOT EXISTS (
  SELECT 1 FROM rahba.photo p WHERE p.cooperative = %s AND p.digest = wanted.digest
)
"""
_KEEP: Final = """
INSERT INTO rahba.photo (cooperative, digest, jpeg) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING
"""
_FETCH: Final = """
SELECT jpeg FROM rahba.photo
WHERE cooperative = %s AND digest = ANY(%s) AND octet_length(jpeg) <= %s
"""


def send_pictures(door: Door, wire: "Wire", cooperative: str, named: set[str]) -> int:
    """Send those of the named photos that are here and not there; returns how many."""
    here = sorted(door.read_now(held, named)) if named else []
    if not here:
        return 0
    lacked = [row[0] for row in wire.execute(_LACKED, (here, cooperative))]
    for digest in lacked:
        jpeg = door.read_now(photo, digest)
        if jpeg is not None and len(jpeg) <= LARGEST_PHOTO:
            wire.execute(_KEEP, (cooperative, digest, jpeg))
    return len(lacked)


def fetch_pictures(door: Door, wire: "Wire", cooperative: str) -> int:
    """Take in photos that something here names and that are not here; returns how many came."""
    wanted, kept = sorted(door.read_now(_lacked_here)), 0
    for at in range(0, len(wanted), _IN_ONE_GO):
        asked = wanted[at : at + _IN_ONE_GO]
        rows = wire.execute(_FETCH, (cooperative, asked, LARGEST_PHOTO)).fetchall()
        good = [bytes(row[0]) for row in rows if _is_wanted(bytes(row[0]), asked)]
        if good:
            door.write_now(_keep, good)
        kept += len(good)
    return kept


def _is_wanted(jpeg: bytes, asked: list[str]) -> bool:
    if hashlib.sha256(jpeg).hexdigest() not in asked:
        return False
    try:
        require_picture(jpeg)
    except PhotoNotAccepted:
        return False
    return True


def _keep(work: UnitOfWork, pictures: list[bytes]) -> None:
    for jpeg in pictures:
        keep_jpeg(work, jpeg)


def _lacked_here(connection: Connection) -> set[str]:
    """Return the photos that goods, orders and the head of papers name and that are not here."""
    named = set(_named(connection))
    return named - held(connection, named)


def _named(connection: Connection) -> Iterator[str]:
    columns = (schema.product.c.photo, schema.made_order.c.picture, schema.setting.c.value)
    for column in columns:
        for value in connection.execute(select(column).where(column != "")).scalars():
            if found := _NAME.fullmatch(value):
                yield found[1]
