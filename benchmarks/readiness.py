"""Two processes to compare: the till until it is ready to scan, and an empty window.

Each ends the moment it is ready, without tidying up, so that the whole process is what is timed.
"""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget


def till() -> None:
    """Start as `main.py` does; ready: tiles painted with their products, the search box waiting."""
    from pos.folders import device_folders
    from pos.services.keys import Keys
    from ui.entries import entries
    from ui.program import Program

    folders = device_folders()
    folders.make()
    application = QApplication(sys.argv[:1])
    program = Program(application, folders, Keys(folders.keys, with_keyring=False), entries)
    program.start()
    watch = _Watch(program)
    watch.begin()
    application.exec()


def empty_window() -> None:
    """Show a window of the same size with nothing in it."""
    application = QApplication(sys.argv[:1])
    window = _Empty()
    window.resize(1366, 768)
    window.show()
    application.exec()


class _Empty(QWidget):
    def paintEvent(self, _event: QEvent) -> None:
        QTimer.singleShot(0, _end)


class _Watch(QObject):
    """Looks out for the tiles, and then at each of their paintings."""

    def begin(self) -> None:
        """Look for the tiles every millisecond until they are there."""
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._find)
        self._look.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_ready():
            QTimer.singleShot(0, _end)  # once this painting is done
        return False

    def _find(self) -> None:
        for window in QApplication.topLevelWidgets():
            tiles = window.findChild(QListView) if window.isVisible() else None
            if isinstance(tiles, QListView):
                self._look.stop()
                self._tiles = tiles
                tiles.viewport().installEventFilter(self)
                tiles.viewport().update()

    def _is_ready(self) -> bool:
        first = self._tiles.model().index(0, 0)
        return bool(first.isValid() and first.data()) and isinstance(
            QApplication.focusWidget(), QLineEdit
        )


def _end() -> None:
    sys.stdout.flush()
    os._exit(0)
