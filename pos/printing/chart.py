"""Charts on paper: bars lying one under another, or upright over a time axis."""

from dataclasses import replace
from typing import Final

from pos.documents.document import Chart, ChartBar, Role
from pos.printing.blocks import lowered, pile
from pos.printing.column import GAP, Column, Side, TextLine
from pos.printing.marks import Band, Box, Font
from pos.printing.scale import Scale

_HIGH: Final = 130
_LINE: Final = 2
_WIDEST: Final = 56
_BELOW: Final = 16
_WHOLE: Final = 1000


def chart(block: Chart, column: Column, scale: Scale) -> Band:
    """Place a chart under its title."""
    font = scale.fonts[Role.SMALL]
    strong = scale.fonts[Role.STRONG]
    title = column.stack(column.together(block.title, strong, Side.START, column.width))
    is_upright = block.runs_in_time and _has_room(block, column, font)
    bars = (_upright if is_upright else _lying)(block, column, font)
    return pile([title, bars, Band(_BELOW, ())])


def _has_room(block: Chart, column: Column, font: Font) -> bool:
    slot = column.width / max(len(block.bars), 1)
    texts = [bar.amount for bar in block.bars] + [_name(bar) for bar in block.bars]
    return all(column.measure(text, font) + GAP // 2 <= slot for text in texts)


def _upright(block: Chart, column: Column, font: Font) -> Band:
    """Stand the bars beside each other: amounts on them, names under the line."""
    count = max(len(block.bars), 1)
    bands = []
    for number, bar in enumerate(block.bars):
        left, right = column.width * number // count, column.width * (number + 1) // count
        # Time runs from left to right in every language; only the letters keep their direction.
        slot = replace(column, is_rtl=False).part(left, right - left)
        bands.append(_pillar(bar, slot, font, is_rtl=column.is_rtl))
    line = Box(column.left, font.line_height + _HIGH, column.width, _LINE)
    marks = [mark for band in bands for mark in band.marks]
    return Band(2 * font.line_height + _HIGH + 4 * _LINE, (*marks, line))


def _pillar(bar: ChartBar, slot: Column, font: Font, *, is_rtl: bool) -> Band:
    height = _length(bar, _HIGH)
    width = min(slot.width * 3 // 5, _WIDEST)
    top = font.line_height + _HIGH - height
    amount = slot.stack([[TextLine(bar.amount, font, Side.MIDDLE, is_rtl)]])
    name = slot.stack([[TextLine(_name(bar), font, Side.MIDDLE, is_rtl)]])
    box = Box(slot.left + (slot.width - width) // 2, top, width, height)
    under = lowered(name, font.line_height + _HIGH + 2 * _LINE)
    return Band(
        0,
        (*lowered(amount, top - font.line_height).marks, *((box,) if height else ()), *under.marks),
    )


def _lying(block: Chart, column: Column, font: Font) -> Band:
    """Lay the bars one under another, between their names and their amounts."""
    amounts = round(max((column.measure(bar.amount, font) for bar in block.bars), default=0)) + GAP
    widest = round(max((column.measure(_name(bar), font) for bar in block.bars), default=0)) + GAP
    names = min(widest, column.width // 2)
    room = max(column.width - names - amounts, 1)
    return pile([_row(bar, column, font, (names, room)) for bar in block.bars])


def _row(bar: ChartBar, column: Column, font: Font, widths: tuple[int, int]) -> Band:
    names, room = widths
    first = column.part(0, names)
    name = first.stack(first.together(bar.name, font, Side.START, names - GAP))
    amount = column.stack([[TextLine(bar.amount, font, Side.END, column.is_rtl)]])
    height = font.size * 2 // 3
    length = _length(bar, room)
    place = column.part(names, length)
    box = Box(place.left, (font.line_height - height) // 2, place.width, height)
    marks = (*name.marks, *((box,) if length else ()), *amount.marks)
    return Band(max(name.height, font.line_height), marks)


def _length(bar: ChartBar, room: int) -> int:
    return room * min(max(bar.per_mille, 0), _WHOLE) // _WHOLE


def _name(bar: ChartBar) -> str:
    return bar.name[0].text if bar.name else ""
