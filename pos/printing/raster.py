"""Draws receipts with Qt, which shapes and orders Arabic, French and Tifinagh in one line.

The only module of `pos` that imports PySide6. A `QGuiApplication` is enough, off-screen too; once
`prepare` has run on the main thread, drawing may happen on any thread. Letters are drawn smooth and
then cut at half grey: better edges than drawing without smoothing, and no dithering.
"""

import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
)

from pos.documents.document import Document
from pos.documents.label_run import OneLabel
from pos.printing.bitmap import Bitmap
from pos.printing.fonts import FAMILY, FILES, TIFINAGH_FAMILY, TIFINAGH_FILE
from pos.printing.label_layout import LabelSize, place_label
from pos.printing.layout import layout
from pos.printing.marks import Band, Box, Dots, Font, Layout, Picture, Text, Weight

WIDTH_80_MM: Final = 576
WIDTH_58_MM: Final = 384
WIDTH_112_MM: Final = 832

_WEIGHTS: Final = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
}
# Bits of a bitmap are set where it is black.
_BLACK_FROM_HALF: Final = [255 if grey < 128 else 0 for grey in range(256)]
# Breaking lines asks again and again how wide the same words are.
_REMEMBERED: Final = 8192
_WHITE: Final = 0xFFFFFFFF
_BLACK: Final = 0xFF000000
_loading = Lock()


def prepare() -> None:
    """Load the bundled fonts, and open an off-screen Qt when no window program runs.

    Call it on the main thread before the first drawing; a second call changes nothing.
    """
    if QGuiApplication.instance() is None:
        _keep_alive(QGuiApplication([sys.argv[0], "-platform", "offscreen"]))
    with _loading:
        known = set(QFontDatabase.families())
        for family, files in ((FAMILY, FILES.values()), (TIFINAGH_FAMILY, (TIFINAGH_FILE,))):
            if family not in known:
                _load(files)


def raster(document: Document, width: int) -> Bitmap:
    """Draw a document on a paper `width` dots wide: 576 for 80 mm, 384 for 58 mm.

    A label is drawn as high as it is; raises `LabelTooSmall` where it does not fit.
    """
    if isinstance(document, OneLabel):
        size = LabelSize(width, document.height_dots, document.dots_per_mm)
        return draw(place_label(document.label, size, measure).layout)
    return draw(layout(document, width, measure))


@lru_cache(_REMEMBERED)
def measure(text: str, font: Font) -> float:
    """Return how wide Qt draws a text, in dots."""
    return _metrics(font).horizontalAdvance(text)


def draw(placed: Layout) -> Bitmap:
    """Draw placed marks black on white."""
    image = QImage(placed.width, max(placed.height, 1), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        _draw_bands(painter, placed)
    finally:
        painter.end()
    return _cut_at_half(image)


def _draw_bands(painter: QPainter, placed: Layout) -> None:
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    top = 0
    for band in placed.bands:
        # Nothing leaves its band: a letter under a tower of accents stays a single line.
        painter.setClipRect(QRect(0, top, placed.width, band.height))
        _draw_band(painter, band, top)
        top += band.height


def _draw_band(painter: QPainter, band: Band, top: int) -> None:
    for mark in band.marks:
        match mark:
            case Box():
                box = QRect(mark.x, top + mark.y, mark.width, mark.height)
                painter.fillRect(box, Qt.GlobalColor.black)
            case Text():
                _draw_text(painter, mark, top)
            case Dots():
                _draw_dots(painter, mark, top)
            case Picture():
                # On no paper that is printed by dots in black.
                pass


def _draw_text(painter: QPainter, text: Text, top: int) -> None:
    direction = Qt.LayoutDirection.RightToLeft if text.is_rtl else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(direction)
    painter.setFont(_font(text.font))
    painter.setPen(QColor(Qt.GlobalColor.white if text.is_inverse else Qt.GlobalColor.black))
    painter.drawText(QPointF(text.x, top + text.baseline), text.text)


def _draw_dots(painter: QPainter, dots: Dots, top: int) -> None:
    stride = (dots.width + 7) // 8
    picture = QImage(dots.rows, dots.width, dots.height, stride, QImage.Format.Format_Mono)
    picture.setColorTable([_WHITE, _BLACK])
    painter.drawImage(QPoint(dots.x, top + dots.y), picture)


def _cut_at_half(image: QImage) -> Bitmap:
    # Pillow takes an eighth of the time of Qt's own conversion, for the same dots. Loaded late:
    # no start draws a paper.
    from PIL import Image

    width, height = image.width(), image.height()
    grey = Image.frombuffer(
        "L", (width, height), bytes(image.constBits()), "raw", "L", image.bytesPerLine(), 1
    )
    return Bitmap(width, height, grey.point(_BLACK_FROM_HALF, "1").tobytes())


def _load(files: Iterable[Path]) -> None:
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"the bundled font {file.name} cannot be loaded")


@cache
def _font(font: Font) -> QFont:
    drawn = QFont()
    drawn.setFamilies([FAMILY, TIFINAGH_FAMILY])
    drawn.setPixelSize(font.size)
    drawn.setWeight(_WEIGHTS[font.weight])
    drawn.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # In an Arabic line the font has digits of another size, but not after a Latin letter: without
    # this the 7 of 7K3-000147 differs from the 7 at its end, and from all digits of the PDF.
    drawn.setFeature(QFont.Tag("locl"), 0)
    return drawn


@cache
def _metrics(font: Font) -> QFontMetricsF:
    return QFontMetricsF(_font(font))


@cache
def _keep_alive(application: QGuiApplication) -> QGuiApplication:
    """Hold the application of a program without a window until the process ends."""
    return application
