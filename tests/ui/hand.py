"""A hand at the till: taps and keys as a person makes them, counted."""

from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.ui.gun import US, Gun
from ui.main_window import MainWindow
from ui.pages.sell.page import SellPage
from ui.pages.sell.tile_view import TileView
from ui.widgets.note_key import NoteKey

NONE: Final = Qt.KeyboardModifier.NoModifier

W = TypeVar("W", bound=QWidget)


class Hand:
    """Works at a window. taps, keys: how many so far."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.taps = 0
        self.keys = 0

    @property
    def page(self) -> SellPage:
        page = self.window.pages[0]
        assert isinstance(page, SellPage)
        return page

    @property
    def tiles(self) -> TileView:
        return self.seen(TileView)[0]

    def seen(self, kind: type[W]) -> list[W]:
        """Return the widgets of a kind that can be seen."""
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    def reads(self, text: str) -> bool:
        """Tell whether a text stands somewhere on the screen."""
        return any(text in label.text() for label in self.seen(QLabel))

    def tap(self, name: str) -> None:
        """Tap the button of this accessible name."""
        self.taps += 1
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def tap_note(self, dirham: int) -> None:
        """Lay down a note."""
        self.taps += 1
        key = self.seen(NoteKey)[(20, 50, 100, 200).index(dirham)]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def tap_tile(self, name: str) -> None:
        """Tap the tile of a product."""
        self.taps += 1
        QTest.mouseClick(
            self.tiles.viewport(), Qt.MouseButton.LeftButton, pos=self.tile_middle(name)
        )

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        self.keys += 1
        QTest.keyClick(self.focused(), key, modifier)

    def type(self, text: str) -> None:
        """Type characters one after another where the keyboard is."""
        for character in text:
            self.keys += 1
            self._type_one(character)

    def _type_one(self, character: str) -> None:
        """Send a character of any layout; Qt's own helper knows Latin letters alone."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, NONE, character)
            QCoreApplication.sendEvent(self.focused(), event)

    def enter(self, text: str) -> None:
        """Type a text by hand, then Enter."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def scan(self, code: str, layout: dict[int, int] = US) -> None:
        """Scan a label; layout: what the computer makes of the keys."""
        Gun(layout).scan(code)

    def tile_middle(self, name: str) -> QPoint:
        """Return where a product's tile is, in the view."""
        model = self.tiles.model()
        row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == name)
        return self.tiles.visualRect(model.index(row, 0)).center()

    def button(self, name: str) -> QAbstractButton:
        """Return the button of this accessible name that can be seen."""
        return next(b for b in self.seen(QAbstractButton) if b.accessibleName() == name)

    def focused(self) -> QWidget:
        """Return the widget that gets what is typed."""
        return QApplication.focusWidget() or self.window
