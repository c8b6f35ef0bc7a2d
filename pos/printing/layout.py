"""From a document to placed marks, for a width in dots: pure, the same for raster and for PDF.

Reading starts at the left or at the right by the main language; everything is placed from "the
side where reading starts" and mirrored in one place, `_Column.x`. Amounts never wrap and are never
cut: a label gives way first, then the size of the letters.
"""

from dataclasses import dataclass, replace
from typing import Final

from pos.documents.document import (
    Block,
    Code,
    Document,
    Item,
    Line,
    Role,
    Row,
    Rule,
    Said,
    Stamp,
    Wording,
)
from pos.domain.formatting import isolate
from pos.i18n import is_right_to_left
from pos.printing.code128 import QUIET_MODULES, modules
from pos.printing.marks import Band, Box, Font, Layout, Mark, Measure, Text, Weight
from pos.printing.wrapping import wrap

# Kept free all round: a millimetre, because the outer dots of a worn head print faintly.
MARGIN: Final = 8

_GAP: Final = 16
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes on one kind of paper, in dots.

    label: beside the total, which is larger than its label.
    widest_module, bar_height: of a symbol to scan.
    """

    fonts: dict[Role, Font]
    label: Font
    stamp: Font
    widest_module: int
    bar_height: int


WIDE: Final = Scale(
    {
        Role.TITLE: Font(38, Weight.BOLD),
        Role.STRONG: Font(25, Weight.BOLD),
        Role.NORMAL: Font(24, Weight.REGULAR),
        Role.SMALL: Font(20, Weight.REGULAR),
        Role.TOTAL: Font(46, Weight.BOLD),
    },
    label=Font(28, Weight.BOLD),
    stamp=Font(30, Weight.BOLD),
    widest_module=3,
    bar_height=72,
)

NARROW: Final = Scale(
    {
        Role.TITLE: Font(32, Weight.BOLD),
        Role.STRONG: Font(23, Weight.BOLD),
        Role.NORMAL: Font(22, Weight.REGULAR),
        Role.SMALL: Font(19, Weight.REGULAR),
        Role.TOTAL: Font(38, Weight.BOLD),
    },
    label=Font(23, Weight.BOLD),
    stamp=Font(26, Weight.BOLD),
    widest_module=2,
    bar_height=64,
)

# Below this width (58 mm paper prints 384 dots, 80 mm paper 576) letters are smaller.
_WIDE_FROM: Final = 480


def layout(document: Document, width: int, measure: Measure) -> Layout:
    """Place a document on a paper `width` dots wide."""
    scale = WIDE if width >= _WIDE_FROM else NARROW
    is_rtl = is_right_to_left(document.languages[0])
    column = _Column(width - 2 * MARGIN, scale, measure, is_rtl)
    bands = [_moved(column.band(block), right=MARGIN) for block in document.blocks]
    edge = Band(MARGIN, ())
    return Layout(width, (edge, *bands, edge))


@dataclass(frozen=True, slots=True)
class _Line:
    """One line to be placed in a column.

    side: -1 where reading starts, 0 in the middle, 1 where it ends.
    """

    text: str
    font: Font
    side: int
    is_rtl: bool


@dataclass(frozen=True, slots=True)
class _Column:
    """Places blocks over a width in one main direction."""

    width: int
    scale: Scale
    measure: Measure
    is_rtl: bool

    def band(self, block: Block) -> Band:
        match block:
            case Line():
                return self._line(block)
            case Row():
                font = self.scale.fonts[block.role]
                label = self.scale.label if block.role is Role.TOTAL else font
                return self._row(block.label, label, block.amount, font)
            case Item():
                return self._item(block)
            case Stamp():
                return self._stamp(block)
            case Rule():
                return self._rule(is_heavy=block.is_heavy)
            case Code():
                return self._code(block.data)

    def _line(self, line: Line) -> Band:
        font = self.scale.fonts[line.role]
        if line.role is Role.TITLE:
            return self._stack(self._stacked(line.wording, font))
        return self._stack(self._middle(line.wording, font))

    def _middle(self, wording: Wording, font: Font) -> list[list[_Line]]:
        joined = self._joined(wording)
        if len(wording) > 1 and self.measure(joined, font) <= self.width:
            return [[_Line(joined, font, 0, self.is_rtl)]]
        return self._stacked(wording, font)

    def _stacked(self, wording: Wording, font: Font) -> list[list[_Line]]:
        return [
            [_Line(line, font, 0, is_right_to_left(each.language))]
            for each in wording
            for line in self._wrapped(each.text, font, self.width)
        ]

    def _row(self, label: Wording, font: Font, amount: str, amount_font: Font) -> Band:
        """Put the label and the amount on one line, or the label above when both do not fit."""
        amount_font = self._fitting(amount, amount_font)
        end = [_Line(amount, amount_font, 1, self.is_rtl)] if amount else []
        taken = self.measure(amount, amount_font) + _GAP if amount else 0
        joined = self._joined(label)
        if self.measure(joined, font) <= self.width - taken:
            return self._stack([[_Line(joined, font, -1, self.is_rtl), *end]])
        lines = self._labels(label, font, self.width - taken)
        if taken > self.width // 2 and len(lines) > len(label):
            return self._stack([*self._labels(label, font, self.width), end])
        return self._stack([[*lines[0], *end], *lines[1:]])

    def _labels(self, label: Wording, font: Font, available: float) -> list[list[_Line]]:
        return [
            [_Line(line, font, -1, is_right_to_left(each.language))]
            for each in label
            for line in self._wrapped(each.text, font, available)
        ]

    def _item(self, item: Item) -> Band:
        font = self.scale.fonts[Role.STRONG]
        detail = Said(item.detail, "ar" if self.is_rtl else "fr")
        names = self._names(item.names, replace(font, weight=Weight.SEMIBOLD))
        normal = self.scale.fonts[Role.NORMAL]
        below = self._row((detail,), normal, item.amount, normal)
        above = self._stack(names)
        return _joined_bands(above, below, space=self.scale.fonts[Role.SMALL].size // 2)

    def _names(self, names: Wording, font: Font) -> list[list[_Line]]:
        """Stand each name at the side its language starts from, on one line where they fit."""
        lines = [
            (each, _Line(each.text, font, self._side(each), is_right_to_left(each.language)))
            for each in names
        ]
        widths = sum(self.measure(line.text, font) + _GAP for _, line in lines)
        if len({line.side for _, line in lines}) > 1 and widths <= self.width:
            return [[line for _, line in lines]]
        return [
            [replace(line, text=text)]
            for each, line in lines
            for text in self._wrapped(each.text, font, self.width)
        ]

    def _side(self, said: Said) -> int:
        return -1 if is_right_to_left(said.language) is self.is_rtl else 1

    def _stamp(self, stamp: Stamp) -> Band:
        font = self.scale.stamp
        inner = self._stack(self._middle(stamp.wording, font))
        ground = Box(0, 0, self.width, inner.height)
        texts = [replace(m, is_inverse=True) for m in inner.marks if isinstance(m, Text)]
        return Band(inner.height + font.size // 3, (ground, *texts))

    def _rule(self, *, is_heavy: bool) -> Band:
        thickness, space = (4, 12) if is_heavy else (2, 10)
        return Band(thickness + 2 * space, (Box(0, space, self.width, thickness),))

    def _code(self, data: str) -> Band:
        """Draw a symbol in whole dots with its quiet zones, or nothing when it does not fit."""
        try:
            widths = modules(data)
        except ValueError:
            return Band(0, ())
        total = sum(widths) + 2 * QUIET_MODULES
        module = min(self.scale.widest_module, self.width // total)
        if module < 2:
            # Under two dots (0.25 mm) a printed module is not read any more.
            return Band(0, ())
        x = (self.width - sum(widths) * module) // 2
        bars: list[Mark] = []
        for index, width in enumerate(widths):
            if index % 2 == 0:
                bars.append(Box(x, 12, width * module, self.scale.bar_height))
            x += width * module
        return Band(self.scale.bar_height + 16, tuple(bars))

    def _stack(self, rows: list[list[_Line]]) -> Band:
        marks: list[Mark] = []
        top = 0
        for row in rows:
            height = max(line.font.line_height for line in row)
            baseline = top + max(line.font.baseline for line in row)
            marks += [
                Text(line.text, line.font, self._x(line), baseline, line.is_rtl) for line in row
            ]
            top += height
        return Band(top, tuple(marks))

    def _x(self, line: _Line) -> float:
        room = self.width - self.measure(line.text, line.font)
        if line.side == 0:
            return room / 2
        is_left = (line.side < 0) is not self.is_rtl
        return 0.0 if is_left else room

    def _fitting(self, text: str, font: Font) -> Font:
        while font.size > 1 and self.measure(text, font) > self.width:
            font = replace(font, size=font.size - 1)
        return font

    def _wrapped(self, text: str, font: Font, available: float) -> list[str]:
        return wrap(text, available, lambda piece: self.measure(piece, font))

    def _joined(self, wording: Wording) -> str:
        if len(wording) == 1:
            return wording[0].text
        return _BETWEEN.join(isolate(each.text) for each in wording)


def _joined_bands(above: Band, below: Band, space: int) -> Band:
    """Put one band under another, `space` dots below both: one item, never parted by a page."""
    lowered = _moved(below, down=above.height)
    return Band(above.height + below.height + space, (*above.marks, *lowered.marks))


def _moved(band: Band, right: int = 0, down: int = 0) -> Band:
    return Band(band.height, tuple(_moved_mark(mark, right, down) for mark in band.marks))


def _moved_mark(mark: Mark, right: int, down: int) -> Mark:
    if isinstance(mark, Box):
        return replace(mark, x=mark.x + right, y=mark.y + down)
    return replace(mark, x=mark.x + right, baseline=mark.baseline + down)
