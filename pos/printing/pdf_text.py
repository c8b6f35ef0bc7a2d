"""Texts in the fonts of a PDF: how wide they are, and the runs of letters they are drawn by.

The same words come again on every line of a list, so both are remembered for the last some
thousands of texts.
"""

from functools import cache, lru_cache, partial
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pos.printing.fonts import FILES, TIFINAGH_FILE
from pos.printing.marks import Font, Weight
from pos.printing.visual import Has, runs, visual_order

_NAMES: Final = {
    Weight.REGULAR: "RahbaSans-Regular",
    Weight.SEMIBOLD: "RahbaSans-SemiBold",
    Weight.BOLD: "RahbaSans-Bold",
}
_TIFINAGH: Final = "RahbaTifinagh-Regular"
_REMEMBERED: Final = 8192

# Font name and the characters drawn in it, from left to right.
Runs = tuple[tuple[str, str], ...]


def plain_font() -> str:
    """Return the name of the plain font, ready to draw with."""
    _glyphs()
    return _NAMES[Weight.REGULAR]


def measure(text: str, font: Font) -> float:
    """Return how wide the PDF draws a text, in dots."""
    words = text.split(" ")
    # Letters are never joined over a space: a line is as wide as its words and what parts them,
    # and the same words come again all the time.
    ems = sum(_ems(word, font.weight) for word in words if word)
    return (ems + (len(words) - 1) * _ems(" ", font.weight)) * font.size


@lru_cache(_REMEMBERED)
def letters(text: str, weight: Weight, *, is_rtl: bool) -> Runs:
    """Return a line of text as it is drawn, from left to right."""
    return tuple(runs(visual_order(text, is_rtl=is_rtl), _choices(weight)))


@lru_cache(_REMEMBERED)
def _ems(text: str, weight: Weight) -> float:
    """Return the width of a word where the font is one dot high."""
    # Joined forms have other widths than loose letters; their order does not matter here.
    parts = runs(visual_order(text, is_rtl=False), _choices(weight))
    thousandths = sum(pdfmetrics.stringWidth(part, name, 1000) for name, part in parts)
    return float(thousandths) / 1000


@cache
def _glyphs() -> dict[str, frozenset[int]]:
    """Register the bundled fonts, once; return the characters each of them draws."""
    files = {_NAMES[weight]: file for weight, file in FILES.items()} | {_TIFINAGH: TIFINAGH_FILE}
    glyphs = {}
    for name, file in files.items():
        font = TTFont(name, str(file))
        pdfmetrics.registerFont(font)
        glyphs[name] = frozenset(font.face.charToGlyph)
    return glyphs


@cache
def _choices(weight: Weight) -> tuple[tuple[str, Has], ...]:
    return tuple((name, partial(_has, name)) for name in (_NAMES[weight], _TIFINAGH))


def _has(font_name: str, character: str) -> bool:
    return ord(character) in _glyphs()[font_name]
