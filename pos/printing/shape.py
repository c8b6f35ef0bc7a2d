"""The shape of a symbol to scan, in whole modules, with the light zones it needs around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from pos.documents.document import CodeKind
from pos.printing import code128, ean13, qr
from pos.printing.marks import Box

# ISO/IEC 15420 asks for less light on the right than on the left, where the first digit stands.
_EAN_QUIET_RIGHT: Final = 7


@dataclass(frozen=True, slots=True)
class Quiet:
    """Light modules that must be left around a symbol."""

    left: int
    right: int
    above: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A symbol in modules, without its quiet zones.

    height: 0 for bars, which are as high as there is room.
    dark: its dark boxes; those of bars are one module high and are drawn as high as the bars.
    """

    width: int
    height: int
    dark: tuple[Box, ...]
    quiet: Quiet

    @property
    def whole_width(self) -> int:
        """Modules from side to side, quiet zones included."""
        return self.width + self.quiet.left + self.quiet.right

    @property
    def whole_height(self) -> int:
        """Modules from top to bottom, quiet zones included; 0 for bars."""
        return self.height + self.quiet.above + self.quiet.below

    def boxes(self, left: int, top: int, module: int, bar_height: int = 0) -> tuple[Box, ...]:
        """Place it at a corner, `module` dots a module; bar_height: of bars, in dots."""
        return tuple(
            Box(
                left + box.x * module,
                top + box.y * module,
                box.width * module,
                box.height * module if self.height else bar_height,
            )
            for box in self.dark
        )


def shape(kind: CodeKind, text: str) -> Shape:
    """Return the shape of a symbol; raises ValueError for a text that it cannot hold."""
    match kind:
        case CodeKind.CODE_128:
            zone = Quiet(code128.QUIET_MODULES, code128.QUIET_MODULES)
            return _bars(code128.modules(text), zone)
        case CodeKind.EAN_13:
            zone = Quiet(ean13.QUIET_MODULES, _EAN_QUIET_RIGHT)
            return _bars(ean13.modules(text), zone)
        case CodeKind.QR:
            rows = qr.modules(text)
            dark = tuple(box for y, row in enumerate(rows) for box in _runs(row, y))
            return Shape(len(rows), len(rows), dark, Quiet(*[qr.QUIET_MODULES] * 4))


def _bars(widths: tuple[int, ...], quiet: Quiet) -> Shape:
    starts = accumulate(widths, initial=0)
    dark = tuple(
        Box(start, 0, width, 1)
        for index, (start, width) in enumerate(zip(starts, widths, strict=False))
        if index % 2 == 0
    )
    return Shape(sum(widths), 0, dark, quiet)


def _runs(row: tuple[bool, ...], y: int) -> Iterator[Box]:
    x = 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            yield Box(x, y, length, 1)
        x += length
