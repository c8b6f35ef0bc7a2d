"""From a document to placed marks, for a width in dots: pure, the same for raster and for PDF."""

from collections.abc import Iterator
from typing import Final

from pos.documents.document import (
    Beside,
    Chart,
    Code,
    Document,
    Item,
    Line,
    Photos,
    Row,
    Rule,
    Ruler,
    Signing,
    Stamp,
    Table,
)
from pos.i18n import is_right_to_left
from pos.printing.beside import beside
from pos.printing.blocks import item, line, logo, photos, row, rule, ruler, signing, stamp
from pos.printing.chart import chart
from pos.printing.column import Column
from pos.printing.marks import Band, Layout, Measure
from pos.printing.scale import Scale, scale_of
from pos.printing.symbol import symbol
from pos.printing.table import table

# Kept free all round: a millimetre, because the outer dots of a worn head print faintly.
MARGIN: Final = 8

# What no page parts.
Single = Line | Row | Item | Stamp | Rule | Ruler | Code | Beside | Chart | Signing | Photos


def layout(document: Document, width: int, measure: Measure) -> Layout:
    """Place a document on a roll `width` dots wide, as long as it needs."""
    edge = Band(MARGIN, ())
    return Layout(width, (edge, *bands(document, width, measure), edge))


def bands(document: Document, width: int, measure: Measure) -> Iterator[Band]:
    """Place a document block by block, for papers that are too long to be held whole."""
    column, scale = column_of(document, width, measure), scale_of(width)
    if document.logo is not None:
        first = next((block for block in document.blocks if not isinstance(block, Stamp)), None)
        # Over the seller's name, wherever that stands.
        yield logo(document.logo, column, is_aside=isinstance(first, Beside))
    for block in document.blocks:
        if isinstance(block, Table):
            yield from table(block, column, scale)
        else:
            yield _band(block, column, scale)


def row_count(document: Document) -> int:
    """Return about how many bands a document has, without placing any."""
    return sum(
        1 + sum(len(group.rows) + 1 for group in block.groups) if isinstance(block, Table) else 1
        for block in document.blocks
    )


def column_of(document: Document, width: int, measure: Measure) -> Column:
    """Return the printed part of a paper, in the direction of the document."""
    is_rtl = is_right_to_left(document.languages[0])
    return Column(width - 2 * MARGIN, measure, is_rtl, MARGIN)


def _band(  # noqa: C901, PLR0912 - one arm a block
    block: Single, column: Column, scale: Scale
) -> Band:
    match block:
        case Line():
            return line(block, column, scale)
        case Row():
            return row(block, column, scale)
        case Item():
            return item(block, column, scale)
        case Stamp():
            return stamp(block, column, scale)
        case Rule():
            return rule(block, column)
        case Ruler():
            return ruler(column, scale)
        case Code():
            return _code(block, column, scale)
        case Beside():
            return beside(block, column, scale)
        case Chart():
            return chart(block, column, scale)
        case Signing():
            return signing(block, column, scale)
        case Photos():
            return photos(block, column)


def _code(block: Code, column: Column, scale: Scale) -> Band:
    module, height = scale.widest_module, scale.bar_height
    return symbol(block, column.width, widest_module=module, bar_height=height, left=column.left)
