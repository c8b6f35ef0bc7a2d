"""Whether the camera was added to this installation, and how to add it; imports nothing of it."""

import importlib
import importlib.util
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLoggingCategory

if TYPE_CHECKING:
    from ui.camera.eye import Cameras

_PARTS: Final = ("PySide6.QtMultimedia", "zxingcpp")
# Of libraries for video that a till has no need of; each start names them all.
_NOISE: Final = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg=false"


def is_added() -> bool:
    """Tell whether the parts are here; whether they start is known when they are wanted."""
    return all(importlib.util.find_spec(part) is not None for part in _PARTS)


def command() -> str:
    """Return what is typed in the folder of the program to add it."""
    return "make camera" if sys.platform == "linux" else "uv run --extra camera main.py"


def cameras() -> "Cameras":
    """Return the cameras of this device; raises ImportError where the system lacks a library."""
    QLoggingCategory.setFilterRules(_NOISE)
    from ui.camera.qt_cameras import QtCameras

    return QtCameras()
