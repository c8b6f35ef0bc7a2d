"""A reader of the few words of ZPL that we write, after Zebra's guide and not after our writer."""

import re
import zlib
from base64 import b64decode
from dataclasses import dataclass

from pos.printing.bitmap import Bitmap

_LABEL = re.compile(
    rb"\^XA\^PW(\d+)\^LL(\d+)\^LH0,0\^FO0,0\^GFA,(\d+),(\d+),(\d+),"
    rb":Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})\^FS\^PQ(\d+)\^XZ\n"
)


@dataclass(frozen=True)
class Printed:
    """What comes out of the printer."""

    bitmap: Bitmap
    copies: int


def printed(sent: bytes) -> list[Printed]:
    """Return every label; fails on a byte that is no part of one."""
    labels, at = [], 0
    while at < len(sent):
        found = _LABEL.match(sent, at)
        assert found is not None, sent[at : at + 80]
        labels.append(_label(found))
        at = found.end()
    return labels


def _label(found: re.Match[bytes]) -> Printed:
    width, height, size, whole, stride = (int(found[number]) for number in range(1, 6))
    assert crc(found[6]) == int(found[7], 16)
    rows = zlib.decompress(b64decode(found[6], validate=True))
    assert size == whole == len(rows) == stride * height
    return Printed(Bitmap(width, height, rows), int(found[8]))


def crc(data: bytes) -> int:
    """CRC-16 with the polynomial 0x1021, from 0."""
    value = 0
    for byte in data:
        value ^= byte << 8
        for _bit in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value
