"""What every chip of one window says: they ask it when they are first shown, and follow it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chip_state import ChipState


class ChipBoard(QObject):
    """state: None until something is known. Signals: stated(ChipState): it changed."""

    stated = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.state: ChipState | None = None

    def show_state(self, state: ChipState) -> None:
        """Let every chip of the window say this."""
        if state != self.state:
            self.state = state
            self.stated.emit(state)


def board_of(window: QWidget) -> ChipBoard | None:
    """Return the board of a window, None where no shop is open."""
    return window.findChild(ChipBoard)
