"""What stands in front of the shop: the questions of the first run, or why it cannot open."""

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from pos.errors import PosError
from ui.app import Choices, Screen
from ui.fault_window import FaultWindow
from ui.first_run.beginning import Beginning
from ui.first_run.first_run import FirstRun
from ui.joining.join_ways import JoinWays
from ui.operations import Operations

_SIZE = QSize(1024, 680)


class Front(QObject):
    """One window at a time, each in the place of the last one.

    Signals: begun(Beginning): all was answered. again(): try to open the shop that is there.
    """

    begun = Signal(object)
    again = Signal()

    def __init__(
        self, screen: Screen, operations: Operations, ways: JoinWays, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._operations = operations
        self._ways = ways
        self._window: QWidget | None = None
        self._beginning = Beginning()

    def ask(self) -> None:
        """Ask the first questions, with nothing answered yet."""
        self._beginning = Beginning()
        self._ask_language()

    def show_fault(self, error: PosError, language: str) -> None:
        """Say why the shop cannot be opened."""
        window = FaultWindow(self._screen.dress(Choices(language=language)), error)
        window.again.connect(self.again)
        self._put(window)

    def clear(self) -> None:
        """Take the window away: the shop is open, or the program ends."""
        self._put(None)

    def _ask_language(self) -> None:
        # Another language is another window: its words and its direction are built in.
        window = self._first_run(Choices())
        window.language_picked.connect(self._ask_the_rest)
        window.ask_language()
        self._put(window)

    def _ask_the_rest(self, language: str) -> None:
        window = self._first_run(Choices(language=language))
        window.joined.connect(self.again)
        window.went_back.connect(self._go_back)
        window.finished.connect(self.begun)
        window.ask_seller()
        self._put(window)

    def _first_run(self, choices: Choices) -> FirstRun:
        theme = self._screen.dress(choices)
        return FirstRun(theme, self._beginning, self._operations, self._ways)

    def _go_back(self, answered: Beginning) -> None:
        self._beginning = answered
        self._ask_language()

    def _put(self, window: QWidget | None) -> None:
        old, self._window = self._window, window
        if window is not None:
            if old is not None:
                window.setGeometry(old.geometry())
                window.setWindowState(old.windowState())
            else:
                window.resize(_SIZE)
            window.show()
        if old is not None:
            old.hide()
            old.deleteLater()
