"""The photo of a jug, drawn: as a telephone would take it, for a product added by hand."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

_WIDTH: Final = 1200
_HEIGHT: Final = 900


def take_photo(file: Path) -> None:
    """Write a JPEG of 1200 by 900 px."""
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _room(painter)
    _jug(painter)
    painter.end()
    image.save(str(file), quality=88)


def _room(painter: QPainter) -> None:
    wall = QLinearGradient(0, 0, 0, _HEIGHT)
    wall.setColorAt(0.0, QColor("#e9d9c0"))
    wall.setColorAt(0.68, QColor("#d5bd9a"))
    wall.setColorAt(0.681, QColor("#8a5a3a"))
    wall.setColorAt(1.0, QColor("#6b4229"))
    painter.fillRect(0, 0, _WIDTH, _HEIGHT, wall)
    painter.setBrush(QColor(0, 0, 0, 70))
    painter.drawEllipse(QRectF(380, 730, 520, 90))


def _jug(painter: QPainter) -> None:
    handle = QPainterPath(QPointF(720, 300))
    handle.cubicTo(960, 300, 940, 560, 760, 560)
    painter.strokePath(handle, _glaze())
    body = QPainterPath(QPointF(530, 190))
    body.cubicTo(520, 330, 380, 420, 400, 560)
    body.cubicTo(420, 720, 480, 780, 620, 780)
    body.cubicTo(770, 780, 830, 720, 850, 560)
    body.cubicTo(860, 420, 730, 330, 720, 190)
    body.closeSubpath()
    glaze = QRadialGradient(540, 430, 480)
    glaze.setColorAt(0.0, QColor("#9ccb8d"))
    glaze.setColorAt(0.35, QColor("#3f8a4f"))
    glaze.setColorAt(1.0, QColor("#173f24"))
    painter.fillPath(body, glaze)
    painter.setBrush(QColor("#12331d"))
    painter.drawEllipse(QRectF(530, 160, 190, 58))


def _glaze() -> QPen:
    pen = QPen(QColor("#256336"), 44)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
