"""A symbol to scan, placed in whole dots with its quiet zones."""

from itertools import accumulate
from typing import Final

from pos.printing.code128 import QUIET_MODULES, modules
from pos.printing.marks import Band, Box

# Under two dots (0.25 mm at 203 dpi) a printed module is not read any more.
_NARROWEST_MODULE: Final = 2
_ABOVE: Final = 12
_BELOW: Final = 4


def symbol(data: str, width: int, *, widest_module: int, bar_height: int, left: int = 0) -> Band:
    """Place a Code 128 symbol in the middle of `width` dots that begin at `left`.

    A text it cannot hold, or one too long for the paper, gives an empty band: a symbol that is cut
    would only look as if it could be scanned.
    """
    try:
        widths = modules(data)
    except ValueError:
        return Band(0, ())
    module = min(widest_module, width // (sum(widths) + 2 * QUIET_MODULES))
    if module < _NARROWEST_MODULE:
        return Band(0, ())
    left += (width - sum(widths) * module) // 2
    starts = accumulate(widths, initial=0)
    bars = tuple(
        Box(left + start * module, _ABOVE, modules_wide * module, bar_height)
        for index, (start, modules_wide) in enumerate(zip(starts, widths, strict=False))
        if index % 2 == 0
    )
    return Band(_ABOVE + bar_height + _BELOW, bars)


def least_width(data: str) -> int:
    """Return the dots that the smallest symbol of a text takes with its quiet zones, or 0."""
    try:
        return (sum(modules(data)) + 2 * QUIET_MODULES) * _NARROWEST_MODULE
    except ValueError:
        return 0
