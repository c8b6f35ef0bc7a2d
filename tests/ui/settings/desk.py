"""A desk where settings are changed: the page in a real window on a real file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.folders import folders_in
from pos.services.beginning import begin_example, begin_shop
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.standing import Standing, standing
from pos.services.till import Till, open_till
from tests.ui.conftest import dressed
from ui.hub_line import HubLine
from ui.key_hints import KeyHints
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.pages.settings import SettingsPage
from ui.printing import Printing
from ui.rail import PageEntry
from ui.scanning.scanner import Scanner
from ui.settings.kept_fields import KeptLine
from ui.settings.surroundings import Surroundings
from ui.theme import Theme

W = TypeVar("W", bound=QWidget)

_PRESS = QEvent.Type.KeyPress
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier

TISSA = Seller(names=Names(fr="Coopérative Tissa"))
FES = Names(fr="Foire de Fès")


class Desk:
    """Opens the page once. shown: folders the system was asked to show. ended: leavings."""

    def __init__(self, application: QApplication, qtbot: QtBot, folder: Path) -> None:
        self._application = application
        self._qtbot = qtbot
        self.folders = folders_in(folder)
        self.folders.make()
        self.shown: list[Path] = []
        self.ended: list[bool] = []
        self.operations: Operations | None = None
        self.window: MainWindow | None = None
        self.scanner: Scanner | None = None
        self.hub: HubLine | None = None
        self._owner = QObject()

    def open(
        self,
        theme: Theme | None = None,
        size: tuple[int, int] = (1366, 688),
        device: DeviceSettings | None = None,
        *,
        seller: Seller = TISSA,
        is_example: bool = False,
    ) -> SettingsPage:
        """Open a new shop, or the one that is there, on its settings."""
        dressing = dressed(self._application, theme or Theme())

        def opened() -> Till:
            till = self.till()
            if till.is_new and is_example:
                begin_example(till, seller, device or DeviceSettings())
            elif till.is_new:
                begin_shop(till, seller, FES, device or DeviceSettings())
            return till

        self.operations = operations = Operations(opened)
        printing = Printing(operations, self.folders.papers, self._owner)
        self.scanner = Scanner(self._application, operations)
        keys = Keys(self.folders.keys, with_keyring=False)
        self.hub = HubLine(operations, lambda: keys.passwords, self._owner)
        around = Surroundings(
            self.folders,
            printing,
            lambda: self.ended.append(True),
            self.shown.append,
            self.scanner,
            hub=self.hub,
        )
        build = partial(SettingsPage, around=around)
        entry = PageEntry("Réglages", "settings", build, is_at_end=True)
        self.window = MainWindow(dressing, operations, [entry], KeyHints(self._application))
        self.window.resize(*size)
        self.window.open_page(0)
        with self._qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.scanner.serve(self.window.take_scan)
        self._qtbot.waitUntil(lambda: not self.page.preview.view.paper.pixmap().isNull())
        return self.page

    @property
    def page(self) -> SettingsPage:
        assert self.window is not None
        page = self.window.pages[0]
        assert isinstance(page, SettingsPage)
        return page

    def till(self) -> Till:
        return open_till(self.folders.shop, Keys(self.folders.keys, with_keyring=False))

    def seen(self, kind: type[W], inside: QWidget | None = None) -> list[W]:
        assert self.window is not None
        return [w for w in (inside or self.window).findChildren(kind) if w.isVisible()]

    def tap(self, name: str, inside: QWidget | None = None) -> None:
        """Tap the button of this accessible name."""
        buttons = self.seen(QAbstractButton, inside)
        QTest.mouseClick(
            next(b for b in buttons if b.accessibleName() == name), Qt.MouseButton.LeftButton
        )

    def retype(self, field: KeptLine, text: str) -> None:
        """Type another text into a field, and stay in it."""
        field.line.setFocus()
        field.line.selectAll()
        QTest.keyClick(field.line, Qt.Key.Key_Delete)
        for character in text:
            # Qt's own helper knows Latin letters alone.
            key = QKeyEvent(_PRESS, Qt.Key.Key_unknown, _NO_MODIFIER, character)
            QApplication.sendEvent(field.line, key)

    def settled(self, is_so: Callable[[Standing], bool]) -> None:
        """Wait until the file says so; the page itself is not asked."""
        assert self.operations is not None
        operations = self.operations
        self._qtbot.waitUntil(lambda: is_so(operations.read_now(standing)))

    def close(self) -> None:
        """Close the window, then the file, as the end of the program does."""
        if self.hub is not None:
            self.hub.stop()
        if self.window is not None and self.operations is not None:
            self.window.hide()
            self.operations.close()
            shiboken6.delete(self.window)
        if self.scanner is not None:
            self.scanner.close()
        self.scanner = self.hub = None
        self.window = self.operations = None

    def saved(self) -> Standing:
        """Return what the closed file holds."""
        till = self.till()
        found = till.read(standing)
        till.close()
        return found
