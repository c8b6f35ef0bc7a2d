"""Keys that say yes: Enter of both kinds, and what saves a form from any of its fields."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def saves_form(event: QKeyEvent) -> bool:
    """Tell whether a key saves a form wherever the keyboard is on it: F4, or Ctrl with Enter."""
    has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_F4 or (event.key() in ENTER and has_control)
