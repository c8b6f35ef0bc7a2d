"""A table placed on a paper: columns as wide as they need, in rows that no page tears.

Where words would get too little room the letters get smaller; where that is not enough each row is
stacked (`stacked`), as on a roll.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pos.documents.document import Cells, Code, Kind, Role, Table, TableColumn, TableGroup, Wording
from pos.printing.blocks import frame, lowered
from pos.printing.column import Column, Side, TextLine
from pos.printing.marks import Band, Box, Font, Mark, Weight
from pos.printing.scale import Scale
from pos.printing.stacked import stacked
from pos.printing.symbol import symbol
from pos.printing.table_widths import GAP, Faces, widths

# Room above and below the words of a row, and the rules: under each row, a heading, the head.
_PAD: Final = 6
_HAIRLINE: Final = 1
_THIN: Final = 2
_RULE: Final = 3
_ABOVE_HEADING: Final = 14
_BAR_HEIGHT: Final = 48
# What a hand needs to write a figure: 8 mm.
_BLANK_HEIGHT: Final = 64
_TALL: Final = (Kind.BLANK, Kind.SYMBOL)
_TICK_LINE: Final = 2
# The letters tried one after another, with the sizes of them that a column of words needs.
_TRIED: Final = ((Role.NORMAL, 9), (Role.SMALL, 6))


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of one table stand, and its letters."""

    columns: tuple[TableColumn, ...]
    places: tuple[Column, ...]
    whole: Column
    faces: Faces


def table(block: Table, column: Column, scale: Scale) -> Iterator[Band]:
    """Place a table row by row; head and heading come again where a page begins."""
    for role, least in _TRIED:
        grid = _grid(block, column, scale.fonts[role], least)
        if grid is not None:
            return _rows(block, grid)
    return stacked(block, column, scale)


def _grid(block: Table, column: Column, font: Font, least_text: int) -> Grid | None:
    faces = Faces(
        row=font,
        total=replace(font, weight=Weight.BOLD),
        head=Font(font.size * 5 // 6, Weight.SEMIBOLD),
    )
    taken = widths(block, column.width, faces, least_text, column.measure)
    if not taken:
        return None
    starts = [sum(taken[:at]) + GAP * at for at in range(len(taken))]
    places = [column.part(start, width) for start, width in zip(starts, taken, strict=True)]
    return Grid(block.columns, tuple(places), column, faces)


def _rows(block: Table, grid: Grid) -> Iterator[Band]:
    head = _head(grid)
    yield replace(head, keeps_next=True)
    last = len(block.groups) - 1
    for at, group in enumerate(block.groups):
        closes = at == last and bool(block.totals)
        yield from _group(group, grid, (head,), keeps_last=closes)
    if block.totals:
        yield replace(_total(block.totals, grid, _RULE), heads=(head,))


def _group(
    group: TableGroup, grid: Grid, heads: tuple[Band, ...], *, keeps_last: bool
) -> Iterator[Band]:
    """Place a heading and its rows. keeps_last: what follows must not begin a page alone."""
    if group.heading:
        heading = _heading(group.heading, grid)
        yield replace(heading, heads=heads, keeps_next=True)
        heads = (*heads, heading)
    last = len(group.rows) - 1
    for at, cells in enumerate(group.rows):
        keeps = at == last and (keeps_last or bool(group.totals))
        placed = _row(cells, grid, grid.faces.row)
        yield Band(placed.height, placed.marks, heads, keeps)
    if group.totals:
        placed = _total(group.totals, grid, _THIN)
        yield Band(placed.height, placed.marks, heads, keeps_last)


def _head(grid: Grid) -> Band:
    """Stand the heads on one line at the bottom, over a rule."""
    cells = [
        place.stack(place.apart(column.head, grid.faces.head, _side(column.kind, place)))
        for column, place in zip(grid.columns, grid.places, strict=True)
    ]
    height = max(cell.height for cell in cells)
    marks = [mark for cell in cells for mark in lowered(cell, height - cell.height).marks]
    bottom = height + _PAD
    return Band(bottom + _RULE, (*marks, _line(grid, bottom, _RULE)))


def _heading(heading: Wording, grid: Grid) -> Band:
    font = replace(grid.faces.row, weight=Weight.SEMIBOLD)
    whole = grid.whole
    said = whole.stack(whole.together(heading, font, Side.START, whole.width))
    bottom = _ABOVE_HEADING + said.height + _PAD // 2
    marks = lowered(said, _ABOVE_HEADING).marks
    return Band(bottom + _THIN, (*marks, _line(grid, bottom, _THIN)))


def _row(cells: Cells, grid: Grid, font: Font) -> Band:
    marks, height = _placed(cells, grid, font)
    bottom = height + 2 * _PAD
    return Band(bottom + _HAIRLINE, (*marks, _line(grid, bottom, _HAIRLINE)))


def _total(cells: Cells, grid: Grid, rule: int) -> Band:
    marks, height = _placed(cells, grid, grid.faces.total)
    # Over the hairline of the row before.
    return Band(height + 2 * _PAD + rule, (*marks, _line(grid, 0, rule)))


def _placed(cells: Cells, grid: Grid, font: Font) -> tuple[list[Mark], int]:
    """Place the cells of a row side by side, their first lines on one baseline."""
    placed = [
        (column.kind, _cell(wording, column.kind, place, font))
        for wording, column, place in zip(cells, grid.columns, grid.places, strict=True)
    ]
    tallest = max((cell.height for kind, cell in placed if kind in _TALL), default=0)
    # Beside a box or a symbol words stand at the middle of it.
    down = _PAD + max(0, (tallest - font.line_height) // 2)
    tops = [_PAD if kind in _TALL else down for kind, _cell_ in placed]
    marks = [
        mark
        for top, (_kind, cell) in zip(tops, placed, strict=True)
        for mark in lowered(cell, top).marks
    ]
    lowest = [top + cell.height for top, (_kind, cell) in zip(tops, placed, strict=True)]
    return marks, max(*lowest, _PAD + font.line_height) - _PAD


def _cell(wording: Wording, kind: Kind, place: Column, font: Font) -> Band:
    match kind:
        case Kind.TICK:
            return tick(place, font) if wording else Band(0, ())
        case Kind.BLANK:
            boxes = frame(place, 0, _BLANK_HEIGHT, _HAIRLINE) if wording else ()
            return Band(_BLANK_HEIGHT if wording else 0, boxes)
        case Kind.SYMBOL:
            code = Code(wording[0].text if wording else "")
            left, width = place.left, place.width
            return symbol(code, width, widest_module=2, bar_height=_BAR_HEIGHT, left=left)
        case Kind.AMOUNT:
            side = _side(kind, place)
            amounts = [(said.text, place.fitting(said.text, font)) for said in wording]
            return place.stack([TextLine(text, fit, side, place.is_rtl)] for text, fit in amounts)
    return place.stack(place.apart(wording, font, Side.START))


def tick(place: Column, font: Font) -> Band:
    """Draw an empty box to tick where reading starts, as high as a capital letter and a half."""
    square = place.part(0, font.size)
    top = (font.line_height - font.size) // 2
    return Band(font.line_height, frame(square, top, font.size, _TICK_LINE))


def _side(kind: Kind, place: Column) -> Side:
    """Figures end at the right in every language, so that units stand under units."""
    if kind is not Kind.AMOUNT:
        return Side.START
    return Side.START if place.is_rtl else Side.END


def _line(grid: Grid, top: int, thickness: int) -> Box:
    return Box(grid.whole.left, top, grid.whole.width, thickness)
