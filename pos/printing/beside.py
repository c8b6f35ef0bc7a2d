"""Two columns side by side, or one above the other where the paper is narrow."""

from collections.abc import Iterator
from typing import Final

from pos.documents.document import Beside, Row, Table
from pos.printing.blocks import pile, row
from pos.printing.column import Column
from pos.printing.marks import Band
from pos.printing.scale import Scale
from pos.printing.table import table

# Each gets 50 mm at least.
_LEAST: Final = 400
_BETWEEN: Final = 64
_ABOVE: Final = 12
_BELOW: Final = 20
_BETWEEN_TABLES: Final = 28


def beside(block: Beside, column: Column, scale: Scale) -> Band:
    """Place two columns of rows and short tables."""
    half = (column.width - _BETWEEN) // 2
    if half < _LEAST:
        return _column((*block.start, *block.end), column, scale)
    start = _column(block.start, column.part(0, half), scale)
    end = _column(block.end, column.part(half + _BETWEEN, half), scale)
    return Band(max(start.height, end.height), (*start.marks, *end.marks))


def _column(blocks: tuple[Row | Table, ...], column: Column, scale: Scale) -> Band:
    return pile([Band(_ABOVE, ()), *_bands(blocks, column, scale), Band(_BELOW, ())])


def _bands(blocks: tuple[Row | Table, ...], column: Column, scale: Scale) -> Iterator[Band]:
    for at, each in enumerate(blocks):
        if isinstance(each, Table):
            if at:
                yield Band(_BETWEEN_TABLES, ())
            yield from table(each, column, scale)
        else:
            yield row(each, column, scale)
