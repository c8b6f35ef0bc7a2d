"""Which keys are down, and which of them nobody but the scanner knows of."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent

from ui.scanning.key_strokes import key_name


class KeysDown:
    """Told of every press and release; a swallowed key is one whose press went nowhere."""

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._swallowed: set[int] = set()

    def press(self, event: QKeyEvent) -> None:
        """A key went down, or is about to."""
        self._down.add(key_name(event))

    def release(self, event: QKeyEvent) -> bool:
        """A key went up; False when its press was never seen."""
        was_seen = key_name(event) in self._down
        self._down.discard(key_name(event))
        return was_seen

    def swallow(self, events: Iterable[object]) -> None:
        """Remember keys still down, whose release must not reach anybody either."""
        for event in events:
            if not isinstance(event, QKeyEvent):
                continue
            if event.type() == QEvent.Type.KeyPress:
                self._swallowed.add(key_name(event))
            else:
                self._swallowed.discard(key_name(event))

    def was_swallowed(self, event: QKeyEvent) -> bool:
        """Tell once of a release whether its press was."""
        name = key_name(event)
        was_swallowed = name in self._swallowed
        self._swallowed.discard(name)
        return was_swallowed
