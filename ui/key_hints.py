"""Remembers that a person uses a physical keyboard, so that buttons may name their keys.

Told by shortcuts, which no scanner sends. Watching every event of the application instead costs
more than all painting of a tap.
"""

from PySide6.QtCore import QObject, Signal


class KeyHints(QObject):
    """Outlives the windows of one run.

    is_used: some shortcut was pressed. Signals: key_used(): the first one was.
    """

    key_used = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_used = False

    def note(self) -> None:
        """A shortcut was pressed."""
        if not self.is_used:
            self.is_used = True
            self.key_used.emit()
