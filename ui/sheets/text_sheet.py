"""A long text to read, such as a licence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QScroller, QWidget

from ui.theme import Theme
from ui.widgets.sheet import Sheet


class TextSheet(Sheet):
    """Shows a text in its own direction, as large as the window lets it."""

    def __init__(self, theme: Theme, window: QWidget, title: str, text: str) -> None:
        super().__init__(theme, window, title, width=860, height=1200)
        box = QPlainTextEdit(text)
        box.setReadOnly(True)
        box.setAccessibleName(title)
        # Licences are in English on every screen.
        box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QScroller.grabGesture(box.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.body.addWidget(box, 1)
