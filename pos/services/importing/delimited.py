"""Text with delimiters (CSV) into numbered rows; the delimiter is found, not asked."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pos.i18n import gettext as _
from pos.services.importing.sheet import FileNotAccepted, refuse_cell

_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 65_536
_SAMPLE_ROWS: Final = 50

# A row of our own after the last one: it comes out whole unless a quotation mark is still open.
_END: Final = "\x1e"


def numbered_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells); a quoted cell may run over lines, `line` is where its row starts.

    Raises `FileNotAccepted` for a cell above the limit and for a quotation mark never closed,
    which would swallow the rows after it.
    """
    announced = _announced_delimiter(text)
    delimiter = announced or _best_delimiter(text[:_SAMPLE])
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    if announced:
        next(reader)
    line = reader.line_num + 1
    try:
        for cells in reader:
            if cells and cells[-1].endswith(_END):
                _check_end(cells, line)
            else:
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as fault:
        raise refuse_cell(line) from fault


def _check_end(cells: list[str], line: int) -> None:
    if cells != [_END]:
        message = _(
            "A quotation mark opened on line {line} is never closed. "
            "Correct the line and choose the file again."
        )
        raise FileNotAccepted(message.format(line=line))


def _announced_delimiter(text: str) -> str | None:
    """Return the delimiter of a first line such as `sep=;`, which Excel reads and writes."""
    first = text[:16].split("\n", 1)[0].rstrip("\r").lower()
    if first.startswith("sep=") and len(first) == 5 and first[4] in _DELIMITERS:
        return first[4]
    return None


def _best_delimiter(sample: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> float:
    """Score how much the sample looks like a table: columns, times the share of like rows."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths = [len(cells) for cells in islice(reader, _SAMPLE_ROWS) if any(cells)]
    if not widths:
        return 0
    usual = max(set(widths), key=widths.count)
    return (usual - 1) * widths.count(usual) / len(widths)
