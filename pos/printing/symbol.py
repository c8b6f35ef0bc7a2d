"""A symbol to scan, placed in whole dots with its quiet zones."""

from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Final

from pos.documents.document import Code, CodeKind
from pos.printing import code128, ean13, qr
from pos.printing.marks import Band, Box

# Under two dots (0.25 mm at 203 dpi) a printed module is not read any more.
_NARROWEST_MODULE: Final = 2
_ABOVE: Final = 12
_BELOW: Final = 4
_NOTHING: Final = Band(0, ())


def symbol(code: Code, width: int, *, widest_module: int, bar_height: int, left: int = 0) -> Band:
    """Place a symbol in the middle of `width` dots that begin at `left`.

    What its kind cannot hold, or the paper has no room for, gives an empty band: a symbol that is
    cut would only look as if it could be scanned.
    """
    try:
        match code.kind:
            case CodeKind.CODE_128:
                widths, quiet = code128.modules(code.data), code128.QUIET_MODULES
            case CodeKind.EAN_13:
                widths, quiet = ean13.modules(code.data), ean13.QUIET_MODULES
            case CodeKind.QR:
                # A phone reads it from farther away than a scanner reads bars.
                rows = qr.modules(code.data)
                return _square(rows, width, widest_module=2 * widest_module, left=left)
    except ValueError:
        return _NOTHING
    module = min(widest_module, width // (sum(widths) + 2 * quiet))
    if module < _NARROWEST_MODULE:
        return _NOTHING
    left += (width - sum(widths) * module) // 2
    bars = tuple(
        Box(left + start * module, _ABOVE, wide * module, bar_height)
        for start, wide in bars_of(widths)
    )
    return Band(_ABOVE + bar_height + _BELOW, bars)


def bars_of(widths: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield where each bar starts and how wide it is, from widths of bars and spaces by turns."""
    starts = accumulate(widths, initial=0)
    return ((start, wide) for start, wide in list(zip(starts, widths, strict=False))[::2])


def runs_of(rows: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int]]:
    """Yield column, row and length of each row's black runs in a square symbol."""
    for y, row in enumerate(rows):
        x = 0
        for is_black, run in groupby(row):
            length = len(list(run))
            if is_black:
                yield x, y, length
            x += length


def _square(
    rows: tuple[tuple[bool, ...], ...], width: int, *, widest_module: int, left: int
) -> Band:
    quiet = 2 * qr.QUIET_MODULES
    module = min(widest_module, width // (len(rows) + quiet))
    if module < _NARROWEST_MODULE:
        return _NOTHING
    side = len(rows) * module
    left += (width - side) // 2
    above = qr.QUIET_MODULES * module
    boxes = tuple(
        Box(left + x * module, above + y * module, length * module, module)
        for x, y, length in runs_of(rows)
    )
    return Band(side + quiet * module, boxes)


def least_width(data: str) -> int:
    """Return the dots that the smallest Code 128 of a text takes with its quiet zones, or 0."""
    try:
        return (sum(code128.modules(data)) + 2 * code128.QUIET_MODULES) * _NARROWEST_MODULE
    except ValueError:
        return 0
