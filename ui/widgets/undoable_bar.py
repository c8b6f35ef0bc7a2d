"""The undo bar of a page whose sheets say what takes their work back."""

from ui.operations import Operations
from ui.theme import Theme
from ui.undoable import Undoable
from ui.widgets.undo_bar import UndoBar


class UndoableBar(UndoBar):
    """Offers the last thing done; runs what takes it back through the door, once."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__(theme)
        self._operations = operations
        self._last: Undoable | None = None
        self.undone.connect(self.take_back)

    def take(self, done: Undoable) -> None:
        """Offer to take this back."""
        self._last = done
        self.offer(done.sentence)

    def take_back(self) -> None:
        """Take the last thing back while it is still offered."""
        last, self._last = self._last, None
        if last is not None:
            self.hide()
            self._operations.write(self, last.service, *last.arguments)
