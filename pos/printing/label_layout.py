"""A price label placed in dots: as large as it may be, refused where it cannot be read.

Letters grow and shrink with the room. What may be left out is left out from the least important on,
and said, so that nobody wonders where it went. The symbol comes first: in whole dots, with its
quiet zones inside the label, never narrower than it is read.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Final

from pos.documents.price_label import Part, PriceLabel
from pos.domain.formatting import isolate, ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import is_right_to_left
from pos.printing.column import Column
from pos.printing.label_text import LabelText, Sizes
from pos.printing.marks import Band, Layout, Mark, Measure
from pos.printing.shape import Shape, shape

# GS1 asks 0.264 mm of an EAN-13; a quarter of a millimetre is two dots of 203 dpi, and was read
# from every sheet that was tried, where 0.19 mm was lost in a third of them.
# Whatever the printer.
_NARROWEST_MODULE: Final = 2
_NARROWEST_BARS_MM: Final = 0.25
_WIDEST_BARS_MM: Final = 0.38
# Squares are read by cameras: from a telephone at arm's length down to a third of a millimetre.
_NARROWEST_SQUARE_MM: Final = 0.33
_WIDEST_SQUARE_MM: Final = 1.0
_MOST_OF_WIDTH: Final = 0.42
_LOWEST_BARS_MM: Final = 5.0
_GOOD_BARS_MM: Final = 9.0
_HIGHEST_BARS_MM: Final = 14.0
_MARGIN_MM: Final = 1.5
_SMALL_MARGIN_MM: Final = 1.0
_SMALL_BELOW_MM: Final = 25.0
# Names may take one line more from each of these heights on.
_LINE_MORE_FROM_MM: Final = (25.0, 45.0)
_GAP_MM: Final = 0.6

Marks = tuple[Mark, ...]

_SCALES: Final = (1.6, 1.4, 1.25, 1.1, 1.0, 0.9, 0.82, 0.75, 0.68, 0.6)
# A label this much wider than high has its square symbol beside the words, not below them.
_WIDE: Final = 1.25


class LabelTooSmall(PosError):
    """The symbol, or the words nobody can do without, do not fit on a label."""


@dataclass(frozen=True, slots=True)
class LabelSize:
    """A label in whole dots.

    dots_per_mm: density of what prints it. least_margin_mm: where it may not be able to print.
    """

    width: int
    height: int
    dots_per_mm: float
    least_margin_mm: float = 0.0

    @classmethod
    def of(cls, width_mm: float, height_mm: float, dots_per_mm: float) -> "LabelSize":
        """Return the dots that lie whole on a label."""
        return cls(int(width_mm * dots_per_mm), int(height_mm * dots_per_mm), dots_per_mm)

    def dots(self, length_mm: float) -> int:
        """Return a length in dots, not less."""
        return ceil(length_mm * self.dots_per_mm - 1e-6)

    def narrowest_module(self, symbol: Shape) -> int:
        """Return the dots of the narrowest module that is read."""
        least_mm = _NARROWEST_SQUARE_MM if symbol.height else _NARROWEST_BARS_MM
        return max(_NARROWEST_MODULE, self.dots(least_mm))

    def module_of(self, symbol: Shape, room: int) -> int | None:
        """Return the widest module with which a symbol fits into `room` dots, None for none."""
        widest_mm = _WIDEST_SQUARE_MM if symbol.height else _WIDEST_BARS_MM
        module = min(int(widest_mm * self.dots_per_mm), room // symbol.whole_width)
        return module if module >= self.narrowest_module(symbol) else None

    @property
    def margin(self) -> int:
        """Dots kept free all round."""
        is_small = self.height < _SMALL_BELOW_MM * self.dots_per_mm
        usual_mm = _SMALL_MARGIN_MM if is_small else _MARGIN_MM
        return self.dots(max(usual_mm, self.least_margin_mm))


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """What is drawn. left_out: what there was no room for."""

    layout: Layout
    left_out: tuple[Part, ...]


def place_label(label: PriceLabel, size: LabelSize, measure: Measure) -> PlacedLabel:
    """Place a label; raises `LabelTooSmall` when it cannot be scanned or read."""
    symbol = None if label.symbol is None else shape(label.symbol, label.code)
    for left_out in _givings_up(label):
        # Small letters before fewer words, and both before a symbol that is not read.
        marks = _largest(partial(_marks_at, label, size, measure, symbol, left_out))
        if marks is not None:
            return PlacedLabel(Layout(size.width, (Band(size.height, marks),)), tuple(left_out))
    raise _too_small(label, size, symbol)


def _marks_at(
    label: PriceLabel,
    size: LabelSize,
    measure: Measure,
    symbol: Shape | None,
    left_out: Collection[Part],
    scale: float,
) -> Marks | None:
    is_rtl = is_right_to_left(label.languages[0])
    frame = _Frame(label, size, Sizes(scale, size.dots_per_mm), measure, is_rtl)
    return frame.marks(symbol, left_out)


def _largest(marks_at: Callable[[float], Marks | None]) -> Marks | None:
    """Return the marks at the largest scale that fits, None when not even the smallest does.

    Looked for by halves: what fits at a scale fits at every smaller one.
    """
    first, last = 0, len(_SCALES) - 1
    fitting = marks_at(_SCALES[last])
    while fitting is not None and first < last:
        middle = (first + last) // 2
        marks = marks_at(_SCALES[middle])
        if marks is None:
            first = middle + 1
        else:
            last, fitting = middle, marks
    return fitting


def _givings_up(label: PriceLabel) -> Iterator[list[Part]]:
    """Return what to leave out: nothing, then the least important detail, then two, and so on."""
    parts = [part for part, _words in label.details]
    if len(label.names) > 1:
        parts.insert(0, Part.SECOND_NAME)
    for count in range(len(parts) + 1):
        yield parts[len(parts) - count :]


@dataclass(frozen=True, slots=True)
class _Frame:
    """One try: a label at one size of letters."""

    label: PriceLabel
    size: LabelSize
    sizes: Sizes
    measure: Measure
    is_rtl: bool

    def marks(self, symbol: Shape | None, left_out: Collection[Part]) -> Marks | None:
        """Return everything placed, None when it does not fit."""
        if symbol is None:
            return self._words_alone(left_out)
        if not symbol.height:
            return self._above_bars(symbol, left_out)
        if self.size.width >= _WIDE * self.size.height:
            return self._beside_square(symbol, left_out)
        return self._above_square(symbol, left_out)

    def _words_alone(self, left_out: Collection[Part]) -> Marks | None:
        if (bands := self._bands(self._inner_width, left_out)) is None:
            return None
        above, below = bands
        if self._room(above, below) < 0:
            return None
        bottom = self.size.height - self.size.margin - below.height
        return (*self._at(above, self.size.margin), *self._at(below, bottom))

    def _above_bars(self, symbol: Shape, left_out: Collection[Part]) -> Marks | None:
        module = self.size.module_of(symbol, self.size.width)
        bands = self._bands(self._inner_width, left_out)
        if module is None or bands is None:
            return None
        above, below = bands
        gap = self.size.dots(_GAP_MM)
        room = self._room(above, below) - 2 * gap
        # Letters larger than usual never make the bars low: those are caught by a moving hand.
        lowest_mm = _LOWEST_BARS_MM if self.sizes.scale <= 1 else _GOOD_BARS_MM
        if room < self.size.dots(lowest_mm):
            return None
        height = min(room, self.size.dots(_HIGHEST_BARS_MM))
        bottom = self.size.height - self.size.margin - below.height
        left = self._middle(symbol, module)
        bars = symbol.boxes(left, bottom - gap - height, module, height)
        return (*self._at(above, self.size.margin), *bars, *self._at(below, bottom))

    def _above_square(self, symbol: Shape, left_out: Collection[Part]) -> Marks | None:
        if (bands := self._bands(self._inner_width, left_out)) is None:
            return None
        above, below = bands
        module = self.size.module_of(symbol, min(self._room(above, below), self.size.width))
        if module is None:
            return None
        bottom = self.size.height - self.size.margin - below.height
        top = bottom - (symbol.whole_height - symbol.quiet.above) * module
        square = symbol.boxes(self._middle(symbol, module), top, module)
        return (*self._at(above, self.size.margin), *square, *self._at(below, bottom))

    def _beside_square(self, symbol: Shape, left_out: Collection[Part]) -> Marks | None:
        margin = self.size.margin
        room = min(self.size.height - 2 * margin, int(self.size.width * _MOST_OF_WIDTH))
        module = self.size.module_of(symbol, room)
        if module is None:
            return None
        # Its own quiet zone is a margin too.
        gap = max(0, margin - symbol.quiet.left * module)
        side = symbol.whole_width * module + gap
        bands = self._bands(self.size.width - side - margin, left_out)
        if bands is None or self._room(*bands) < 0:
            return None
        above, below = bands
        # The square stands where the line ends: right of French words, left of Arabic ones.
        words_at, square_at = (side, gap) if self.is_rtl else (margin, self.size.width - side)
        whole = symbol.whole_height * module
        top = (self.size.height - whole) // 2 + symbol.quiet.above * module
        square = symbol.boxes(square_at + symbol.quiet.left * module, top, module)
        bottom = self.size.height - margin - below.height
        words = (*self._at(above, margin, words_at), *self._at(below, bottom, words_at))
        return (*words, *square)

    def _bands(self, width: int, left_out: Collection[Part]) -> tuple[Band, Band] | None:
        """Return the words above and below the symbol; None where a name would be cut.

        It is cut only where the smallest letters do not help either.
        """
        text = LabelText(self.label, Column(width, self.measure, self.is_rtl), self.sizes)
        most = 1 + sum(self.size.height > self.size.dots(height) for height in _LINE_MORE_FROM_MM)
        if self.sizes.scale > min(_SCALES) and not text.has_whole_names(left_out, most):
            return None
        stack = text.column.stack
        return stack(text.above(left_out, most)), stack(text.below())

    def _room(self, above: Band, below: Band) -> int:
        return self.size.height - 2 * self.size.margin - above.height - below.height

    def _middle(self, symbol: Shape, module: int) -> int:
        whole = symbol.whole_width * module
        return (self.size.width - whole) // 2 + symbol.quiet.left * module

    def _at(self, band: Band, top: int, left: int | None = None) -> Marks:
        right = self.size.margin if left is None else left
        return tuple(mark.moved(right, top) for mark in band.marks)

    @property
    def _inner_width(self) -> int:
        return self.size.width - 2 * self.size.margin


def _too_small(label: PriceLabel, size: LabelSize, symbol: Shape | None) -> LabelTooSmall:
    name = isolate(label.names[0].text)
    if symbol is not None and symbol.whole_width * size.narrowest_module(symbol) > size.width:
        message = _(
            "The bars of the code {code} are too wide for this label, and narrower ones are not "
            "read. Choose a wider label or the QR symbol for {name}."
        )
    else:
        message = _("The label of {name} does not fit: choose a larger label, or let it say less.")
    return LabelTooSmall(message.format(code=ltr(label.code), name=name))
