"""What layout hands to the drawing side: texts on one line, black boxes and pictures, in dots.

A dot is an eighth of a millimetre, that of a 203 dpi receipt printer; PDF uses the same unit.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

DOTS_PER_MM: Final = 8


class Weight(StrEnum):
    """How heavy the letters are."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Font:
    """A size of the bundled family.

    size: dots from line to line at the tightest, the em of the font.
    """

    size: int
    weight: Weight = Weight.REGULAR

    @property
    def line_height(self) -> int:
        """Dots from one baseline to the next: never more than half as much again as the size.

        Arabic fonts ask for up to twice their size, which would waste two fifths of the paper.
        """
        return self.size * 3 // 2

    @property
    def baseline(self) -> int:
        """Dots from the top of the line to its baseline, with room for Arabic below it."""
        return self.line_height * 70 // 100


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in reading order; drawing it puts the letters in their visual order.

    x: left edge in dots, whatever the direction. baseline: dots below the top of the band.
    is_rtl: the direction of the line as a whole. is_inverse: white, on a box drawn before it.
    """

    text: str
    font: Font
    x: float
    baseline: float
    is_rtl: bool
    is_inverse: bool = False

    def moved(self, right: float, down: float) -> "Text":
        """Return the same elsewhere."""
        return replace(self, x=self.x + right, baseline=self.baseline + down)


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle in whole dots: a rule, a bar of a symbol, the ground of a stamp."""

    x: int
    y: int
    width: int
    height: int

    def moved(self, right: int, down: int) -> "Box":
        """Return the same elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture of whole dots. rows: as in `pos.documents.document.Logo`."""

    x: int
    y: int
    width: int
    height: int
    rows: bytes

    def moved(self, right: int, down: int) -> "Dots":
        """Return the same elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in colours, which only a page has room and ink for. jpeg: its bytes."""

    x: int
    y: int
    width: int
    height: int
    jpeg: bytes

    def moved(self, right: int, down: int) -> "Picture":
        """Return the same elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


Mark = Text | Box | Dots | Picture


@dataclass(frozen=True, slots=True)
class Band:
    """Marks that a page break never parts, over a height in dots.

    heads: come first where this band begins a page, such as the head of its table.
    keeps_next: never the last of a page while anything follows.
    """

    height: int
    marks: tuple[Mark, ...]
    heads: "tuple[Band, ...]" = ()
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Bands from top to bottom on a paper of a width in dots."""

    width: int
    bands: tuple[Band, ...]

    @property
    def height(self) -> int:
        """Dots from top to bottom."""
        return sum(band.height for band in self.bands)


# How wide a text is in dots when drawn in a font; marks of direction take no room.
Measure = Callable[[str, Font], float]
