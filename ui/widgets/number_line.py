"""A line for numbers: any digits a keyboard gives, and the keys of an on-screen keypad."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from pos.domain.parsing import keypad_digit


class NumberLine(QLineEdit):
    """Writes Western digits whatever the keyboard's layout: the AZERTY top row, Arabic digits.

    Selects all when it gets the keyboard, so that typing replaces what stands there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMaxLength(24)

    def type_key(self, typed: str) -> None:
        """Type what a key of the keypad says."""
        self.insert(typed)
        self.textEdited.emit(self.text())

    def erase(self) -> None:
        """Take the selection or the last character away."""
        self.backspace()
        self.textEdited.emit(self.text())

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = keypad_digit(event.text())
        is_command = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if digit and not is_command:
            self.type_key(digit)
            return
        super().keyPressEvent(event)
