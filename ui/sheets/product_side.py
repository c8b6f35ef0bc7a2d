"""Beside the form: the photo, or the keypad while a number is being typed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget

from ui.operations import Operations
from ui.sheets.photo_panel import PhotoPanel
from ui.theme import Theme
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.number_line import NumberLine


class ProductSide(QStackedWidget):
    """Shows `photo`, and the keypad as long as one of the watched lines has the keyboard."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self.photo = PhotoPanel(theme, operations)
        self._keypad = Keypad(theme, (COMMA,))
        self._line: NumberLine | None = None
        self._keypad.setMaximumHeight(4 * theme.height("action"))
        self.addWidget(self.photo)
        self.addWidget(self._keypad)
        self.setFixedWidth(self.photo.width())
        self._keypad.typed.connect(self._type)
        self._keypad.erased.connect(self._erase)

    def watch(self, line: NumberLine) -> None:
        """Offer the keypad for this line."""
        line.installEventFilter(self)

    def _type(self, typed: str) -> None:
        if self._line is not None:
            self._line.type_key(typed)

    def _erase(self) -> None:
        if self._line is not None:
            self._line.erase()

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, NumberLine) and event.type() == QEvent.Type.FocusIn:
            self._line = watched
            self.setCurrentWidget(self._keypad)
        elif event.type() == QEvent.Type.FocusOut and watched is self._line:
            self.setCurrentWidget(self.photo)
        return super().eventFilter(watched, event)
