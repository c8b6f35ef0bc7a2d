"""The same papers as PDF: a roll as long as its content, or A5 and A4 pages.

Vector text in bundled, embedded fonts, searchable, and the same bytes for the same document.
ReportLab costs about a tenth of a second to load, so only the print worker and the share button
import this module.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import IO, Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos.documents.document import Document, Said, Wording
from pos.domain.formatting import ltr
from pos.domain.text import drawable
from pos.i18n import gettext as _
from pos.i18n import language
from pos.printing.column import Column, Side
from pos.printing.layout import bands, column_of, layout, row_count
from pos.printing.marks import DOTS_PER_MM, Band, Box, Dots, Font, Picture, Text
from pos.printing.pages import pages
from pos.printing.paper import ROLL_80_MM, Sheet
from pos.printing.pdf_text import letters, measure, plain_font

_DOT: Final = mm / DOTS_PER_MM
_CREATOR: Final = "Rahba"
_EDGE: Final = Font(20)
_BELOW_RUNNING: Final = 24
# How large a paper of one page is drawn, the first that fits. At the last, words of the usual size
# are 5.5 points high; smaller than that nobody reads.
_SIZES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)

# Told after each page how many of the rows of its document are placed; what it raises ends the
# writing.
PageDone = Callable[[int, int], None]


def pdf(document: Document, sheet: Sheet = ROLL_80_MM) -> bytes:
    """Return a document as PDF on a sheet."""
    output = BytesIO()
    write([document], output, sheet)
    return output.getvalue()


def write(
    documents: Iterable[Document],
    output: IO[bytes],
    sheet: Sheet,
    page_done: PageDone | None = None,
) -> int:
    """Write documents one after another as one PDF; returns how many pages they took.

    Each begins a page and counts its own pages; they are asked for one at a time.
    """
    # Without initialFontName a Helvetica that is not embedded comes in.
    canvas = Canvas(output, invariant=1, initialFontName=plain_font())  # type: ignore[arg-type]
    canvas.setCreator(_CREATOR)
    canvas.setAuthor(_CREATOR)
    count = 0
    for document in documents:
        if not count:
            canvas.setTitle(drawable(document.title))
        drawing = _on_roll if sheet.height is None else _on_sheets
        rows = row_count(document)
        for placed in drawing(canvas, document, sheet, count):
            count += 1
            if page_done is not None:
                page_done(min(placed, rows), rows)
    canvas.save()
    return count


def _on_roll(canvas: Canvas, document: Document, sheet: Sheet, _before: int) -> Iterator[int]:
    """Draw one page, cut where the content ends; yields how many rows are placed."""
    placed = layout(document, _dots(sheet.width - 2 * sheet.margin), measure)
    height = placed.height / DOTS_PER_MM + 2 * sheet.margin
    canvas.setPageSize((sheet.width * mm, height * mm))
    _begin(canvas, sheet, height)
    _draw(canvas, placed.bands)
    canvas.showPage()
    yield len(placed.bands)


def _on_sheets(canvas: Canvas, document: Document, sheet: Sheet, before: int) -> Iterator[int]:
    """Draw page after page; yields how many rows are placed. before: pages of other documents."""
    assert sheet.height is not None
    size = _size(document, sheet)
    width, room = _printed(sheet, size)
    column = column_of(document, width, measure)
    running = _edge_line(document.running, column, Side.START) if document.running else None
    placed = bands(document, width, measure)
    canvas.setPageSize((sheet.width * mm, sheet.height * mm))
    feet = rows = 0
    for page, is_last in _with_last(pages(placed, room, running)):
        canvas.saveState()
        _begin(canvas, sheet, sheet.height, size)
        _draw(canvas, page)
        canvas.restoreState()
        if feet or not is_last:
            feet += 1
            # How many pages there are is known at the end: the foot is drawn then.
            canvas.doForm(_foot_name(before + feet))
        canvas.showPage()
        rows += len(page)
        yield rows
    for number in range(1, feet + 1):
        canvas.beginForm(_foot_name(before + number))
        _draw_foot(canvas, document, sheet, f"{number}/{feet}")
        canvas.endForm()


def _size(document: Document, sheet: Sheet) -> float:
    """Return how large a document is drawn: in full, or as a single page wants it.

    What fits no page at any size goes over several, in full.
    """
    if not document.is_one_page:
        return 1.0
    for size in _SIZES:
        width, room = _printed(sheet, size)
        if sum(band.height for band in bands(document, width, measure)) <= room:
            return size
    return 1.0


def _printed(sheet: Sheet, size: float) -> tuple[int, int]:
    """Return how wide and how high the printed part of a sheet is, in dots of this size."""
    assert sheet.height is not None
    return _dots((sheet.width - 2 * sheet.margin) / size), _dots(
        (sheet.height - 2 * sheet.margin) / size
    )


def _foot_name(number: int) -> str:
    return f"foot-{number}"


def _draw_foot(canvas: Canvas, document: Document, sheet: Sheet, of: str) -> None:
    assert sheet.height is not None
    main = document.languages[0]
    with language(main):
        words = _("Page {number}").format(number=ltr(of))
    width = _dots(sheet.width - 2 * sheet.margin)
    foot = _edge_line((Said(words, main),), column_of(document, width, measure), Side.MIDDLE)
    _begin(canvas, sheet, sheet.height)
    canvas.translate(0, -_dots(sheet.height - 1.5 * sheet.margin) + foot.height / 2)
    _draw(canvas, [foot])


def _edge_line(wording: Wording, column: Column, side: Side) -> Band:
    placed = column.stack(column.together(wording, _EDGE, side, column.width))
    return Band(placed.height + _BELOW_RUNNING, placed.marks)


def _with_last(pages: Iterator[list[Band]]) -> Iterator[tuple[list[Band], bool]]:
    """Tell of each page whether it is the last."""
    page = next(pages)
    for following in pages:
        yield page, False
        page = following
    yield page, True


def _dots(millimetres: float) -> int:
    return round(millimetres * DOTS_PER_MM)


def _begin(canvas: Canvas, sheet: Sheet, height: float, size: float = 1.0) -> None:
    """Draw in dots from here, y upwards, from the top left corner of the printed part."""
    canvas.translate(sheet.margin * mm, (height - sheet.margin) * mm)
    canvas.scale(_DOT * size, _DOT * size)


def _draw(canvas: Canvas, placed: Iterable[Band]) -> None:
    top = 0
    ink: int | None = None
    for band in placed:
        for mark in band.marks:
            wanted = 1 if isinstance(mark, Text) and mark.is_inverse else 0
            if wanted != ink:
                canvas.setFillGray(wanted)
                ink = wanted
            match mark:
                case Box():
                    _draw_box(canvas, mark, top)
                case Text():
                    _draw_text(canvas, mark, top)
                case Dots():
                    _draw_dots(canvas, mark, top)
                case Picture():
                    _draw_picture(canvas, mark, top)
        top += band.height


def _draw_box(canvas: Canvas, box: Box, top: int) -> None:
    bottom = -(top + box.y + box.height)
    canvas.rect(box.x, bottom, box.width, box.height, stroke=0, fill=1)


def _draw_dots(canvas: Canvas, dots: Dots, top: int) -> None:
    # Loaded late: few papers have a picture.
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    # To Pillow a bit that is set is white.
    black = Image.frombytes("1", (dots.width, dots.height), dots.rows, "raw", "1;I")
    bottom = -(top + dots.y + dots.height)
    canvas.drawImage(ImageReader(black), dots.x, bottom, dots.width, dots.height)


def _draw_picture(canvas: Canvas, picture: Picture, top: int) -> None:
    from reportlab.lib.utils import ImageReader

    bottom = -(top + picture.y + picture.height)
    image = ImageReader(BytesIO(picture.jpeg))
    canvas.drawImage(image, picture.x, bottom, picture.width, picture.height)


def _draw_text(canvas: Canvas, text: Text, top: int) -> None:
    drawn = canvas.beginText(text.x, -(top + text.baseline))
    for name, part in letters(text.text, text.font.weight, is_rtl=text.is_rtl):
        drawn.setFont(name, text.font.size)
        drawn.textOut(part)
    canvas.drawText(drawn)
