"""A list of tall painted rows, for a finger, a mouse and the keyboard alike."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QScroller

from ui.widgets.enter import ENTER
from ui.widgets.even_list import EvenList


class RowList(EvenList):
    """Rows of one height over the whole width, scrolled by the pixel.

    Signals: tapped(index, QPoint): a row was tapped at this point of the row, measured from its
    leading top corner; entered_row(index): Enter was pressed on a row.
    """

    tapped = Signal(object, object)
    entered_row = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._released = QPoint()
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "rows")
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._tap)

    def pick(self, index: QModelIndex) -> None:
        """Select a row and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _tap(self, index: QModelIndex) -> None:
        box = self.visualRect(index)
        x = self._released.x() - box.left()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        leading = box.width() - 1 - x if is_mirrored else x
        self.tapped.emit(index, QPoint(leading, self._released.y() - box.top()))

    # Overrides of Qt methods.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._released = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in ENTER
        if is_enter and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
