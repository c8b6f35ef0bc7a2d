"""The zip around a file of exchange, met with suspicion: it comes on a stick, from anywhere.

Nothing is unpacked onto the disk. Every name must be one that a till writes, each once, in capitals
or not (a phone that packs anew may write either); sizes are looked at as claimed and again as read;
a line, the head and a photo have a largest size.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pos.exchange import header
from pos.exchange.faults import FileHostile, FileUnreadable
from pos.exchange.header import Header, Part
from pos.journal.identity import CROCKFORD

HEADER: Final = "header.json"
SIGNATURE: Final = "header.sig"
LARGEST_HEADER: Final = 4_000_000
LONGEST_LINE: Final = 4_000_000
LARGEST_PHOTO: Final = 4_000_000
MOST_MEMBERS: Final = 50_000
MOST_UNPACKED: Final = 4_000_000_000
_SMALL: Final = 20_000_000
_LARGEST_RATIO: Final = 100
_SIGNATURE_LENGTH: Final = 64
_ENCRYPTED: Final = 1

_ENTRIES: Final = re.compile(rf"entries/([{CROCKFORD.lower()}]{{6}})\.jsonl")
_PHOTO: Final = re.compile(r"photos/([0-9a-f]{64})\.jpg")
_WAYS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What the library raises for a zip that is cut, altered, or never was one.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def entries_name(till: str) -> str:
    """Return the name of the member that holds a till's entries."""
    return f"entries/{till}.jsonl"


def photo_name(digest: str) -> str:
    """Return the name of the member that holds a photo."""
    return f"photos/{digest}.jpg"


class LineTooLong(ValueError):
    """No entry is so long."""


class Archive:
    """A file of exchange that is open. header: its head, signed as it should be."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._members = {_folded(member): member for member in packed.infolist()}
        self.header: Header = header.read(
            self._whole(HEADER, LARGEST_HEADER), self._whole(SIGNATURE, _SIGNATURE_LENGTH)
        )
        if any(entries_name(part.till).lower() not in self._members for part in self.header.parts):
            raise FileUnreadable
        self.photos = [m[1] for m in map(_PHOTO.fullmatch, self._members) if m]

    def lines(self, part: Part) -> Generator[bytes, None, None]:
        """Read the lines of one till, ends included; stops short where the file is broken.

        Whoever does not read to the end closes it.
        """
        try:
            opened_member = self._packed.open(self._members[entries_name(part.till).lower()])
        except _BROKEN:
            return
        with opened_member as member:
            reader = io.BufferedReader(member)  # type: ignore[type-var]
            while line := _line_from(reader):
                yield line

    def photo(self, digest: str) -> bytes:
        """Read one photo; empty when it is too large or broken."""
        try:
            return self._whole(photo_name(digest), LARGEST_PHOTO)
        except FileUnreadable:
            return b""

    def _whole(self, name: str, most: int) -> bytes:
        try:
            with self._packed.open(self._members[name]) as member:
                read = member.read(most + 1)
        except (KeyError, *_BROKEN) as error:
            raise FileUnreadable from error
        if len(read) > most:
            raise FileUnreadable
        return read


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a file of exchange; raises an `ExchangeFault` for anything else."""
    try:
        packed = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise FileUnreadable from error
    with packed:
        _refuse_hostile(packed, path.stat().st_size)
        yield Archive(packed)


def _line_from(reader: "IO[bytes] | io.BufferedReader") -> bytes:
    try:
        line = reader.readline(LONGEST_LINE + 1)
    except _BROKEN:
        return b""
    if len(line) > LONGEST_LINE:
        raise LineTooLong
    return line


def _refuse_hostile(packed: zipfile.ZipFile, size: int) -> None:
    members = packed.infolist()
    names = [_folded(member) for member in members]
    unpacked = sum(member.file_size for member in members)
    is_hostile = (
        len(members) > MOST_MEMBERS
        or len(set(names)) < len(names)
        or unpacked > MOST_UNPACKED
        or (unpacked > _SMALL and unpacked > size * _LARGEST_RATIO)
        or not all(map(_is_ours, members))
    )
    if is_hostile:
        raise FileHostile


def _folded(member: zipfile.ZipInfo) -> str:
    # `orig_filename`: the library cuts a name at its first zero byte.
    name = member.orig_filename
    return name.lower() if name.isascii() else name


def _is_ours(member: zipfile.ZipInfo) -> bool:
    name = _folded(member)
    is_named = name in (HEADER, SIGNATURE) or bool(
        _ENTRIES.fullmatch(name) or _PHOTO.fullmatch(name)
    )
    is_plain = member.compress_type in _WAYS and not member.flag_bits & _ENCRYPTED
    return is_named and is_plain
