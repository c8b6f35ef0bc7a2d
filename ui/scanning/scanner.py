"""The one queue of scans: from keys and from a serial line, to whichever window stands."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pos.domain.scanner import ScannerSettings
from pos.domain.scanning import SLOW, Scan
from ui.operations import Operations
from ui.scanning.listener import Listener
from ui.scanning.serial_line import SerialLine

Take = Callable[[Scan], None]


class Scanner(QObject):
    """Lives as long as the program. What is scanned before a window stands waits for one.

    listener: for what must be judged in another way for a moment. line: the serial line.
    Signals: set(ScannerSettings): how this device is set, as last read.
    """

    set = Signal(object)

    def __init__(self, application: QGuiApplication, operations: Operations) -> None:
        super().__init__(application)
        self.settings = ScannerSettings()
        self.listener = Listener(application)
        self.line = SerialLine(self)
        self._operations = operations
        self._take: Take | None = None
        self._waiting: deque[Scan] = deque()
        self.listener.scanned.connect(self._scanned)
        self.line.scanned.connect(self._scanned)

    def serve(self, take: Take | None) -> None:
        """Give scans to `take` from now on, those that waited first; None lets them wait."""
        self._take = take
        while self._waiting and self._take is not None:
            self._take(self._waiting.popleft())

    def read_settings(self) -> None:
        """Listen as this device is set; call once the file is open, and when it is set anew."""
        # The listener stands before the database has been loaded.
        from pos.services.scanner import scanner_settings

        self._operations.read(self, scanner_settings, done=self._use)

    def learn(self, *, is_learning: bool) -> None:
        """Hear slow scanners too for a while, whatever is set."""
        profile = SLOW.with_shortest(4) if is_learning else self.settings.profile
        self.listener.set_profile(profile)

    def stop(self) -> None:
        """Let the serial line go; what is scanned from now on waits."""
        self._take = None
        self.line.stop()

    def close(self) -> None:
        """Hear nothing any more: the program ends."""
        self.stop()
        self.listener.stop()

    def _use(self, settings: ScannerSettings) -> None:
        self.settings = settings
        if settings.profile != self.listener.profile:
            self.listener.set_profile(settings.profile)
        self.line.listen(settings.port, settings.baud)
        self.set.emit(settings)

    def _scanned(self, scan: Scan) -> None:
        self._waiting.append(scan)
        self.serve(self._take)
