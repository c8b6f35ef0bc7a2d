"""Price labels on sheets of A4, as PDF: each in its place to the dot of the printer.

Dots are of 300 dpi, which 600 dpi printers have too, and each label begins on a whole one: so the
bars of a symbol come out alike in every place of the sheet. A label that comes many times is
written into the file once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import count, repeat
from typing import Final

from reportlab.lib.units import inch, mm
from reportlab.pdfgen.canvas import Canvas

from pos.documents.price_label import PriceLabel
from pos.printing.label_layout import LabelSize, PlacedLabel, place_label
from pos.printing.label_stock import LabelStock, SheetPlan
from pos.printing.marks import Box, Layout, Text
from pos.printing.paper import A4
from pos.printing.pdf_text import letters, measure, plain_font

_DOTS_PER_INCH: Final = 300
DOTS_PER_MM: Final = _DOTS_PER_INCH / 25.4
_DOT: Final = inch / _DOTS_PER_INCH
_CREATOR: Final = "Rahba"
# What usual printers leave white at the edges of the paper.
_UNPRINTED_MM: Final = 4.0
_HAIRLINE: Final = 0.25
_CROSS_MM: Final = 2
_NUMBER_SIZE: Final = 8

# A label as it is placed, and how many of it.
Copies = tuple[Layout, int]
# Told how many labels are written; what it raises ends the writing.
LabelDone = Callable[[int], None]


def sheet_size(stock: LabelStock) -> LabelSize:
    """Return a label of a sheet in the dots it is placed in."""
    size = LabelSize.of(stock.width_mm, stock.height_mm, DOTS_PER_MM)
    return replace(size, least_margin_mm=_UNPRINTED_MM) if stock.reaches_edge else size


def sheet_label(label: PriceLabel, stock: LabelStock) -> PlacedLabel:
    """Place a label of a sheet; raises `LabelTooSmall`."""
    return place_label(label, sheet_size(stock), measure)


def label_sheets(
    labels: Iterable[Copies], plan: SheetPlan, title: str, done: LabelDone | None = None
) -> bytes:
    """Return the sheets as PDF, the same bytes for the same labels."""
    output = BytesIO()
    canvas = _canvas(output, title)
    drawings = _drawings(canvas, labels)
    for written, (place, draw) in enumerate(zip(count(plan.start), drawings, strict=False), 1):
        number = place % plan.stock.on_sheet
        if written > 1 and not number:
            canvas.showPage()
        _at_corner(canvas, plan, number, draw)
        if done is not None:
            done(written)
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def frame_sheet(plan: SheetPlan, title: str) -> bytes:
    """Return a sheet with a numbered frame for every label, to hold against a sheet of labels."""
    output = BytesIO()
    canvas = _canvas(output, title)
    for number in range(plan.stock.on_sheet):
        _at_corner(canvas, plan, number, partial(_draw_frame, canvas, plan.stock, number))
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def _canvas(output: BytesIO, title: str) -> Canvas:
    assert A4.height is not None
    size = (A4.width * mm, A4.height * mm)
    # Without initialFontName a Helvetica that is not embedded comes in.
    font = plain_font()
    canvas = Canvas(output, size, invariant=1, initialFontName=font)  # type: ignore[arg-type]
    canvas.setTitle(title)
    canvas.setCreator(_CREATOR)
    canvas.setAuthor(_CREATOR)
    # A viewer that fits the page to the printer would move every label off its place.
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _drawings(canvas: Canvas, labels: Iterable[Copies]) -> Iterator[Callable[[], None]]:
    """Return what draws each label; the first of its kind is written before it is drawn."""
    for number, (layout, copies) in enumerate(labels):
        name = f"label-{number}"
        if copies:
            canvas.beginForm(name, 0, -layout.height, layout.width, 0)
            _draw(canvas, layout)
            canvas.endForm()
        yield from repeat(partial(canvas.doForm, name), copies)


def _at_corner(canvas: Canvas, plan: SheetPlan, number: int, draw: Callable[[], None]) -> None:
    """Draw in dots, y upwards, from the top left corner of a label."""
    assert A4.height is not None
    left_mm, top_mm = plan.stock.corner_mm(number)
    left = round((left_mm + plan.right_mm) * DOTS_PER_MM)
    top = round((top_mm + plan.down_mm) * DOTS_PER_MM)
    canvas.saveState()
    # The page is as high as A4 in points, but its lower edge need not be on a whole dot.
    canvas.translate(left * _DOT, A4.height * mm - top * _DOT)
    canvas.scale(_DOT, _DOT)
    draw()
    canvas.restoreState()


def _draw(canvas: Canvas, layout: Layout) -> None:
    canvas.setFillGray(0)
    for band in layout.bands:
        for mark in band.marks:
            match mark:
                case Box():
                    bottom = -(mark.y + mark.height)
                    canvas.rect(mark.x, bottom, mark.width, mark.height, stroke=0, fill=1)
                case Text():
                    _draw_text(canvas, mark)


def _draw_text(canvas: Canvas, text: Text) -> None:
    drawn = canvas.beginText(text.x, -text.baseline)
    for name, part in letters(text.text, text.font.weight, is_rtl=text.is_rtl):
        drawn.setFont(name, text.font.size)
        drawn.textOut(part)
    canvas.drawText(drawn)


def _draw_frame(canvas: Canvas, stock: LabelStock, number: int) -> None:
    size = sheet_size(stock)
    canvas.setLineWidth(_HAIRLINE / _DOT)
    canvas.rect(0, -size.height, size.width, size.height, stroke=1, fill=0)
    arm = size.dots(_CROSS_MM)
    middle, centre = size.width / 2, -size.height / 2
    canvas.line(middle - arm, centre, middle + arm, centre)
    canvas.line(middle, centre - arm, middle, centre + arm)
    font = _NUMBER_SIZE / _DOT
    canvas.setFont(plain_font(), font)
    canvas.drawString(arm, -arm - font / 2, str(number + 1))
