"""The keys that work anywhere on the page that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.key_hints import KeyHints
from ui.page import Key


class KeyBindings:
    """Binds keys to `area`, and those of another page in their place when it opens."""

    def __init__(self, area: QWidget, hints: KeyHints) -> None:
        self._area = area
        self._hints = hints
        self._shortcuts: list[QShortcut] = []

    def bind(self, keys: Sequence[Key]) -> None:
        """Let these keys work, and no others."""
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = [self._shortcut(key) for key in keys]

    def _shortcut(self, key: Key) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key.sequence), self._area)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._hints.note)
        shortcut.activated.connect(key.act)
        return shortcut
