"""A scanner that imitates an American keyboard, as the system would bring its keys to a window."""

import itertools
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from pos.domain.keyboard import Keyboard, us_character

NONE: Final = Qt.KeyboardModifier.NoModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier

# What a French layout makes of the keys of the American one.
AZERTY: Final = str.maketrans(
    "1234567890-qwertyuiopasdfghjkl;zxcvbnm,./!@#$%^&*()QWAZM",
    "&é\"'(-è_çà)azertyuiopqsdfghjklmwxcvbn,;:!1234567890AZQW?",
)
# The same for Tifinagh, where some digits type nothing.
TIFINAGH: Final = str.maketrans("1234567890-", "&\0\"'(-\0_\0\0)")
US: Final[dict[int, int]] = {}

_KEYS: Final = {
    us_character(code, Keyboard.X11, is_shifted=shifted): (code, shifted)
    for code, shifted in itertools.product(range(1, 120), (True, False))
}
_now = [5_000_000]


class Gun:
    """Presses keys so many milliseconds apart; the clock is its own, nothing is waited for."""

    def __init__(self, layout: dict[int, int] = US, gap_ms: int = 9) -> None:
        self._layout = layout
        self._gap_ms = gap_ms

    def scan(self, code: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Read a label: its characters, then Enter."""
        self.rest()
        self.press_all(code)
        if end is not None:
            self.press(end, "\t" if end is Qt.Key.Key_Tab else "\r", 36)

    def press_all(self, code: str, gaps_ms: Iterable[int] = ()) -> None:
        """Press the keys of a code, `gaps_ms` before each or as usual."""
        for character, gap in itertools.zip_longest(code, gaps_ms):
            if character is None:
                return
            scan_code, is_shifted = _KEYS[character]
            typed = character.translate(self._layout).replace("\0", "")
            modifier = SHIFT if is_shifted else NONE
            self.press(_key(typed), typed, scan_code, modifier, gap_ms=gap)

    def press(
        self,
        key: int,
        text: str,
        scan_code: int,
        modifier: Qt.KeyboardModifier = NONE,
        *,
        gap_ms: int | None = None,
        is_repeat: bool = False,
    ) -> None:
        """Press and release one key."""
        _now[0] += self._gap_ms if gap_ms is None else gap_ms
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            _send(QKeyEvent(kind, key, modifier, scan_code, 0, 0, text, is_repeat))

    def release(self, key: int, text: str, scan_code: int) -> None:
        """Release a key whose press the system kept for itself."""
        _now[0] += self._gap_ms
        _send(QKeyEvent(QEvent.Type.KeyRelease, key, NONE, scan_code, 0, 0, text))

    def rest(self, pause_ms: int = 400) -> None:
        """Let time pass on the clock of the keyboard."""
        _now[0] += pause_ms


def _send(event: QKeyEvent) -> None:
    event.setTimestamp(_now[0])
    if event.type() == QEvent.Type.ShortcutOverride:
        event.ignore()
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    QCoreApplication.sendEvent(window, event)


def typed_by(layout: dict[int, int], code: str) -> str:
    """Return what a layout makes of a code."""
    return code.translate(layout).replace("\0", "")


def _key(typed: str) -> int:
    return ord(typed.upper()) if typed else int(Qt.Key.Key_unknown)
