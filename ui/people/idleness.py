"""Notices that nobody has touched the till for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_TOUCHES: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
}
_MINUTE_MS: Final = 60_000


class Idleness(QObject):
    """Watches the window of the system, which gets what a person does and little else.

    Signals: passed(): the minutes went by without a touch.
    """

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.passed)

    def watch(self, window: QWindow) -> None:
        """Begin to watch; a window is watched once however often this is called."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def wait(self, minutes: int) -> None:
        """Wait so long from the last touch on; 0 waits for nothing."""
        self._timer.setInterval(minutes * _MINUTE_MS)
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def touch(self) -> None:
        """Somebody is here, seen otherwise: a scan never arrives as keys."""
        if self._timer.isActive():
            self._timer.start()

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)
