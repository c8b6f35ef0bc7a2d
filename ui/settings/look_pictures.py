"""Small drawings of each look and of each size of text, in their own colours."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import FAMILY, Theme
from ui.tokens import tokens

LOOK_SIZE: Final = QSize(176, 96)
_TEXT_SIZE: Final = QSize(120, 48)
_LETTERS: Final = {"ar": "أب"}


def look_picture(theme: Theme, look: str, *, is_mirrored: bool) -> QPixmap:
    """Draw a window in a look: rail, tiles, and the one loud button."""
    colours = tokens().looks[look].colours
    pixmap, painter = _canvas(LOOK_SIZE, theme.ratio)
    width, height = LOOK_SIZE.width(), LOOK_SIZE.height()
    if is_mirrored:
        painter.translate(width, 0)
        painter.scale(-1, 1)
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(1, 1, width - 2, height - 2), 8, 8)
    painter.setClipPath(frame)
    painter.fillRect(0, 0, width, height, QColor(colours["page"]))
    painter.fillRect(0, 0, 20, height, QColor(colours["rail"]))
    painter.fillRect(124, 0, 52, height, QColor(colours["surface"]))
    _draw_parts(painter, colours)
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour("line_strong"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(frame)
    painter.end()
    return pixmap


def text_picture(theme: Theme, percent: int) -> QPixmap:
    """Draw two letters as large as they become."""
    pixmap, painter = _canvas(_TEXT_SIZE, theme.ratio)
    font = QFont(FAMILY)
    font.setPixelSize(round(26 * percent / 100))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme.colour("ink"))
    letters = _LETTERS.get(theme.language, "Aa")
    painter.drawText(QRect(QPoint(), _TEXT_SIZE), Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    return pixmap


def _draw_parts(painter: QPainter, colours: dict[str, str]) -> None:
    def box(place: QRectF, fill: str, edge: str = "", radius: float = 1) -> None:
        painter.setPen(QPen(QColor(colours[edge]), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours[fill]))
        painter.drawRoundedRect(place, radius, radius)

    box(QRectF(4, 8, 12, 12), "rail_selected", radius=3)
    for number in range(6):
        row, column = divmod(number, 3)
        left, top = 27 + column * 32, 12 + row * 40
        box(QRectF(left, top, 27, 33), "surface", "line", radius=4)
        box(QRectF(left + 4, top + 5, 19, 12), "sunken_pressed", radius=2)
        box(QRectF(left + 4, top + 21, 19, 2), "muted_ink")
        box(QRectF(left + 4, top + 26, 12, 3), "ink")
    for row in range(3):
        box(QRectF(130, 14 + row * 14, 22, 2), "muted_ink")
        box(QRectF(160, 13 + row * 14, 10, 3), "ink")
    box(QRectF(130, 70, 40, 16), "action", radius=4)


def _canvas(size: QSize, ratio: float) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter
