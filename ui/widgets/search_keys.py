"""Keys in the search box: search or scan while there is text, the basket while there is none."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.enter import ENTER

_STEPS: Final = {"+": 1, "-": -1}


class SearchKeys(QObject):
    """Watches the field of the search box.

    Signals: entered(str): Enter, with what stood there; walked(): down to the tiles;
    stepped(int): + or - on the empty field; voided(): Del on it; undone(): Ctrl+Z on it.
    """

    entered = Signal(object)
    walked = Signal()
    stepped = Signal(object)
    voided = Signal()
    undone = Signal()

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key, text = event.key(), self._field.text()
        if key in ENTER:
            if text.strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._field.clear()
                self.entered.emit(text)
        elif key == Qt.Key.Key_Down:
            self.walked.emit()
        elif key == Qt.Key.Key_Escape and text:
            self._field.clear()
        else:
            return not text and self._take_when_empty(event)
        return True

    def _take_when_empty(self, event: QKeyEvent) -> bool:
        if event.text() in _STEPS:
            self.stepped.emit(_STEPS[event.text()])
        elif event.key() == Qt.Key.Key_Delete:
            self.voided.emit()
        elif event.key() == Qt.Key.Key_Z and event.modifiers() & _CONTROL:
            self.undone.emit()
        else:
            return False
        return True


_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
