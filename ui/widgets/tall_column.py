"""A column for a scroll area: what wraps in it gets all the height it needs."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class TallColumn(QWidget):
    """A scroll area asks a widget for its least size alone, and squeezes texts that wrap.

    column: the layout to fill; `fit` after it was filled anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def fit(self) -> None:
        """Take as much height as this width needs."""
        self.column.activate()
        needed = self.column.totalHeightForWidth(self.width())
        self.setMinimumHeight(max(needed, 0))

    # Overrides of Qt methods.

    def event(self, event: QEvent) -> bool:
        """Fit again when a part asks for another size: a text knows its font once it is shown."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
