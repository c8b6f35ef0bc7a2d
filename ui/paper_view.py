"""A document as its paper looks: drawn away from the screen, as wide as there is room."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QScroller

from pos.documents.document import Document
from pos.errors import PosError
from pos.printing.raster import prepare, raster
from ui.operations import Operations

_MARGIN_DOTS: Final = 16


class PaperView(QScrollArea):
    """Shows one document, of those asked for the last.

    picture: its paper, null before the first is drawn. paper: where it is shown.
    Signals: drawn(): another picture is shown. failed(PosError): it could not be drawn.
    """

    drawn = Signal()
    failed = Signal(object)

    def __init__(self, operations: Operations, name: str, px_per_dot: float) -> None:
        """`name`: for screen readers. `px_per_dot`: how large a dot of the printer is at most."""
        super().__init__()
        self._operations = operations
        self._px_per_dot = px_per_dot
        self._waiting: tuple[Document, int] | None = None
        self._is_drawing = False
        self.picture = QPixmap()
        self.paper = QLabel()
        self.paper.setProperty("role", "scrolled")
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.paper)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        prepare()

    def show_document(self, document: Document, width_dots: int) -> None:
        """Draw a document as soon as the one before is drawn; the picture appears when done."""
        self._waiting = document, width_dots
        if not self._is_drawing:
            self._draw_next()

    def _draw_next(self) -> None:
        if self._waiting is None:
            return
        job, self._waiting = partial(_picture, *self._waiting), None
        self._is_drawing = True
        self._operations.run_slow(self, job, done=self._show, failed=self._lose)

    def _show(self, picture: QImage) -> None:
        self._is_drawing = False
        self.picture = QPixmap.fromImage(picture)
        self._fit()
        self.drawn.emit()
        self._draw_next()

    def _lose(self, error: PosError) -> None:
        self._is_drawing = False
        self.failed.emit(error)
        self._draw_next()

    def _fit(self) -> None:
        if self.picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        wanted = min(self.viewport().width(), self.picture.width() * self._px_per_dot)
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = self.picture.scaledToWidth(round(wanted * ratio), smooth)
        fitted.setDevicePixelRatio(ratio)
        self.paper.setPixmap(fitted)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _picture(document: Document, width_dots: int) -> QImage:
    """Draw a document as a strip of paper, with its white edges; on any thread."""
    bitmap = raster(document, width_dots)
    dots = QImage(
        bitmap.rows, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Mono
    )
    white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
    dots.setColorTable([white.rgb(), black.rgb()])
    paper = QImage(
        bitmap.width + 2 * _MARGIN_DOTS,
        bitmap.height + 2 * _MARGIN_DOTS,
        QImage.Format.Format_RGB32,
    )
    paper.fill(white)
    painter = QPainter(paper)
    painter.drawImage(_MARGIN_DOTS, _MARGIN_DOTS, dots)
    painter.end()
    return paper
