"""The words of a label as lines of a column, at one size: names, price, details.

Names and details break over as many lines as they may have and then end in an ellipsis; a price is
never cut, it is made smaller.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from pos.documents.document import Said, Wording
from pos.documents.price_label import Part, PriceLabel
from pos.i18n import is_right_to_left
from pos.printing.column import GAP, Column, Side, TextLine
from pos.printing.marks import Font, Weight
from pos.printing.wrapping import wrap

_ELLIPSIS: Final = "…"
# Smaller letters are not read at arm's length.
_SMALLEST_MM: Final = 1.75
# The number of a quality mark is what makes it one.
_MARK_LINES: Final = 2

Rows = list[list[TextLine]]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The fonts of a label. scale: 1 is what a label of 63 by 38 mm has; dots_per_mm: density."""

    scale: float
    dots_per_mm: float

    @property
    def name(self) -> Font:
        """Of the names."""
        return self._font(3.3, Weight.BOLD)

    @property
    def price(self) -> Font:
        """Of the price: what is read first, from a step away."""
        return self._font(5.8, Weight.BOLD)

    @property
    def detail(self) -> Font:
        """Of the other lines."""
        return self._font(2.3, Weight.REGULAR)

    @property
    def code(self) -> Font:
        """Of the text under the symbol, for typing when it cannot be scanned."""
        return self._font(2.1, Weight.REGULAR)

    def _font(self, size_mm: float, weight: Weight) -> Font:
        return Font(round(max(size_mm * self.scale, _SMALLEST_MM) * self.dots_per_mm), weight)


@dataclass(frozen=True, slots=True)
class LabelText:
    """Turns the words of a label into rows, without the parts that are left out."""

    label: PriceLabel
    column: Column
    sizes: Sizes

    def above(self, left_out: Collection[Part], most_name_lines: int) -> Rows:
        """Return names, details and price, in this order."""
        rows = [
            [line]
            for name in self._names(left_out)
            for line in self._broken(name, self.sizes.name, most_name_lines)
        ]
        before, after = self._details(left_out)
        return [*rows, *before, *self._price(), *after]

    def has_whole_names(self, left_out: Collection[Part], most_lines: int) -> bool:
        """Tell whether each name fits on so many lines as it is."""
        font = self.sizes.name
        for name in self._names(left_out):
            lines = wrap(name.text, self.column.width, lambda text: self.column.measure(text, font))
            if len(lines) > most_lines:
                return False
        return True

    def below(self) -> Rows:
        """Return the code, and the floor price across from it."""
        font = self.sizes.code
        # As it is scanned, whatever the language: from left to right.
        code = self.label.code
        floor = self.label.floor
        across = [TextLine(floor, font, Side.END, is_rtl=False)] if floor else []
        if not code:
            return [across] if across else []
        side = Side.START if floor else Side.MIDDLE
        room = self.column.width - (self.column.measure(floor, font) + GAP if floor else 0)
        (text,) = self._cut([code], room, font, 1)
        return [[TextLine(text, font, side, is_rtl=False), *across]]

    def _names(self, left_out: Collection[Part]) -> Wording:
        return self.label.names[:1] if Part.SECOND_NAME in left_out else self.label.names

    def _details(self, left_out: Collection[Part]) -> tuple[Rows, Rows]:
        before: Rows = []
        after: Rows = []
        for part, words in self.label.details:
            if part not in left_out:
                most = _MARK_LINES if part is Part.MARKS else 1
                lines = [[line] for line in self._broken(words, self.sizes.detail, most)]
                (before if part is Part.VARIANT else after).extend(lines)
        return before, after

    def _price(self) -> Rows:
        if not self.label.price:
            return []
        is_rtl = self.column.is_rtl
        font = self.column.fitting(self.label.price, self.sizes.price)
        row = [TextLine(self.label.price, font, Side.START, is_rtl)]
        tax, small = self.label.tax, self.sizes.detail
        taken = self.column.measure(self.label.price, font) + GAP
        if not tax:
            return [row]
        line = TextLine(tax, small, Side.END, is_rtl)
        if taken + self.column.measure(tax, small) <= self.column.width:
            return [[*row, line]]
        return [row, [TextLine(tax, small, Side.START, is_rtl)]]

    def _broken(self, words: Said, font: Font, most: int) -> list[TextLine]:
        is_rtl = is_right_to_left(words.language)
        side = Side.START if is_rtl is self.column.is_rtl else Side.END
        width = self.column.width
        lines = wrap(words.text, width, lambda text: self.column.measure(text, font))
        return [TextLine(text, font, side, is_rtl) for text in self._cut(lines, width, font, most)]

    def _cut(self, lines: list[str], width: float, font: Font, most: int) -> list[str]:
        fits = all(self.column.measure(line, font) <= width for line in lines[:most])
        if len(lines) <= most and fits:
            return lines
        *whole, last = lines[:most]
        while last and self.column.measure(last + _ELLIPSIS, font) > width:
            last = last[:-1].rstrip()
        return [*whole, last + _ELLIPSIS]
