"""The plain blocks of a document placed in a column: lines, rows, items, stamps, rules.

Amounts never wrap and are never cut: a label gives way first, then the size of the letters.
"""

from dataclasses import replace
from typing import Final

from pos.documents.document import (
    Item,
    Line,
    Logo,
    Photos,
    Role,
    Row,
    Rule,
    Said,
    Signing,
    Stamp,
    Wording,
)
from pos.printing.column import GAP, Column, Side, TextLine
from pos.printing.marks import DOTS_PER_MM, Band, Box, Dots, Mark, Picture, Text, Weight
from pos.printing.scale import Scale

# Thickness of a rule and the space on either side.
_HEAVY: Final = (4, 12)
_LIGHT: Final = (2, 10)
# Ticks of a ruler: how thick, and how long at each millimetre, fifth and tenth.
_TICK: Final = 2
_TICKS: Final = {1: 12, 5: 20, 10: 30}
# A frame to sign in: wide enough for a name, high enough for a thumb.
_LEAST_FRAME: Final = 320
_FRAME_HEIGHT: Final = 168
_FRAME_GAP: Final = 32
_FRAME_LINE: Final = 2
_ABOVE_FRAMES: Final = 20
_BELOW_LOGO: Final = 12
# Dots of the widest roll; what is wider is a page.
_WIDEST_ROLL: Final = 640
_PHOTO_GAP: Final = 16


def logo(mark: Logo, column: Column, *, is_aside: bool) -> Band:
    """Place the seller's mark in the middle, or aside where reading starts.

    It is never made larger or smaller: its dots are those of the printer. A paper too narrow for it
    goes without.
    """
    if mark.width > column.width:
        return Band(0, ())
    x = (column.width - mark.width) // 2
    if is_aside:
        x = column.width - mark.width if column.is_rtl else 0
    dots = Dots(column.left + x, 0, mark.width, mark.height, mark.rows)
    return Band(mark.height + _BELOW_LOGO, (dots,))


def line(block: Line, column: Column, scale: Scale) -> Band:
    """Place a text in the middle; a title says each language on a line of its own."""
    font = scale.fonts[block.role]
    if block.role is Role.TITLE:
        return column.stack(column.apart(block.wording, font, Side.MIDDLE))
    return column.stack(column.together(block.wording, font, Side.MIDDLE, column.width))


def row(block: Row, column: Column, scale: Scale) -> Band:
    """Let the label take the lines it needs; the amount closes the last one if it fits."""
    font = scale.label if block.role is Role.TOTAL else scale.fonts[block.role]
    amount_font = column.fitting(block.amount, scale.fonts[block.role])
    taken = column.measure(block.amount, amount_font) + GAP if block.amount else 0
    end = [TextLine(block.amount, amount_font, Side.END, column.is_rtl)] if block.amount else []
    lines = column.together(block.label, font, Side.START, column.width - taken)
    (last,) = lines[-1]
    if column.measure(last.text, font) <= column.width - taken:
        return column.stack([*lines[:-1], [last, *end]])
    return column.stack([*lines, end])


def item(block: Item, column: Column, scale: Scale) -> Band:
    """Put the names above quantity, unit price and what was paid: a page never parts them."""
    font = replace(scale.fonts[Role.STRONG], weight=Weight.SEMIBOLD)
    names = column.stack(column.facing(block.names, font))
    detail = Said(block.detail, "ar" if column.is_rtl else "fr")
    paid = lowered(row(Row((detail,), block.amount), column, scale), names.height)
    space = scale.fonts[Role.SMALL].size // 2
    return Band(names.height + paid.height + space, (*names.marks, *paid.marks))


def stamp(block: Stamp, column: Column, scale: Scale) -> Band:
    """Write white on black across the paper."""
    inner = column.stack(column.together(block.wording, scale.stamp, Side.MIDDLE, column.width))
    ground = Box(column.left, 0, column.width, inner.height)
    texts = [replace(mark, is_inverse=True) for mark in inner.marks if isinstance(mark, Text)]
    return Band(inner.height + scale.stamp.size // 3, (ground, *texts))


def rule(block: Rule, column: Column) -> Band:
    """Draw a line across the paper, with room on either side."""
    thickness, space = _HEAVY if block.is_heavy else _LIGHT
    return Band(thickness + 2 * space, (Box(column.left, space, column.width, thickness),))


def ruler(column: Column, scale: Scale) -> Band:
    """Draw a tick for each whole millimetre, longer at five and ten, numbered by centimetres."""
    font = scale.fonts[Role.SMALL]
    top = font.line_height
    marks: list[Mark] = []
    for mm in range(column.width // DOTS_PER_MM + 1):
        x = min(mm * DOTS_PER_MM, column.width - _TICK)
        height = _TICKS[10 if mm % 10 == 0 else 5 if mm % 5 == 0 else 1]
        marks.append(Box(column.left + x, top, _TICK, height))
        number = str(mm)
        if mm % 10 == 0 and x + column.measure(number, font) <= column.width:
            marks.append(Text(number, font, column.left + x, font.baseline, is_rtl=False))
    return Band(top + _TICKS[10], tuple(marks))


def signing(block: Signing, column: Column, scale: Scale) -> Band:
    """Draw the frames to sign in, as many beside each other as have room for a name."""
    across = max(1, min(len(block.frames), column.width // _LEAST_FRAME))
    starts = range(0, len(block.frames), across)
    rows = [_frames(block.frames[at : at + across], across, column, scale) for at in starts]
    return pile([Band(_ABOVE_FRAMES, ()), *rows])


def _frames(words: tuple[Wording, ...], across: int, column: Column, scale: Scale) -> Band:
    font = scale.fonts[Role.SMALL]
    width = (column.width - _FRAME_GAP * (across - 1)) // across
    places = [column.part(at * (width + _FRAME_GAP), width) for at in range(len(words))]
    said = [
        place.stack(place.together(wording, font, Side.START, place.width))
        for place, wording in zip(places, words, strict=True)
    ]
    top = max(each.height for each in said) + _FRAME_LINE * 2
    marks = [mark for each in said for mark in each.marks]
    marks += [mark for place in places for mark in frame(place, top, _FRAME_HEIGHT)]
    return Band(top + _FRAME_HEIGHT + _FRAME_LINE * 6, tuple(marks))


def frame(place: Column, top: int, height: int, line: int = _FRAME_LINE) -> tuple[Box, ...]:
    """Outline a rectangle as wide as its column."""
    left, width = place.left, place.width
    return (
        Box(left, top, width, line),
        Box(left, top + height - line, width, line),
        Box(left, top, line, height),
        Box(left + width - line, top, line, height),
    )


def photos(block: Photos, column: Column) -> Band:
    """Place pictures of one height beside each other in the middle; a roll goes without."""
    if column.width <= _WIDEST_ROLL or not block.photos:
        return Band(0, ())
    shapes = [(max(photo.width, 1), max(photo.height, 1)) for photo in block.photos]
    room = column.width - _PHOTO_GAP * (len(shapes) - 1)
    # The height at which all of them together are as wide as the paper.
    fits = int(room / sum(width / height for width, height in shapes))
    tall = min(block.height_mm * DOTS_PER_MM, fits)
    widths = [tall * width // height for width, height in shapes]
    x = column.left + (room - sum(widths)) // 2
    placed: list[Mark] = []
    order = list(zip(block.photos, widths, strict=True))
    # The first where reading starts.
    for photo, width in reversed(order) if column.is_rtl else order:
        placed.append(Picture(x, _PHOTO_GAP, width, tall, photo.jpeg))
        x += width + _PHOTO_GAP
    return Band(tall + 2 * _PHOTO_GAP, tuple(placed))


def pile(bands: list[Band]) -> Band:
    """Put bands one under another, as one that no page parts."""
    marks: list[Mark] = []
    top = 0
    for each in bands:
        marks += lowered(each, top).marks
        top += each.height
    return Band(top, tuple(marks))


def lowered(band: Band, down: int) -> Band:
    """Move what a band holds down, leaving its height as it is."""
    if not down:
        return band
    return replace(band, marks=tuple(_lowered(mark, down) for mark in band.marks))


def _lowered(mark: Mark, down: int) -> Mark:
    # Written out: `replace` takes ten times as long, and a long list has a hundred thousand marks.
    if isinstance(mark, Box):
        return Box(mark.x, mark.y + down, mark.width, mark.height)
    if isinstance(mark, Dots | Picture):
        return mark.moved(0, down)
    return Text(mark.text, mark.font, mark.x, mark.baseline + down, mark.is_rtl, mark.is_inverse)
