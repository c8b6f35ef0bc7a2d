"""A person as a round mark with the first letter of their name."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui.theme import Theme


def avatar(theme: Theme, name: str, px: int) -> QIcon:
    """Draw the mark of a person, `px` wide, as an icon."""
    pixmap = QPixmap(round(px * theme.ratio), round(px * theme.ratio))
    pixmap.setDevicePixelRatio(theme.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    circle = QRectF(0, 0, px, px)
    painter.drawEllipse(circle)
    font = theme.font("title", "loud")
    font.setPixelSize(round(px * 0.55))
    painter.setFont(font)
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, name[:1].upper())
    painter.end()
    return QIcon(pixmap)
