"""The first filled sheet of an XLSX workbook into numbered rows of text.

Numbers are written with a point and no grouping, dates as 2026-11-23. A formula gives the value the
spreadsheet last computed; one without a value shows as `NO_VALUE`.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice, repeat
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from pos.i18n import gettext as _
from pos.services.importing.archive import check_archive
from pos.services.importing.sheet import (
    LONGEST_CELL,
    MOST_COLUMNS,
    NO_VALUE,
    FileNotAccepted,
    refuse_cell,
    refuse_rows,
)

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

# Rows of the XLSX format itself; a file that numbers rows higher only wants us to count forever.
_MOST_LINES: Final = 1_048_576
_TOP: Final = 50

# What openpyxl and the standard library were seen to raise on broken and hostile workbooks.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

Value = str | float | bool | date | object | None


def numbered_rows(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield (row number, cells) of the first sheet that holds anything; see the module.

    Raises `FileNotAccepted` for what is no workbook, or a harmful one.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and validations it skips
            yield from _rows(content)
    except _BROKEN as fault:
        raise FileNotAccepted(
            _("This XLSX file is damaged. Open it in a spreadsheet and save it again.")
        ) from fault


def _rows(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        has_formula = check_archive(archive, len(content))
    sheet = _first_filled(content, data_only=True)
    if sheet is None:
        return
    width = _width(sheet)
    formulas: Iterator[Sequence[Value]] = repeat(())
    if has_formula:
        twin = _first_filled(content, data_only=False, title=sheet.title)
        formulas = _values(twin, width) if twin is not None else formulas
    for line, (cells, written) in enumerate(
        zip(_values(sheet, width), formulas, strict=False), start=1
    ):
        if line > _MOST_LINES:
            raise refuse_rows()
        yield line, _texts(line, cells, written)


def _first_filled(
    content: bytes, *, data_only: bool, title: str | None = None
) -> "ReadOnlyWorksheet | None":
    """Return the named sheet, or else the first one with a filled cell."""
    # A quarter of a second that only who opens a workbook pays, not every start of the till.
    from openpyxl import load_workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    # From memory: a broken workbook would leave a file open.
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
    for sheet in book.worksheets:
        if isinstance(sheet, ReadOnlyWorksheet):
            sheet.reset_dimensions()
            named = title is not None and sheet.title == title
            if named or (title is None and _width(sheet)):
                return sheet
    return None


def _width(sheet: "ReadOnlyWorksheet") -> int:
    """Return the last filled column among the top rows, at least one row past the headers.

    A sheet may claim any dimensions, so they are never believed and rows are never padded to them.
    """
    last = 0
    for cells in islice(_values(sheet, MOST_COLUMNS + 1), _TOP):
        filled = [place for place, value in enumerate(cells, start=1) if value is not None]
        last = max(last, *filled, 0)
    return last


def _values(sheet: "ReadOnlyWorksheet", width: int) -> Iterator[Sequence[Value]]:
    # The stubs do not know that a read-only sheet borrows the method of a sheet.
    return sheet.iter_rows(max_col=width + 1, values_only=True)  # type: ignore[misc]


def _texts(line: int, cells: Sequence[Value], written: Sequence[Value]) -> list[str]:
    texts = [_text(value) for value in cells]
    for place, formula in enumerate(written):
        if cells[place] is None and formula is not None:
            texts[place] = NO_VALUE
    if any(len(text) > LONGEST_CELL for text in texts):
        raise refuse_cell(line)
    return texts


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # Fifteen digits is what a spreadsheet keeps and shows: 0.1 + 0.2 is 0.3 there.
        return f"{value:.15f}".rstrip("0").rstrip(".") if abs(value) < 1 else _plain(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).strip()


def _plain(value: float) -> str:
    whole = f"{value:.15g}"
    return f"{value:.0f}" if "e" in whole else whole
