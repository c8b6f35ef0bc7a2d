"""Garbage is collected on the main thread and nowhere else.

Python looks for cycles on whichever thread happens to make the next object. A widget that dies
there waits for the main thread, but any other object of Qt, a timer or a model, is taken apart at
once, even while the main thread delivers an event to it: the program falls (docs/decisions/0021).
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

# Python's own thresholds: so many objects made, so many times the younger ones looked through.
_DUE: Final = (700, 10, 10)
_EVERY_MS: Final = 2_000


def collect_what_is_due() -> None:
    """Do what Python would have done by itself since the last time; on the main thread."""
    counts = gc.get_count()
    # An object is old once it outlived two collections: the older it is, the rarer it is looked at.
    due = [age for age, count in enumerate(counts) if count > _DUE[age]]
    if due:
        gc.collect(due[-1])


class Garbage(QObject):
    """Collects while the main thread is between two events, from `begin` until its parent goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def begin(self) -> None:
        """Collect from now on, leaving out what is there already: it stays until the end."""
        gc.freeze()
        self._timer.start()
