"""The head of a file of exchange: who wrote it when, what it carries, and what that till knows.

Canonical JSON like the body of an entry (docs/journal.md, section 2), signed by the till.
"""

from typing import Final

import msgspec

from pos.exchange import request
from pos.exchange.faults import FileChanged, FileOfNewer, FileUnreadable
from pos.journal.canonical import canonical, decoded, is_canonical
from pos.journal.identity import is_signed, is_till_name, till_name

FORMAT: Final = "rahba-exchange-1"
_FAMILY: Final = "rahba-exchange-"
# More than a file of the largest size can hold, and few enough to be counted anywhere.
_MOST_ENTRIES: Final = 100_000_000


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one till, `first` to `last`, without a gap.

    before, hash: hash of the entry before the first (zeros before entry 1) and of the last, 64 hex
    digits.
    """

    till: str
    first: int
    last: int
    before: str
    hash: str


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """What a till that joins is called, numbers its receipts with, and the place it sells from.

    till: the only one that can use it, which asked and was let in; empty for any new one.
    """

    label: str
    series: str
    place: str
    till: str = ""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in `header.json`.

    cooperative: its id. shop: name of who sells. till, label, public_key: who wrote the file.
    written_at: microseconds UTC. knows: number of the last entry that till had, by till.
    """

    format: str
    cooperative: str
    shop: str
    till: str
    label: str
    public_key: str
    written_at: int
    parts: tuple[Part, ...]
    knows: dict[str, int]
    invitation: Invitation | None = None

    @property
    def entries(self) -> int:
        """How many entries it carries."""
        return sum(part.last - part.first + 1 for part in self.parts)


class _Format(msgspec.Struct):
    format: str = ""


def written(header: Header) -> bytes:
    """Return the bytes that are signed."""
    return canonical(header)


def read(head: bytes, signature: bytes) -> Header:
    """Read a header; raises an `ExchangeFault` for one that its till did not sign."""
    try:
        mark = decoded(head, _Format).format
        if mark == request.FORMAT:
            raise request.read(head, signature)
        if mark != FORMAT and mark.startswith(_FAMILY):
            raise FileOfNewer
        header = decoded(head, Header)
        key = bytes.fromhex(header.public_key)
    except (msgspec.DecodeError, ValueError) as error:
        raise FileUnreadable from error
    if header.format != FORMAT:
        raise FileUnreadable
    if till_name(key) != header.till or not is_signed(key, head, signature):
        raise FileChanged
    if not is_canonical(head) or not _is_sound(header):
        raise FileUnreadable
    return header


def _is_sound(header: Header) -> bool:
    """Tell whether every part is one, of a till, each till once."""
    tills = [part.till for part in header.parts]
    is_countable = header.written_at >= 0 and header.entries <= _MOST_ENTRIES
    return (
        is_countable
        and len(tills) == len(set(tills))
        and all(
            is_till_name(part.till) and 1 <= part.first <= part.last and _are_hashes(part)
            for part in header.parts
        )
    )


def _are_hashes(part: Part) -> bool:
    try:
        return len(bytes.fromhex(part.before)) == len(bytes.fromhex(part.hash)) == 32
    except ValueError:
        return False
