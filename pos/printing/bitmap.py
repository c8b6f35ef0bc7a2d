"""A black and white picture, packed as receipt printers take it (Epson ESC/POS `GS v 0`)."""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# 203 dpi, the head of a receipt printer, in dots per metre.
_PNG_DENSITY: Final = 8000


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture of one bit a dot.

    width, height: in dots.
    rows: top to bottom, each padded to whole bytes, the left dot in the highest bit; 1 is black.
    """

    width: int
    height: int
    rows: bytes

    def __post_init__(self) -> None:
        if len(self.rows) != self.height * self.stride:
            raise ValueError("a bitmap holds whole rows")

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return (self.width + 7) // 8

    def row(self, y: int) -> bytes:
        """Return one row."""
        return self.rows[y * self.stride : (y + 1) * self.stride]

    def to_png(self) -> bytes:
        """Return a PNG of one bit a dot, the same bytes for the same picture on every machine."""
        # In PNG greyscale 1 is white; each row starts with its filter, 0 for none.
        white = bytes.maketrans(bytes(range(256)), bytes(255 - value for value in range(256)))
        lines = b"".join(b"\0" + self.row(y).translate(white) for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 1, 0, 0, 0, 0)
        density = struct.pack(">IIB", _PNG_DENSITY, _PNG_DENSITY, 1)
        chunks = (
            (b"IHDR", header),
            (b"pHYs", density),
            (b"IDAT", zlib.compress(lines, 9)),
            (b"IEND", b""),
        )
        return _PNG_SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
