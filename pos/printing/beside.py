"""Two columns side by side, or one above the other where the paper is narrow."""

from collections.abc import Iterator
from typing import Final

from pos.documents.document import Beside, Chart, Row, Table
from pos.printing.blocks import frame, lowered, pile, row
from pos.printing.chart import chart
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
_FRAME_PAD: Final = 16
_AROUND_FRAME: Final = 16

Parts = tuple[Row | Table | Chart, ...]


def beside(block: Beside, column: Column, scale: Scale) -> Band:
    """Place two columns of rows and short tables."""
    half = (column.width - _BETWEEN) // 2
    if half < _LEAST:
        return _spaced(_pile((*block.start, *block.end), column, scale))
    first, second = column.part(0, half), column.part(half + _BETWEEN, half)
    start = _pile(block.start, first, scale)
    if block.end_is_framed and block.end:
        return _with_frame(start, _framed(block.end, second, scale))
    end = _pile(block.end, second, scale)
    return _spaced(Band(max(start.height, end.height), (*start.marks, *end.marks)))


def _spaced(band: Band) -> Band:
    return pile([Band(_ABOVE, ()), band, Band(_BELOW, ())])


def _with_frame(start: Band, framed: Band) -> Band:
    """Let the words of both columns begin on one line."""
    first = lowered(start, _AROUND_FRAME + _FRAME_PAD)
    height = max(start.height + _FRAME_PAD, framed.height)
    marks = (*first.marks, *lowered(framed, _AROUND_FRAME).marks)
    return Band(height + 2 * _AROUND_FRAME, marks)


def _framed(blocks: Parts, column: Column, scale: Scale) -> Band:
    inner = column.part(_FRAME_PAD, column.width - 2 * _FRAME_PAD)
    placed = _pile(blocks, inner, scale)
    height = placed.height + 2 * _FRAME_PAD
    return Band(height, (*lowered(placed, _FRAME_PAD).marks, *frame(column, 0, height)))


def _pile(blocks: Parts, column: Column, scale: Scale) -> Band:
    return pile(list(_bands(blocks, column, scale)))


def _bands(blocks: Parts, column: Column, scale: Scale) -> Iterator[Band]:
    for at, each in enumerate(blocks):
        if isinstance(each, Table):
            if at:
                yield Band(_BETWEEN_TABLES, ())
            yield from table(each, column, scale)
        elif isinstance(each, Chart):
            yield chart(each, column, scale)
        else:
            yield row(each, column, scale)
