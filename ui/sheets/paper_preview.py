"""A receipt as its paper looks: drawn away from the screen, shown as wide as there is room."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QScroller

from pos.documents.document import Document
from pos.i18n import gettext as _
from pos.printing.raster import prepare, raster
from ui.operations import Operations
from ui.theme import Theme


class PaperPreview(QScrollArea):
    """Shows one document. picture: its paper, null while it is being drawn."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self.picture = QPixmap()
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._paper.setContentsMargins(0, theme.space("small"), 0, theme.space("small"))
        self.setAccessibleName(_("The paper of this receipt"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self._paper)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_document(self, document: Document, width_dots: int) -> None:
        """Draw a document; the picture appears when it is done."""
        prepare()
        self._operations.run_slow(self, partial(_png, document, width_dots), done=self._show)

    def _show(self, png: bytes) -> None:
        self.picture.loadFromData(png)
        self._fit()

    def _fit(self) -> None:
        if self.picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = round(min(self.viewport().width(), self.picture.width()) * ratio)
        fitted = self.picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        self._paper.setPixmap(fitted)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _png(document: Document, width_dots: int) -> bytes:
    return raster(document, width_dots).to_png()
