"""From the first second to the window: which file, which questions, which screen.

A device has at most two files: the shop, and a sample fair that is thrown away when its owner has
seen enough. Without either, the first run asks three things.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pos.errors import PosError
from pos.folders import Folders
from pos.services.device import DeviceSettings, device_settings, save_device_settings
from pos.services.keys import Keys
from pos.services.sample import open_sample
from pos.services.shop import Counter, counter, open_shop
from pos.services.till import Changed, Connection, Till, UnitOfWork, open_till
from ui.app import Choices, Screen
from ui.fault_window import FaultWindow
from ui.first_run.beginning import Beginning, FirstProducts
from ui.first_run.first_run import FirstRun
from ui.operations import Operations
from ui.rail import PageEntry

# How long the till rests before the log is moved into the file, milliseconds.
_IDLE_MS = 3000

Entries: TypeAlias = Callable[["Program"], Sequence[PageEntry]]


class Program(QObject):
    """One run of the program on one device.

    entries: the pages, built when the shop is open.
    """

    def __init__(self, application: QApplication, folders: Folders, entries: Entries) -> None:
        super().__init__(application)
        self._application = application
        self.folders = folders
        self._entries = entries
        self.operations = Operations(self._open, self)
        self.screen = Screen(application, self.operations, lambda: entries(self))
        self._beginning: Beginning | None = None
        self._front: QWidget | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.operations.rest)
        self.operations.changed.connect(self._follow)
        application.aboutToQuit.connect(self.operations.close)

    def start(self) -> None:
        """Open the shop of this device, or ask the first questions."""
        if self.folders.shop.exists() or self.folders.example.exists():
            self._open_window()
        else:
            self._ask_language()
