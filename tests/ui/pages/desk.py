"""One page in the real window on a real file, and what a person does there."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos.services.till import Till
from tests.ui.conftest import dressed
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.page import Page
from ui.rail import PageEntry
from ui.scanning.scanner import Scanner
from ui.theme import Theme
from ui.widgets.row_list import RowList
from ui.widgets.sheet import Sheet

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

Build = Callable[[Theme, Operations], Page]


class Desk:
    """A window with one page, and the scanner beside it.

    taps, keys: how often it was tapped and how many keys were pressed, one by one.
    """

    def __init__(
        self, qtbot: QtBot, window: MainWindow, operations: Operations, scanner: Scanner
    ) -> None:
        self.qtbot = qtbot
        self.window = window
        self.operations = operations
        self.scanner = scanner
        self.taps = self.keys = 0

    @property
    def page(self) -> Page:
        return self.window.pages[0]

    def read(self, query: Callable[..., T], *args: object) -> T:
        """Ask the data what is so now."""
        found: list[T] = []
        self.operations.read(self.window, query, *args, done=found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def write(self, service: Callable[..., T], *args: object) -> T:
        """Change the data as another page would."""
        found: list[T] = []
        self.operations.write(self.window, service, *args, done=found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def seen(self, kind: type[W]) -> list[W]:
        """Return the widgets of a kind that can be seen."""
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    def sheet(self, kind: type[W]) -> W:
        """Return the open sheet of a kind."""
        self.qtbot.waitUntil(lambda: bool(self.seen(kind)))
        return self.seen(kind)[-1]

    def has_sheet(self) -> bool:
        """Tell whether something lies over the page."""
        return bool(self.seen(Sheet))

    def reads(self, text: str) -> bool:
        """Tell whether a text stands on the screen, marks of direction left aside."""
        return any(text in plain(label.text()) for label in self.seen(QLabel))

    def button(self, name: str) -> QAbstractButton:
        """Return the button of this accessible name, the last one when a sheet repeats it."""

        def found() -> list[QAbstractButton]:
            return [b for b in self.seen(QAbstractButton) if plain(b.accessibleName()) == name]

        self.qtbot.waitUntil(lambda: bool(found()))
        return found()[-1]

    def tap(self, name: str) -> None:
        """Tap the button of this accessible name."""
        self.taps += 1
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def tap_row(self, number: int, *, from_leading: int = 200) -> None:
        """Tap a row of the list, so many px from where it begins."""
        rows = self.seen(RowList)[0]
        box = rows.visualRect(rows.model().index(number, 0))
        is_mirrored = rows.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - from_leading if is_mirrored else box.left() + from_leading
        at = QPoint(x, box.center().y())
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        for character in text:
            # Qt's own helper knows Latin letters without accents alone.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(
                    kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character
                )
                QCoreApplication.sendEvent(self.focused(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        self.keys += 1
        QTest.keyClick(self.focused(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def focused(self) -> QWidget:
        """Return the widget that gets what is typed."""
        return QApplication.focusWidget() or self.window


def plain(text: str) -> str:
    """Return a text without marks of direction, and with plain spaces."""
    kept = "".join(c for c in text if not "\u2066" <= c <= "\u2069")
    return kept.replace("\u00a0", " ").replace("\u202f", " ").strip()


class Desks:
    """Opens desks and closes them when the test is over."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self._application = application
        self._qtbot = qtbot
        self._folder = folder
        self._open: list[Desk] = []

    def open(
        self,
        build: Build,
        open_till: Callable[[Path], Till],
        theme: Theme | None = None,
        size: tuple[int, int] = (1366, 688),
    ) -> Desk:
        """Show a page on the file that `open_till` makes in a new folder."""
        dressing = dressed(self._application, theme or Theme())
        operations = Operations(lambda: open_till(self._folder))
        entry = PageEntry("Page", "packages", build)
        window = MainWindow(dressing, operations, (entry,), KeyHints(self._application))
        scanner = Scanner(self._application, operations)
        scanner.serve(window.take_scan)
        desk = Desk(self._qtbot, window, operations, scanner)
        self._open.append(desk)
        window.resize(*size)
        window.open_page(0)
        with self._qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        handle = window.windowHandle()
        self._qtbot.waitUntil(lambda: QApplication.focusWindow() is handle)
        desk.page.take_focus()
        return desk

    def close(self) -> None:
        """Close every desk and what it opened."""
        for desk in self._open:
            desk.operations.close()
            desk.window.hide()
            shiboken6.delete(desk.window)
            desk.scanner.close()
        self._open.clear()
