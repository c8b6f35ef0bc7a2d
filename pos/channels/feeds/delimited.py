"""Rows as a text for machines: always the same marks, whatever the language of the reader.

UTF-8, a point for decimals, a line feed at the end of each row. A cell that a spreadsheet would
take for a formula gets an apostrophe before it, because people open these files too.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeAlias

from pos.domain.formula import guarded

Cell: TypeAlias = str | Decimal | None


def delimited(heads: Sequence[str], rows: Iterable[Sequence[Cell]], delimiter: str = ",") -> bytes:
    """Return a table as text. delimiter: a comma, or a tab, which no cell may then hold."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    for row in (heads, *rows):
        writer.writerow([_written(cell, delimiter) for cell in row])
    return text.getvalue().encode()


def amount(price: Decimal | None) -> str:
    """Write a price as shops read it: `190.00`, empty where there is none."""
    return "" if price is None else f"{price:.2f}"


def _written(cell: Cell, delimiter: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return guarded(" ".join(cell.split()) if delimiter == "\t" else cell)
