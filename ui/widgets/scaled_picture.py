"""A picture as large as its place allows, never cut and never blurred by growing."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

_EDGE: Final = 12


class ScaledPicture(QWidget):
    """Hidden until `show_picture`. side: its largest width and height, px."""

    def __init__(self, name: str, side: int) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._side = side
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture; an empty one hides it again."""
        self._picture = picture
        self.setVisible(not picture.isNull())
        self.update()

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side // 2, self._side // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        keep = Qt.AspectRatioMode.KeepAspectRatio
        size = self._picture.size().scaled(self.size().boundedTo(self.sizeHint()), keep)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter = QPainter(self)
        # A code is read by its light margin, whatever the look of the screen: paper is white.
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), self._picture)
