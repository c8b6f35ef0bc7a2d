"""The same papers as PDF: a roll as long as its content, or A5 and A4 pages.

Vector text in bundled, embedded fonts, searchable, and the same bytes for the same document.
ReportLab costs about a tenth of a second to load, so only the print worker and the share button
import this module.
"""

from functools import cache, partial
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pos.documents.document import Document
from pos.printing.fonts import FILES, TIFINAGH_FILE
from pos.printing.layout import layout
from pos.printing.marks import DOTS_PER_MM, Band, Box, Font, Text, Weight
from pos.printing.paper import ROLL_80_MM, Sheet
from pos.printing.visual import Has, runs, visual_order

_DOT: Final = mm / DOTS_PER_MM
_CREATOR: Final = "Rahba"
_PAGE_NUMBER_SIZE: Final = 8

_NAMES: Final = {
    Weight.REGULAR: "RahbaSans-Regular",
    Weight.SEMIBOLD: "RahbaSans-SemiBold",
    Weight.BOLD: "RahbaSans-Bold",
}
_TIFINAGH: Final = "RahbaTifinagh-Regular"


def pdf(document: Document, sheet: Sheet = ROLL_80_MM) -> bytes:
    """Return a document as PDF on a sheet."""
    _glyphs()
    width = round((sheet.width - 2 * sheet.margin) * DOTS_PER_MM)
    placed = layout(document, width, measure)
    pages = _pages(placed.bands, sheet)
    output = BytesIO()
    size = (sheet.width * mm, _page_height(placed.height, sheet) * mm)
    # Without initialFontName a Helvetica that is not embedded comes in.
    name = _NAMES[Weight.REGULAR]
    canvas = Canvas(output, size, invariant=1, initialFontName=name)  # type: ignore[arg-type]
    canvas.setTitle(document.title)
    canvas.setCreator(_CREATOR)
    canvas.setAuthor(_CREATOR)
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, page, sheet, size[1])
        if len(pages) > 1:
            _draw_page_number(canvas, f"{number}/{len(pages)}", sheet)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def measure(text: str, font: Font) -> float:
    """Return how wide the PDF draws a text, in dots."""
    # Joined forms have other widths than loose letters; their order does not matter here.
    parts = runs(visual_order(text, is_rtl=False), _choices(font.weight))
    return float(sum(pdfmetrics.stringWidth(part, name, font.size) for name, part in parts))


def _pages(bands: tuple[Band, ...], sheet: Sheet) -> list[list[Band]]:
    if sheet.height is None:
        return [list(bands)]
    room = (sheet.height - 2 * sheet.margin) * DOTS_PER_MM
    pages: list[list[Band]] = [[]]
    used = 0
    for band in bands:
        if pages[-1] and used + band.height > room:
            pages.append([])
            used = 0
        pages[-1].append(band)
        used += band.height
    return pages


def _page_height(content: int, sheet: Sheet) -> float:
    return sheet.height or content / DOTS_PER_MM + 2 * sheet.margin


def _draw_page(canvas: Canvas, bands: list[Band], sheet: Sheet, height: float) -> None:
    """Draw in dots, y upwards: the origin goes to the top left corner of the printed part."""
    canvas.saveState()
    canvas.translate(sheet.margin * mm, height - sheet.margin * mm)
    canvas.scale(_DOT, _DOT)
    top = 0
    for band in bands:
        for mark in band.marks:
            match mark:
                case Box():
                    canvas.setFillGray(0)
                    canvas.rect(
                        mark.x,
                        -(top + mark.y + mark.height),
                        mark.width,
                        mark.height,
                        stroke=0,
                        fill=1,
                    )
                case Text():
                    _draw_text(canvas, mark, top)
        top += band.height
    canvas.restoreState()


def _draw_page_number(canvas: Canvas, text: str, sheet: Sheet) -> None:
    canvas.setFont(_NAMES[Weight.REGULAR], _PAGE_NUMBER_SIZE)
    canvas.drawCentredString(sheet.width * mm / 2, sheet.margin * mm / 2, text)


def _draw_box(canvas: Canvas, box: Box, top: int) -> None:
    canvas.setFillGray(0)
    bottom = -(top + box.y + box.height)
    canvas.rect(box.x, bottom, box.width, box.height, stroke=0, fill=1)


def _draw_text(canvas: Canvas, text: Text, top: int) -> None:
    canvas.setFillGray(1 if text.is_inverse else 0)
    drawn = canvas.beginText(text.x, -(top + text.baseline))
    ordered = visual_order(text.text, is_rtl=text.is_rtl)
    for name, part in runs(ordered, _choices(text.font.weight)):
        drawn.setFont(name, text.font.size)
        drawn.textOut(part)
    canvas.drawText(drawn)


@cache
def _glyphs() -> dict[str, frozenset[int]]:
    """Register the bundled fonts, once; return the characters each of them draws."""
    files = {_NAMES[weight]: file for weight, file in FILES.items()} | {_TIFINAGH: TIFINAGH_FILE}
    glyphs = {}
    for name, file in files.items():
        font = TTFont(name, str(file))
        pdfmetrics.registerFont(font)
        glyphs[name] = frozenset(font.face.charToGlyph)
    return glyphs


def _choices(weight: Weight) -> tuple[tuple[str, Has], ...]:
    return tuple((name, partial(_has, name)) for name in (_NAMES[weight], _TIFINAGH))


def _has(font_name: str, character: str) -> bool:
    return ord(character) in _glyphs()[font_name]
