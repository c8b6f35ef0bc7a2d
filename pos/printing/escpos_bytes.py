"""The bytes for a receipt printer: a picture or text, the cut; and the drawer, a job of its own.

python-escpos builds them and never carries them. It is imported at the first receipt and not
before: it costs 0.2 to 0.3 s.
"""

import logging
import os
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Final, Protocol

from pos.documents.document import Code, Document
from pos.printing.bitmap import Bitmap
from pos.printing.plain_text import columns_of, rows
from pos.printing.realtime import without_commands
from pos.printing.symbol_bytes import symbol_bytes

# Small printers have small buffers: python-escpos issues 508 and 628.
FRAGMENT_ROWS: Final = 128

# GS ( D: take no DLE DC4 from the stream until the next ESC @. Epson only.
_IGNORE_PULSES: Final = b"\x1d(D\x03\x00\x14\x01\x00"

_PICTURE: Final = b"\x1dv0\x00"

# A narrower band of white would hardly save what its command costs.
_WHITE_ROWS: Final = 6

# A profile of 576 dots with a cutter; one whose width is unknown prints to the console.
_PROFILE: Final = "TM-T20II"
_DRAWER_PIN: Final = 2
_PICKLES: Final = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_loading = Lock()


def receipt_bytes(bitmap: Bitmap, *, is_epson: bool = False) -> bytes:
    """Return what prints a picture and cuts the paper.

    is_epson: the printer knows `GS ( D`; others print it as letters.
    """
    printer = _builder()
    printer.hw("INIT")
    if is_epson:
        printer._raw(_IGNORE_PULSES)
    printer._raw(picture_bytes(without_commands(bitmap)))
    printer.cut()
    return bytes(printer.output)


def picture_bytes(bitmap: Bitmap) -> bytes:
    """Return what prints a picture, a fragment after another (Epson ESC/POS `GS v 0`).

    White bands are sent as pictures of one byte a row: the paper moves on by as many rows, and
    nearly half of a receipt never goes over the line. A feed (`ESC J`) would be no shorter and is
    measured in a unit that differs from printer to printer. Built here and not by python-escpos,
    which would take fifty times as long: the rows are packed already.
    """
    packed = bytearray()
    for top, bottom, is_blank in _bands(bitmap):
        for first in range(top, bottom, FRAGMENT_ROWS):
            last = min(bottom, first + FRAGMENT_ROWS)
            packed += _fragment(bitmap, first, last, is_blank=is_blank)
    return bytes(packed)


def _fragment(bitmap: Bitmap, first: int, last: int, *, is_blank: bool) -> bytes:
    stride = 1 if is_blank else bitmap.stride
    rows = bytes(last - first) if is_blank else bitmap.rows[first * stride : last * stride]
    return _PICTURE + struct.pack("<HH", stride, last - first) + rows


def _bands(bitmap: Bitmap) -> Iterator[tuple[int, int, bool]]:
    """Part a picture into bands (first row, row after the last, whether it is white)."""
    top = 0
    for first, last in _white_bands(bitmap):
        if top < first:
            yield top, first, False
        yield first, last, True
        top = last
    if top < bitmap.height:
        yield top, bitmap.height, False


def _white_bands(bitmap: Bitmap) -> Iterator[tuple[int, int]]:
    """Find runs of white rows worth a command of their own."""
    blank, first = bytes(bitmap.stride), None
    for y in range(bitmap.height + 1):
        is_blank = y < bitmap.height and bitmap.row(y) == blank
        if is_blank and first is None:
            first = y
        elif not is_blank and first is not None:
            if y - first >= _WHITE_ROWS:
                yield first, y
            first = None


def text_bytes(document: Document, width_dots: int) -> bytes:
    """Return what prints a document in the printer's own letters and cuts the paper.

    The code page is forced after `ESC @`: left to itself python-escpos chooses one for each text,
    and after a reset believes that the last one still holds (its issue 729).
    """
    printer = _builder()
    printer.hw("INIT")
    printer.charcode("CP1252")
    style: tuple[bool, bool, bool] | None = None
    for row in rows(document, columns_of(width_dots)):
        if isinstance(row, Code):
            printer._raw(symbol_bytes(row, width_dots))
            continue
        # Every byte takes a millisecond on the lines this is for: only what changes is sent.
        if style != (style := (row.is_strong, row.is_inverse, row.is_large)):
            size = 2 if row.is_large else 1
            look = {"bold": row.is_strong, "invert": row.is_inverse}
            printer.set(**look, custom_size=True, width=size, height=size)
        printer._raw(row.text.encode("cp1252") + b"\n")
    printer.set(bold=False, invert=False, normal_textsize=True)
    printer.cut()
    return bytes(printer.output)


def drawer_bytes() -> bytes:
    """Return the pulse that opens the cash drawer.

    It is sent before the receipt, alone: a paper jam must not lock the till.
    """
    printer = _builder()
    printer.cashdraw(_DRAWER_PIN)
    return bytes(printer.output)


class _Builder(Protocol):
    """What is used of python-escpos, which ships no types."""

    output: bytes

    def hw(self, command: str) -> None: ...

    def cut(self) -> None: ...

    def charcode(self, code: str) -> None: ...

    def set(
        self,
        *,
        bold: bool,
        invert: bool,
        custom_size: bool = False,
        normal_textsize: bool = False,
        width: int = 1,
        height: int = 1,
    ) -> None: ...

    def cashdraw(self, pin: int) -> None: ...

    def _raw(self, sequence: bytes) -> None: ...


def _builder() -> _Builder:
    with _loading:
        builder: _Builder = _dummy_class()(profile=_PROFILE)
    return builder


@cache
def _dummy_class() -> Callable[..., _Builder]:
    with _contained_import():
        # Here and not above, because of what it costs.
        from escpos.printer import Dummy
    dummy: Callable[..., _Builder] = Dummy
    return dummy


@contextmanager
def _contained_import() -> Iterator[None]:
    """Keep an import of python-escpos 3.1 from touching the rest of the program.

    It sets up the root logger, reads pickled data from a folder that anyone may name in the
    environment, and leaves a new temporary folder behind at every start, named or not.
    """
    root, handler = logging.getLogger(), logging.NullHandler()
    named, usual = os.environ.get(_PICKLES), tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        root.addHandler(handler)
        os.environ[_PICKLES] = tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = usual
            os.environ.pop(_PICKLES)
            if named is not None:
                os.environ[_PICKLES] = named
            root.removeHandler(handler)
