"""A table of text: headers, and rows that know their line in the file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.text import LONGEST_NAME
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.importing.drafts import Refused, known_by

# A shop's whole catalogue is far below these; a hostile file is far above.
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 1_000
LONGEST_CELL: Final = 131_072

# Stands in a cell whose formula has no computed value (U+FFFC, object replacement character).
NO_VALUE: Final = "\ufffc"

# Lists drawn up by hand often carry a title above their headers.
_LINES_BEFORE_HEADERS: Final = 20


class FileNotAccepted(PosError):
    """The file as a whole cannot be read as a list; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data.

    line: where it starts in the file, the first line being 1.
    cells: text of every column by its header, empty where the row is short.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; `broken` are rows that cannot be trusted: too many cells, formulas without value."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: tuple[Refused, ...] = ()


def build_sheet(numbered: Iterable[tuple[int, Sequence[str]]]) -> Sheet:
    """Make a sheet of (line, cells); the first row with two filled cells holds the headers.

    Empty rows are left out. Raises `FileNotAccepted` when there is nothing, or far too much.
    """
    filled = ((line, cells) for line, cells in numbered if any(cells))
    top = list(islice(filled, _LINES_BEFORE_HEADERS))
    if not top:
        raise FileNotAccepted(_("This file is empty. Choose the file that holds your products."))
    several = (place for place, (_line, cells) in enumerate(top) if sum(map(bool, cells)) > 1)
    at = next(several, 0)
    headers = _headers(top[at][1])
    rows: list[Row] = []
    broken: list[Refused] = []
    for line, cells in _limited(chain(top[at + 1 :], filled)):
        if any(cells[len(headers) :]):
            broken.append(_too_wide(line, cells, len(headers)))
        elif NO_VALUE in cells:
            broken.append(_not_computed(line, cells, headers))
        else:
            padded = chain(cells, [""] * (len(headers) - len(cells)))
            rows.append(Row(line, dict(zip(headers, padded, strict=False))))
    return Sheet(headers, tuple(rows), tuple(broken))


def unescaped(cell: str) -> str:
    """Undo the apostrophe that exports set before `=`, `+`, `-` and `@`, against formulas."""
    return cell[1:] if cell[:2] in {"'=", "'+", "'-", "'@"} else cell


def refuse_columns() -> FileNotAccepted:
    """Return the fault of a table that is too wide."""
    message = _("This file has more than {most} columns. Keep only the columns of your products.")
    return FileNotAccepted(message.format(most=MOST_COLUMNS))


def refuse_rows() -> FileNotAccepted:
    """Return the fault of a table that is too long."""
    message = _("This file has more than {most} rows. Split it into smaller files.")
    return FileNotAccepted(message.format(most=MOST_ROWS))


def refuse_cell(line: int) -> FileNotAccepted:
    """Return the fault of a cell too long to be a product's text; `line` is where its row is."""
    message = _(
        "A cell on line {line} is longer than {most} characters. "
        "A quotation mark may be missing there: correct the line and choose the file again."
    )
    return FileNotAccepted(message.format(line=line, most=LONGEST_CELL))


def _limited(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, Sequence[str]]]:
    for count, row in enumerate(rows):
        if count >= MOST_ROWS:
            raise refuse_rows()
        yield row


def _headers(cells: Sequence[str]) -> tuple[str, ...]:
    """Tidy the headers: no empty tail, no name twice, `#3` for a third column without one."""
    cells = list(cells)
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise refuse_columns()
    headers: dict[str, None] = {}
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())
        if not name or len(name) > LONGEST_NAME:
            name = f"#{number}"
        headers[name if name not in headers else f"{name} #{number}"] = None
    return tuple(headers)


def _too_wide(line: int, cells: Sequence[str], width: int) -> Refused:
    message = _("This line has {count} cells, and the headers name {width} columns.")
    what = next(cell for cell in cells if cell)
    return Refused(line, known_by([what]), message.format(count=len(cells), width=width))


def _not_computed(line: int, cells: Sequence[str], headers: Sequence[str]) -> Refused:
    message = _(
        "The formula in column {column} has no result. "
        "Open the file in a spreadsheet, save it and choose it again."
    )
    what = next((cell for cell in cells if cell and cell != NO_VALUE), "")
    column = headers[list(cells).index(NO_VALUE)]
    return Refused(line, known_by([what]), message.format(column=isolate(column)))
