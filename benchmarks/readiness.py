"""Two processes to compare: the till until a scan is rung up, and an empty window.

Each says on its output at what time (nanoseconds of the system's clock) it was how far, and ends
there without tidying up.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

if TYPE_CHECKING:
    from ui.pages.sell.page import SellPage
    from ui.program import Program

KEPT: Final = "scans are kept"
PAINTED: Final = "first frame painted"
RUNG_UP: Final = "first scan rung up and painted"
SHOWN: Final = "first products painted"


def follow(program: "Program", code: str) -> None:
    """Look on while a program starts, and scan `code` at the moment its window is painted.

    Called once it was started as `main.py` starts it, Qt's modules and all, and before the
    application runs. Kept: the window has the keyboard, and a field to keep what comes. Rung up:
    the line of the scan is painted in the basket. Shown: so is the first screen of products.
    """
    _Watch(program, code).begin()


def empty_window() -> None:
    """Show a window of the same size with nothing in it."""
    application = QApplication(sys.argv[:1])
    window = _Empty()
    window.resize(1366, 768)
    window.show()
    application.exec()


class _Empty(QWidget):
    def paintEvent(self, _event: QEvent) -> None:
        QTimer.singleShot(0, lambda: _end({PAINTED: time.time_ns()}))


class _Watch(QObject):
    """Follows the paintings of the window of a program, and looks after each what is on it."""

    def __init__(self, program: "Program", code: str) -> None:
        super().__init__(program)
        self._program = program
        self._code = code
        self._times: dict[str, int] = {}
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._find)

    def begin(self) -> None:
        """Look for the keyboard and for the window, every millisecond until it is there."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(lambda _window: self._note([KEPT]))
        if QGuiApplication.focusWindow() is not None:
            self._note([KEPT])
        self._find()
        self._look.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}:
            reached = [name for name, is_so in self._marks() if is_so()]
            QTimer.singleShot(0, lambda: self._note(reached))  # once this painting is done
        return False

    def _find(self) -> None:
        window = self._program.screen.window
        if window is not None and window.isVisible():
            self._look.stop()
            window.installEventFilter(self)

    def _marks(self) -> list[tuple[str, Callable[[], bool]]]:
        return [(PAINTED, lambda: True), (RUNG_UP, self._is_rung_up), (SHOWN, self._is_shown)]

    def _note(self, reached: list[str]) -> None:
        for name in reached:
            self._times.setdefault(name, time.time_ns())
        if reached == [PAINTED] and self._code:
            self._scan()
        if len(self._times) == len(self._marks()) + 1:
            _end(self._times)

    def _scan(self) -> None:
        code, self._code = self._code, ""
        # Where keys of the system arrive first.
        window = QGuiApplication.focusWindow()
        assert window is not None, "a window that was just shown has the keyboard"
        keys = [(ord(digit), digit) for digit in code] + [(Qt.Key.Key_Return.value, "\r")]
        for key, text in keys:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                QCoreApplication.postEvent(window, event)

    @property
    def _page(self) -> "SellPage | None":
        window = self._program.screen.window
        return window.pages.get(0) if window is not None else None  # type: ignore[return-value]

    def _is_rung_up(self) -> bool:
        page = self._page
        return page is not None and not page.ringing.basket.is_empty

    def _is_shown(self) -> bool:
        tiles = self._page.findChild(QListView) if self._page is not None else None
        if not isinstance(tiles, QListView):
            return False
        first = tiles.model().index(0, 0)
        return first.isValid() and bool(first.data())


def _end(times: dict[str, int]) -> None:
    print(json.dumps(times), flush=True)
    os._exit(0)
