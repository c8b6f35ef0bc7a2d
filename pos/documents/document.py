"""A document as data: what stands on a paper, before anyone decides how wide or by which printer.

A document is a row of blocks from top to bottom. Every word in it is final: amounts and dates are
already written, names already made safe, so that drawing it again years later gives the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.formatting import isolate
from pos.domain.text import LINE_BREAK, drawable
from pos.i18n import language


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one language; the language gives their direction."""

    text: str
    language: str


# The same thing said in each language of the document, the main language first.
Wording = tuple[Said, ...]


class Role(StrEnum):
    """What a text is for; how large and how heavy follows from the paper."""

    TITLE = "title"
    STRONG = "strong"
    NORMAL = "normal"
    SMALL = "small"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """A text in the middle of the paper; it wraps."""

    wording: Wording
    role: Role = Role.NORMAL


@dataclass(frozen=True, slots=True)
class Row:
    """A label at the side where reading starts and, across from it, an amount that never wraps.

    amount: written in the main language; empty for a text that stands alone at the side.
    """

    label: Wording
    amount: str = ""
    role: Role = Role.NORMAL


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a sale: the names in full, then quantity and unit price across from what was paid.

    detail, amount: written in the main language.
    """

    names: Wording
    detail: str
    amount: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A word nobody may overlook, white on black: COPY, EXAMPLE."""

    wording: Wording


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper that parts two sections."""

    is_heavy: bool = False


class CodeKind(StrEnum):
    """How a symbol is read: bars for our own numbers and for products, a square for more."""

    CODE_128 = "code128"
    EAN_13 = "ean13"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Code:
    """A symbol to scan; its text stands on a line of its own.

    data: printable ASCII for Code 128, 13 digits of which the last is right for EAN-13, any text
    for QR. What a kind cannot hold, or the paper has no room for, is left out.
    """

    data: str
    kind: CodeKind = CodeKind.CODE_128


Block = Line | Row | Item | Stamp | Rule | Code


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks from top to bottom.

    title: names the document in a list of files.
    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    """

    title: str
    languages: tuple[str, ...]
    blocks: tuple[Block, ...]


def said(languages: tuple[str, ...], words: Callable[[], str]) -> Wording:
    """Say something once in each language, leaving out what would only be repeated.

    words: called once for each language, while it is the active one.
    """
    wording: dict[str, Said] = {}
    for code in languages:
        with language(code):
            text = words()
        if text:
            wording.setdefault(text, Said(text, code))
    return tuple(wording.values())


def as_typed(text: str, code: str) -> Wording:
    """Say words that a person typed, in their own direction, in a document of language `code`."""
    return (Said(isolate(text), code),)


def paragraphs(text: str) -> tuple[str, ...]:
    """Part a text that a seller typed into its lines, safe to draw, without the empty ones."""
    lines = (drawable(line) for line in text.split(LINE_BREAK))
    return tuple(line for line in lines if line)
