"""An entry and its place in the chain of one till.

hash = SHA-256 of seven lines, the last without an end of line:

    rahba-journal-1
    <hash of the entry before, 64 hex digits; zeros before the first>
    <till>
    <seq, decimal>
    <at, decimal>
    <kind>
    <body>

No part but the body can hold a line break, the body holds none by its canonical form and comes
last: two different entries never give the same bytes. `docs/journal.md` has vectors that
`sha256sum` checks.
"""

import hashlib
from typing import Final

import msgspec

HASH_LENGTH: Final = 32
FIRST_PREVIOUS: Final = bytes(HASH_LENGTH)
_MARK: Final = b"rahba-journal-1"


class Entry(msgspec.Struct, frozen=True):
    """One fact of one till, as stored.

    till: six characters of Crockford base 32, from the till's public key.
    seq: 1, 2, 3 ... without a gap.
    at: microseconds UTC, never running backwards within a till.
    kind, body: what happened; body is canonical JSON, the very bytes that were hashed.
    hash: 32 bytes; signature: Ed25519 over `hash`, 64 bytes.
    """

    till: str
    seq: int
    at: int
    kind: str
    body: bytes
    hash: bytes
    signature: bytes

    @property
    def id(self) -> str:
        """The name of the thing this entry created: `7K3Q2M-142`."""
        return entry_id(self.till, self.seq)


def entry_id(till: str, seq: int) -> str:
    """Return the id of entry `seq` of `till`."""
    return f"{till}-{seq}"


def entry_hash(previous: bytes, till: str, seq: int, at: int, kind: str, body: bytes) -> bytes:
    """Return the hash that binds an entry to the one before it."""
    head = f"{previous.hex()}\n{till}\n{seq}\n{at}\n{kind}\n".encode("ascii")
    return hashlib.sha256(_MARK + b"\n" + head + body).digest()


def check_characters(digest: bytes) -> str:
    """Return four characters of an entry's hash, to match a paper with the journal."""
    return digest.hex()[:4].upper()
