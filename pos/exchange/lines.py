"""One entry, one line of JSON: the form of every file of entries (docs/exchange.md)."""

from typing import Final

import msgspec

from pos.journal.entry import Entry

_encoder: Final = msgspec.json.Encoder(order="sorted")


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """The columns of the journal; the body as the text that was hashed."""

    till: str
    seq: int
    at: int
    kind: str
    body: str
    hash: str
    signature: str


class NotALine(ValueError):
    """The line is not written as an entry is."""


def line_of(entry: Entry) -> bytes:
    """Return an entry as one line, its end included."""
    line = _Line(
        till=entry.till,
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        body=entry.body.decode(),
        hash=entry.hash.hex(),
        signature=entry.signature.hex(),
    )
    return _encoder.encode(line) + b"\n"


def entry_of(line: bytes) -> Entry:
    """Read a line back; raises `NotALine` for one that could be read in two ways."""
    try:
        read = msgspec.json.decode(line, type=_Line)
        if _encoder.encode(read) + b"\n" != line or not (read.till + read.kind).isascii():
            raise NotALine
        return Entry(
            till=read.till,
            seq=read.seq,
            at=read.at,
            kind=read.kind,
            body=read.body.encode(),
            hash=bytes.fromhex(read.hash),
            signature=bytes.fromhex(read.signature),
        )
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise NotALine from error
