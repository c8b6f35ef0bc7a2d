"""A table written as a file that spreadsheets open: CSV or XLSX, safe from formulas.

A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
injection), which an import takes away again. CSV is UTF-8 with a byte order mark, without which
Excel shows Arabic as noise, and with the marks that a spreadsheet in the reader's language expects.
The same rows give the same bytes.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import IO, Final, TypeAlias

from pos.domain.formula import guarded
from pos.services.still_archive import StillArchive

Cell: TypeAlias = str | Decimal | None

_ALWAYS: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones


class FileKind(StrEnum):
    """How a table is written; its value ends the name of the file."""

    CSV = "csv"
    XLSX = "xlsx"


def write_table(
    kind: FileKind,
    output: IO[bytes],
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    language: str,
) -> None:
    """Write a table; rows are taken one by one, so that they may be read meanwhile."""
    if kind is FileKind.CSV:
        _write_csv(output, headers, rows, language)
    else:
        _write_xlsx(output, headers, rows)


def _write_csv(
    output: IO[bytes], headers: Sequence[str], rows: Iterable[Sequence[Cell]], language: str
) -> None:
    # In English a comma parts the cells; elsewhere it is the mark of decimals.
    parts, point = (",", ".") if language == "en" else (";", ",")
    text = io.TextIOWrapper(output, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=parts, lineterminator="\r\n")
    writer.writerow([guarded(header) for header in headers])
    for row in rows:
        writer.writerow([_written(cell, point) for cell in row])
    text.flush()
    text.detach()


def _written(cell: Cell, point: str) -> str:
    if cell is None:
        return ""
    return guarded(cell) if isinstance(cell, str) else f"{cell:f}".replace(".", point)


def _write_xlsx(output: IO[bytes], headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    # openpyxl takes a tenth of a second to load, which no start of the program should pay.
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rahba")
    sheet.freeze_panes = "A2"
    sheet.append([guarded(header) for header in headers])
    for row in rows:
        # An empty text is no cell at all: half of a list is empty, and each cell takes its time.
        sheet.append([guarded(cell) or None if isinstance(cell, str) else cell for cell in row])
    # What `book.save` does, but for the moment of writing, so that the same rows are the same file.
    book.properties.created = book.properties.modified = _ALWAYS
    with StillArchive(output) as archive:
        ExcelWriter(book, archive).write_data()
