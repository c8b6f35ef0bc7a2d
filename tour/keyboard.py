"""The keyboard under a person's hands, and the scanner, which is a keyboard in a hurry."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos.domain.scanning import FAST
from tour import seeing
from tour.waiting import until

# Between two keys.
_PERSON_MS: Final = 150
_SCANNER_MS: Final = 9

_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Presses keys by a clock of its own: how fast they come says who types."""

    def __init__(self) -> None:
        self._clock_ms = 1_000_000

    def type(self, text: str) -> None:
        """Type where the keyboard is, at the pace of a person."""
        for character in text:
            self._key(character, _PERSON_MS)
        # The last key is held until it is sure that it begins no scan.
        QTest.qWait(2 * FAST.silence_ms)

    def scan(self, code: str) -> None:
        """Read a label with a scanner that types like a keyboard."""
        for character in code:
            self._key(character, _SCANNER_MS)
        self._key("\r", _SCANNER_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Press one key, as the keyboard of the machine would."""
        if QApplication.activeWindow() is None:
            # As a window manager does, which off-screen is not there: after a list that dropped
            # down has closed, the window in front has the keyboard again.
            seeing.window().activateWindow()
            until(lambda: QApplication.activeWindow() is not None, "the keyboard")
        QTest.keyClick(seeing.window().windowHandle(), key, modifier)

    def _key(self, character: str, after_ms: int) -> None:
        """Press a key so long after the last one, by the clock of the keyboard."""
        self._clock_ms += after_ms
        # Letters beyond ASCII have no key code of their own: the text says what was typed.
        key = ord(character.upper()) if character.isascii() else int(Qt.Key.Key_unknown)
        if character == "\r":
            key = int(Qt.Key.Key_Return)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, _NO_MODIFIER, character)
            event.setTimestamp(self._clock_ms)
            QCoreApplication.sendEvent(seeing.window().windowHandle(), event)
