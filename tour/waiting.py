"""Waiting for the screen as a person does: until something is there, and not for ever."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

from pos.errors import PosError
from pos.i18n import gettext as _

_GLANCE_MS: Final = 8
_PATIENCE: Final = 20.0


class NotSeen(PosError):
    """Something that should be on the screen or on paper did not come."""


def until(is_so: Callable[[], bool], what: str) -> None:
    """Let the program run until `is_so`; raises `NotSeen`, naming `what`, after 20 seconds."""
    deadline = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > deadline:
            raise NotSeen(_("This did not come: {what}").format(what=what))
        glance()


def glance() -> None:
    """Let the program run for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(_GLANCE_MS, loop.quit)
    loop.exec()
