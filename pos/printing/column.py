"""Texts on lines, and lines in a column that reads from the left or from the right.

Everything is placed from "the side where reading starts" and mirrored in one place, `Column._x`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from pos.documents.document import Said, Wording
from pos.domain.formatting import isolate
from pos.i18n import is_right_to_left
from pos.printing.marks import Band, Font, Mark, Measure, Text
from pos.printing.wrapping import wrap

# Kept free between two texts on one line, in dots.
GAP: Final = 16
_BETWEEN: Final = " · "


class Side(IntEnum):
    """Where a line stands: where reading starts, in the middle, where it ends."""

    START = -1
    MIDDLE = 0
    END = 1


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line to be placed in a column."""

    text: str
    font: Font
    side: Side
    is_rtl: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A width in dots, read in the direction of the main language.

    left: its left edge on the paper, in dots.
    """

    width: int
    measure: Measure
    is_rtl: bool
    left: int = 0

    def stack(self, rows: Iterable[list[TextLine]]) -> Band:
        """Place rows of lines one under another, the lines of a row on one baseline."""
        marks: list[Mark] = []
        top = 0
        for row in filter(None, rows):
            baseline = top + max(line.font.baseline for line in row)
            marks += [
                Text(line.text, line.font, self._x(line), baseline, line.is_rtl) for line in row
            ]
            top += max(line.font.line_height for line in row)
        return Band(top, tuple(marks))

    def together(
        self, wording: Wording, font: Font, side: Side, available: float
    ) -> list[list[TextLine]]:
        """Say all languages on one line where that leaves room, else one above the other."""
        joined = _joined(wording)
        if self.measure(joined, font) <= available:
            return [[TextLine(joined, font, side, self.is_rtl)]]
        return self.apart(wording, font, side)

    def apart(self, wording: Wording, font: Font, side: Side) -> list[list[TextLine]]:
        """Say each language on lines of its own."""
        return [[line] for said in wording for line in self._wrapped(said, font, side)]

    def facing(self, wording: Wording, font: Font) -> list[list[TextLine]]:
        """Stand each language at the side it starts from, on one line where they fit."""
        sides = [Side.START if self._is_along(said) else Side.END for said in wording]
        taken = sum(self.measure(said.text, font) + GAP for said in wording)
        lines = [self._wrapped(said, font, side) for said, side in zip(wording, sides, strict=True)]
        if len(set(sides)) > 1 and taken <= self.width:
            return [[line for (line,) in lines]]
        return [[line] for each in lines for line in each]

    def fitting(self, text: str, font: Font) -> Font:
        """Return the font made small enough for a text that must not break."""
        while font.size > 1 and self.measure(text, font) > self.width:
            font = replace(font, size=font.size - 1)
        return font

    def part(self, start: int, width: int) -> "Column":
        """Return the column that begins so many dots from where reading starts."""
        left = self.left + (self.width - start - width if self.is_rtl else start)
        return replace(self, width=width, left=left)

    def _wrapped(self, said: Said, font: Font, side: Side) -> list[TextLine]:
        pieces = wrap(said.text, self.width, lambda piece: self.measure(piece, font))
        return [TextLine(each, font, side, is_right_to_left(said.language)) for each in pieces]

    def _is_along(self, said: Said) -> bool:
        return is_right_to_left(said.language) is self.is_rtl

    def _x(self, line: TextLine) -> float:
        room = self.width - self.measure(line.text, line.font)
        if line.side is Side.MIDDLE:
            return self.left + room / 2
        is_left = (line.side is Side.START) is not self.is_rtl
        return float(self.left) if is_left else self.left + room


def _joined(wording: Wording) -> str:
    if len(wording) == 1:
        return wording[0].text
    return _BETWEEN.join(isolate(said.text) for said in wording)
