"""Symbols drawn by the printer itself (Epson ESC/POS GS k, GS ( k), for papers sent as text."""

from typing import Final

from pos.documents.document import Code, CodeKind
from pos.printing import code128, ean13, qr

_MIDDLE: Final = b"\x1ba\x01"
_START: Final = b"\x1ba\x00"
# GS h, GS w, GS H: 72 dots high, so many dots a module, no text of its own.
_BARS: Final = b"\x1dhH\x1dw%c\x1dH\x00"
_WIDEST: Final = 3
_NARROWEST: Final = 2
_QR_MODULE: Final = 6


def symbol_bytes(code: Code, width_dots: int) -> bytes:
    """Return the command that prints a symbol in the middle, nothing where it would not fit.

    A printer leaves out, or cuts, a symbol that is wider than its paper.
    """
    try:
        drawn = _square(code) if code.kind is CodeKind.QR else _bars(code, width_dots)
    except ValueError:
        return b""
    return _MIDDLE + drawn + _START if drawn else b""


def _bars(code: Code, width_dots: int) -> bytes:
    if code.kind is CodeKind.EAN_13:
        widths, quiet = ean13.modules(code.data), ean13.QUIET_MODULES
        symbol = b"\x1dkC\x0d" + code.data.encode("ascii")
    else:
        widths, quiet = code128.modules(code.data), code128.QUIET_MODULES
        # Set B alone, whatever the digits: two modules a character more than ours at most.
        data = b"{B" + code.data.replace("{", "{{").encode("ascii")
        widths = (11 * (len(code.data) + 3) + 2,)
        symbol = b"\x1dkI" + bytes([len(data)]) + data
    module = min(_WIDEST, width_dots // (sum(widths) + 2 * quiet))
    return _BARS % module + symbol if module >= _NARROWEST else b""


def _square(code: Code) -> bytes:
    qr.modules(code.data)  # what it cannot hold is refused
    data = code.data.encode(errors="replace")
    size = len(data) + 3
    return (
        b"\x1d(k\x04\x001A2\x00"
        + b"\x1d(k\x03\x001C"
        + bytes([_QR_MODULE])
        + b"\x1d(k\x03\x001E1"
        + b"\x1d(k"
        + bytes([size % 256, size // 256])
        + b"1P0"
        + data
        + b"\x1d(k\x03\x001Q0"
    )
