"""A document as data: what stands on a paper, before anyone decides how wide or by which printer.

A document is a row of blocks from top to bottom. Every word in it is final: amounts and dates are
already written, names already made safe, so that drawing it again years later gives the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale in millimetres across the paper, as far as it is wide."""


class Kind(StrEnum):
    """What the cells of a table's column hold.

    TEXT wraps. AMOUNT never does, and figures stand under figures in every direction of reading.
    CODE is a reference that stays whole. SYMBOL is a Code 128 to scan. TICK and BLANK are empty
    boxes for a pen: to tick, and to write in.
    """

    TEXT = "text"
    AMOUNT = "amount"
    CODE = "code"
    SYMBOL = "symbol"
    TICK = "tick"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table.

    weight: its share of the room that columns of text and blanks divide between them.
    """

    head: Wording
    kind: Kind = Kind.TEXT
    weight: int = 1


# In a cell of a column for a pen: the box is there. An empty wording leaves it out.
BOX: Final[Wording] = (Said("", "fr"),)

# What each column says in one row, in the order of the columns; empty for nothing.
Cells = tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under a heading of their own, which a new page says again.

    heading: empty for rows that need none. totals: of this group, empty for none.
    """

    heading: Wording
    rows: tuple[Cells, ...]
    totals: Cells = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in columns: the head comes again on every page, and no row is torn by the end of one.

    On a paper too narrow for columns each row is stacked, its first text on a line of its own.
    totals: a last row, empty for none.
    """

    columns: tuple[TableColumn, ...]
    groups: tuple[TableGroup, ...]
    totals: Cells = ()


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar of a chart. per_mille: of the longest. amount: written in the main language."""

    name: Wording
    amount: str
    per_mille: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their amounts, under a title.

    Lying one under another from the side where reading starts; upright beside each other over a
    time axis from left to right where they run in time and the paper is wide enough.
    """

    title: Wording
    bars: tuple[ChartBar, ...]
    runs_in_time: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Two short columns side by side, as at the head of a letter; one above the other on a roll.

    start: at the side where reading starts. end: across from it; end_is_framed: in a frame, where
    there is room for two columns. Tables in them are short.
    """

    start: tuple[Row | Table | Chart, ...]
    end: tuple[Row | Table | Chart, ...]
    end_is_framed: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """Frames for a pen or a thumb, side by side where there is room; a word above each."""

    frames: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in colours. width, height: pixels of the JPEG."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures of one height beside each other.

    height_mm: less where they would be wider than the paper. A roll, which is printed in black
    alone, goes without.
    """

    photos: tuple[Photo, ...]
    height_mm: int


Block = Line | Row | Item | Stamp | Rule | Ruler | Code | Beside | Table | Chart | Signing | Photos


@dataclass(frozen=True, slots=True)
class Logo:
    """The mark of the seller, in dots of an eighth of a millimetre, black or white.

    rows: top to bottom, each padded to whole bytes, the left dot in the highest bit; 1 is black.
    """

    width: int
    height: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks from top to bottom.

    title: names the document in a list of files.
    languages: one or two of fr, ar, en; the first decides the direction of the paper.
    running: said again at the top of every page after the first, such as title and number.
    logo: stands above the first block, None for a paper without one.
    is_one_page: on a sheet it is drawn smaller rather than go on overleaf, as far as eyes can read.
    """

    title: str
    languages: tuple[str, ...]
    blocks: tuple[Block, ...]
    running: Wording = field(default=(), kw_only=True)
    logo: Logo | None = field(default=None, kw_only=True)
    is_one_page: bool = field(default=False, kw_only=True)


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
