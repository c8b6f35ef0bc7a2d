"""From a document to placed marks, for a width in dots: pure, the same for raster and for PDF.

Amounts never wrap and are never cut: a label gives way first, then the size of the letters.
"""

from dataclasses import replace
from typing import Final

from pos.documents.document import Block, Code, Document, Item, Line, Role, Row, Rule, Said, Stamp
from pos.i18n import is_right_to_left
from pos.printing.column import GAP, Column, Side, TextLine
from pos.printing.marks import Band, Box, Layout, Mark, Measure, Text, Weight
from pos.printing.scale import Scale, scale_of
from pos.printing.symbol import symbol

# Kept free all round: a millimetre, because the outer dots of a worn head print faintly.
MARGIN: Final = 8

# Thickness of a rule and the space on either side.
_HEAVY: Final = (4, 12)
_LIGHT: Final = (2, 10)


def layout(document: Document, width: int, measure: Measure) -> Layout:
    """Place a document on a paper `width` dots wide."""
    is_rtl = is_right_to_left(document.languages[0])
    column = Column(width - 2 * MARGIN, measure, is_rtl)
    scale = scale_of(width)
    bands = [_moved(_band(block, column, scale), right=MARGIN) for block in document.blocks]
    edge = Band(MARGIN, ())
    return Layout(width, (edge, *bands, edge))


def _band(block: Block, column: Column, scale: Scale) -> Band:
    match block:
        case Line():
            return _line(block, column, scale)
        case Row():
            return _row(block, column, scale)
        case Item():
            return _item(block, column, scale)
        case Stamp():
            return _stamp(block, column, scale)
        case Rule():
            return _rule(block, column)
        case Code():
            module, height = scale.widest_module, scale.bar_height
            return symbol(block, column.width, widest_module=module, bar_height=height)


def _line(line: Line, column: Column, scale: Scale) -> Band:
    font = scale.fonts[line.role]
    if line.role is Role.TITLE:
        return column.stack(column.apart(line.wording, font, Side.MIDDLE))
    return column.stack(column.together(line.wording, font, Side.MIDDLE, column.width))


def _row(row: Row, column: Column, scale: Scale) -> Band:
    """Let the label take the lines it needs; the amount closes the last one if it fits."""
    font = scale.label if row.role is Role.TOTAL else scale.fonts[row.role]
    amount_font = column.fitting(row.amount, scale.fonts[row.role])
    taken = column.measure(row.amount, amount_font) + GAP if row.amount else 0
    end = [TextLine(row.amount, amount_font, Side.END, column.is_rtl)] if row.amount else []
    lines = column.together(row.label, font, Side.START, column.width - taken)
    (last,) = lines[-1]
    if column.measure(last.text, font) <= column.width - taken:
        return column.stack([*lines[:-1], [last, *end]])
    return column.stack([*lines, end])


def _item(item: Item, column: Column, scale: Scale) -> Band:
    """Put the names above quantity, unit price and what was paid: a page never parts them."""
    font = replace(scale.fonts[Role.STRONG], weight=Weight.SEMIBOLD)
    names = column.stack(column.facing(item.names, font))
    detail = Said(item.detail, "ar" if column.is_rtl else "fr")
    paid = _moved(_row(Row((detail,), item.amount), column, scale), down=names.height)
    space = scale.fonts[Role.SMALL].size // 2
    return Band(names.height + paid.height + space, (*names.marks, *paid.marks))


def _stamp(stamp: Stamp, column: Column, scale: Scale) -> Band:
    lines = column.together(stamp.wording, scale.stamp, Side.MIDDLE, column.width)
    inner = column.stack(lines)
    ground = Box(0, 0, column.width, inner.height)
    texts = [replace(mark, is_inverse=True) for mark in inner.marks if isinstance(mark, Text)]
    return Band(inner.height + scale.stamp.size // 3, (ground, *texts))


def _rule(rule: Rule, column: Column) -> Band:
    thickness, space = _HEAVY if rule.is_heavy else _LIGHT
    return Band(thickness + 2 * space, (Box(0, space, column.width, thickness),))


def _moved(band: Band, right: int = 0, down: int = 0) -> Band:
    return Band(band.height, tuple(_moved_mark(mark, right, down) for mark in band.marks))


def _moved_mark(mark: Mark, right: int, down: int) -> Mark:
    if isinstance(mark, Box):
        return replace(mark, x=mark.x + right, y=mark.y + down)
    return replace(mark, x=mark.x + right, baseline=mark.baseline + down)
