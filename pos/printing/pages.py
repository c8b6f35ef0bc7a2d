"""Bands parted into pages: pure, one page at a time, so that a long list is never held whole."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pos.printing.blocks import lowered
from pos.printing.marks import Band, Mark, Text

Page = list[Band]


def pages(bands: Iterable[Band], room: int, running: Band | None = None) -> Iterator[Page]:
    """Fill pages with `room` dots from top to bottom; there is always one.

    running: at the top of each page after the first, within its room.
    """
    page: Page = []
    used = 0
    is_begun = False
    top = [running] if running else []
    for unit in _units(bands, room - _height(top)):
        height = _height(unit)
        if is_begun and used + height > room:
            yield page
            page = [*top, *unit[0].heads]
            # A head that leaves no room for what stands under it is left out.
            if _height(page) + height > room:
                page = [*top]
            used = _height(page)
        page += unit
        used += height
        is_begun = True
    yield page


def _units(bands: Iterable[Band], room: int) -> Iterator[Page]:
    """Yield bands that stay together, each unit no higher than a page."""
    unit: Page = []
    for band in bands:
        unit.append(band)
        if band.keeps_next:
            continue
        yield from _fitting(unit, room)
        unit = []
    yield from _fitting(unit, room)


def _fitting(unit: Page, room: int) -> Iterator[Page]:
    if not unit:
        return
    if _height(unit) <= room:
        yield unit
        return
    for band in unit:
        yield from ([piece] for piece in _pieces(band, room))


def _pieces(band: Band, room: int) -> Iterator[Band]:
    """Part a band higher than a page between its lines, such as a text of ten thousand letters."""
    rest = sorted(band.marks, key=_top)
    height = band.height
    while height > room:
        cut = next((_top(mark) for mark in rest if _bottom(mark) > room), 0)
        if cut <= 0:
            break
        yield Band(cut, tuple(mark for mark in rest if _top(mark) < cut), band.heads)
        kept = tuple(mark for mark in rest if _top(mark) >= cut)
        rest = list(lowered(Band(height, kept), -cut).marks)
        height -= cut
    yield replace(band, height=height, marks=tuple(rest))


def _height(page: Iterable[Band]) -> int:
    return sum(band.height for band in page)


def _top(mark: Mark) -> int:
    return int(mark.baseline - mark.font.baseline) if isinstance(mark, Text) else mark.y


def _bottom(mark: Mark) -> int:
    height = mark.font.line_height if isinstance(mark, Text) else mark.height
    return _top(mark) + height
