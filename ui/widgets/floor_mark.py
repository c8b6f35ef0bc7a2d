"""The floor mark: a small dot with an arrow down, for a price under what the maker accepts.

A buyer looks at the same screen: there is no word and no figure, only the seller knows the sign.
"""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.theme import Theme

_PX: Final = 18


class FloorMark(QWidget):
    """Hidden while the price is one that the maker accepts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(_PX, _PX)
        self.setAccessibleName(_("Less than the maker accepts"))
        self.hide()

    # Overrides of Qt methods.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("warn_ink"))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        pen = QPen(self._theme.colour("surface"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = _PX / 2
        painter.drawPolyline(
            [
                QPointF(middle - 3.5, middle - 1.5),
                QPointF(middle, middle + 2.5),
                QPointF(middle + 3.5, middle - 1.5),
            ]
        )
