"""A disk as it might be after the power went: what was flushed, and some of what was not.

The way of SQLite's own crash tests: bytes that were flushed are sure; of the others each piece of
512 bytes may have reached the disk or not, in any order, and a change of length may be lost.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_HEAD: Final = struct.Struct("=iiqq")
SECTOR: Final = 512


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing asked of the disk: kind w(rite), t(runcate), u(nlink) or s(ync)."""

    kind: str
    name: str
    offset: int
    data: bytes


@dataclass(slots=True)
class DiskFile:
    """One file: the bytes that are sure, and what was asked of it since the last flush."""

    sure: bytearray = field(default_factory=bytearray)
    waiting: list[Operation] = field(default_factory=list)

    def apply(self, operation: Operation) -> None:
        """Follow the recording by one step."""
        if operation.kind == "s":
            for each in self.waiting:
                _carry_out(self.sure, each)
            self.waiting.clear()
        else:
            self.waiting.append(operation)

    def after_the_cut(self, luck: random.Random) -> bytearray:
        """Return the bytes that may be found when the power is back."""
        image = bytearray(self.sure)
        share = luck.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for operation in self.waiting:
            for piece in _pieces(operation):
                if luck.random() < share:
                    _carry_out(image, piece)
        return image


class Disk:
    """The watched folder as a disk sees it, followed through a recording."""

    def __init__(self, folder: Path) -> None:
        """Start with what is in the folder now, all of it flushed."""
        self.files = {
            path.name: DiskFile(bytearray(path.read_bytes()))
            for path in folder.iterdir()
            if path.is_file()
        }

    def apply(self, operation: Operation) -> None:
        """Follow the recording by one step; a removed file is gone at once."""
        if operation.kind == "u":
            self.files.pop(operation.name, None)
        else:
            self.files.setdefault(operation.name, DiskFile()).apply(operation)

    def cut_power(self, into: Path, names: tuple[str, ...], luck: random.Random) -> None:
        """Write what may be found of the named files into a folder."""
        for name in names:
            (into / name).unlink(missing_ok=True)
            if name in self.files:
                (into / name).write_bytes(self.files[name].after_the_cut(luck))


def recorded(log: Path) -> Iterator[Operation]:
    """Read a recording of the shim, in order."""
    data = log.read_bytes()
    at = 0
    while at < len(data):
        kind, name_length, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        name = Path(data[at : at + name_length].decode()).name
        at += name_length
        yield Operation(chr(kind), name, offset, data[at : at + length])
        at += length


def _pieces(operation: Operation) -> Iterator[Operation]:
    """Cut a write at the borders of sectors; anything else is one piece."""
    if operation.kind != "w":
        yield operation
        return
    start, end = operation.offset, operation.offset + len(operation.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        data = operation.data[start - operation.offset : stop - operation.offset]
        yield Operation("w", operation.name, start, data)
        start = stop


def _carry_out(image: bytearray, operation: Operation) -> None:
    if operation.kind == "t":
        del image[operation.offset :]
        image.extend(bytes(operation.offset - len(image)))
        return
    end = operation.offset + len(operation.data)
    image.extend(bytes(max(0, end - len(image))))
    image[operation.offset : end] = operation.data
