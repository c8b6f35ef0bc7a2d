"""A press that lasts: a finger that stays on a tile asks about it, and does not buy it."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScroller, QWidget

# What phones take for a long press; a slow tap at a till is shorter.
_LONG_MS: Final = 550


class LongPress(QObject):
    """Waits while the finger stays where it went down.

    Signals: held(QPoint): it stayed long enough, there.
    """

    held = Signal(QPoint)

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._point = QPoint()
        self._timer = QTimer(self, interval=_LONG_MS, singleShot=True)
        # After a busy moment the lifting of the finger may wait behind the timer: hear that first.
        self._last_look = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._last_look.start)
        self._last_look.timeout.connect(self._tell)
        # A flick may move the tiles under a finger before any movement of it is told.
        QScroller.scroller(viewport).stateChanged.connect(self._follow)

    @property
    def is_waiting(self) -> bool:
        """True while a finger is down that may become a long press."""
        return self._timer.isActive() or self._last_look.isActive()

    def begin(self, point: QPoint) -> None:
        """The finger went down."""
        self._point = point
        self._timer.start()

    def move(self, point: QPoint) -> None:
        """The finger moved; farther than a hand trembles, it wants something else."""
        if (point - self._point).manhattanLength() >= QApplication.startDragDistance():
            self.cancel()

    def cancel(self) -> None:
        """The finger was lifted, or the tiles moved away under it."""
        self._timer.stop()
        self._last_look.stop()

    def _tell(self) -> None:
        self.held.emit(self._point)

    def _follow(self, state: QScroller.State) -> None:
        if state in {QScroller.State.Dragging, QScroller.State.Scrolling}:
            self.cancel()
