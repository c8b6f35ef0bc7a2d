"""Notices that a person uses a physical keyboard, so that buttons may name their keys."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

# What a scanner sends too says nothing about a keyboard: characters, Enter, Shift.
_ALSO_SCANNED: Final = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Shift,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_unknown,
}


class KeyHints(QObject):
    """Watches until the first key that no scanner sends.

    is_used: that key was seen.

    Signals: key_used(): there is a keyboard, and someone uses it.
    """

    key_used = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.is_used = False
        self._application = application
        application.installEventFilter(self)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_typed = bool(event.text()) and event.text().isprintable()
            if not is_typed and Qt.Key(event.key()) not in _ALSO_SCANNED:
                self._note()
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self._application.removeEventFilter(self)
        self.is_used = True
        self.key_used.emit()
