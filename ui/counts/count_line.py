"""The line for how many: digits are the number, letters are the name of something to look for."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from pos.domain.parsing import keypad_digit
from ui.widgets.number_line import NumberLine

_MARKS: Final = frozenset(",.٫")


class CountLine(NumberLine):
    """Signals: lettered(str): a letter was typed, which is no part of a number."""

    lettered = Signal(str)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        is_command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_command and event.key() == Qt.Key.Key_Z and not self.text():
            # Nothing typed that could be taken back: what was counted is.
            event.ignore()
        elif typed.isalpha() and not keypad_digit(typed) and not is_command:
            self.lettered.emit(typed)
        elif typed.isprintable() and typed and not keypad_digit(typed) and typed not in _MARKS:
            event.ignore()
        else:
            super().keyPressEvent(event)
