"""A document as lines of letters of one width, for a line too slow for a picture.

French and English only: receipt printers have no usable Arabic or Tifinagh letters. What code page
1252 cannot say is shown as a question mark, and no control character is left in any line.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pos.documents.document import (
    Beside,
    Block,
    Cells,
    Chart,
    Code,
    Document,
    Item,
    Line,
    Photos,
    Role,
    Row,
    Rule,
    Ruler,
    Signing,
    Stamp,
    Table,
    Wording,
)
from pos.printing.wrapping import wrap

# Said by the letters of the printer.
LANGUAGES: Final = frozenset({"fr", "en"})
# Dots across one letter of the usual font (Epson ESC/POS, font A).
_LETTER_DOTS: Final = 12

_CODE_PAGE: Final = "cp1252"
# Narrow no-break and figure spaces are not in the code page; the wide one is.
_SPACES: Final = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2009": " "})
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BETWEEN: Final = " / "
_GAP: Final = 1


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line on the paper, as wide as it is, that stands where reading starts or in the middle.

    is_large: twice as wide and high, so that half as many letters have room.
    """

    text: str
    is_strong: bool = False
    is_large: bool = False
    is_inverse: bool = False


def can_say(document: Document) -> bool:
    """Tell whether every language of a document has its letters in the printer."""
    return LANGUAGES.issuperset(document.languages)


def columns_of(width_dots: int) -> int:
    """Return how many letters stand on a line: 48 on 576 dots, 42 on 512, 32 on 384."""
    return width_dots // _LETTER_DOTS


def plain(text: str) -> str:
    """Return a text as the printer can say it: marks gone, spaces plain, the unknown as '?'."""
    spaced = unicodedata.normalize("NFC", text).translate(_SPACES)
    seen = "".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN)
    return seen.encode(_CODE_PAGE, "replace").decode(_CODE_PAGE)


def rows(document: Document, columns: int) -> Iterator[TextRow | Code]:
    """Place a document on lines of so many letters; symbols stand between them as they are."""
    for block in document.blocks:
        yield from _block(block, columns)


def _block(  # noqa: C901, PLR0912, PLR0915 - one arm a block
    block: Block, columns: int
) -> Iterator[TextRow | Code]:
    match block:
        case Line():
            yield from _middle(_joined(block.wording), columns, block.role)
        case Row():
            yield from _row(_joined(block.label), block.amount, columns, block.role)
        case Item():
            yield from _strong(_wrapped(_joined(block.names), columns))
            yield from _row(block.detail, block.amount, columns)
        case Stamp():
            for line in _wrapped(_joined(block.wording), columns - 2):
                yield TextRow(f" {line} ".center(columns), is_strong=True, is_inverse=True)
        case Rule():
            yield TextRow(("=" if block.is_heavy else "-") * columns)
        case Ruler():
            yield TextRow("....:....|" * (columns // 10))
        case Code():
            yield block
        case Beside():
            for row in (*block.start, *block.end):
                yield from _block(row, columns)
        case Signing():
            for word in block.frames:
                yield from _row(_joined(word), "", columns)
                yield from (TextRow(""), TextRow(""), TextRow("_" * columns))
        case Photos():
            # Letters draw no pictures.
            return
        case Chart():
            yield from _chart(block, columns)
        case Table():
            yield from _table(block, columns)


def _chart(chart: Chart, columns: int) -> Iterator[TextRow]:
    """Say what the bars are of, and how much each is; letters draw no bars."""
    yield from _strong(_wrapped(_joined(chart.title), columns))
    for bar in chart.bars:
        yield from _row(_joined(bar.name), bar.amount, columns)


def _table(table: Table, columns: int) -> Iterator[TextRow]:
    for group in table.groups:
        yield from _strong(_wrapped(_joined(group.heading), columns))
        for cells in (*group.rows, group.totals):
            yield from _cells(cells, columns)
    yield from _cells(table.totals, columns)


def _cells(cells: Cells, columns: int) -> Iterator[TextRow]:
    """Say the words of a row one after another, the last cell across from them."""
    said = [text for cell in cells if (text := _joined(cell))]
    if said:
        words, last = (said[:-1], said[-1]) if len(said) > 1 else (said, "")
        yield from _row(" ".join(words), last, columns)


def _row(label: str, amount: str, columns: int, role: Role = Role.NORMAL) -> Iterator[TextRow]:
    """Let the label take the lines it needs; the amount closes the last one if it fits."""
    is_large = role is Role.TOTAL
    is_strong = is_large or role in (Role.STRONG, Role.TITLE)
    end = plain(amount)
    if is_large and len(end) > columns // 2:
        is_large = False
    room = columns // 2 if is_large else columns
    *before, last = _wrapped(plain(label), room)
    for line in before:
        yield TextRow(line, is_strong=is_strong, is_large=is_large)
    if len(last) + _GAP + len(end) > room:
        yield TextRow(last, is_strong=is_strong, is_large=is_large)
        last = ""
    for line in _wrapped(end, room):
        yield TextRow(
            last + line.rjust(room - len(last)) if line else last,
            is_strong=is_strong,
            is_large=is_large,
        )
        last = ""


def _middle(text: str, columns: int, role: Role) -> Iterator[TextRow]:
    is_large = role is Role.TITLE and len(text) <= columns // 2
    room = columns // 2 if is_large else columns
    is_strong = role is not Role.NORMAL and role is not Role.SMALL
    for line in _wrapped(text, room):
        yield TextRow(line.center(room).rstrip(), is_strong=is_strong, is_large=is_large)


def _strong(lines: list[str]) -> Iterator[TextRow]:
    return (TextRow(line, is_strong=True) for line in lines if line)


def _joined(wording: Wording) -> str:
    return plain(_BETWEEN.join(said.text for said in wording))


def _wrapped(text: str, columns: int) -> list[str]:
    return [line.rstrip(" ") for line in wrap(text, columns, lambda piece: float(len(piece)))]
