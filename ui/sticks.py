"""Which of the disks of this computer is a stick: where a file of exchange is looked for first."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo

# Where Linux and macOS mount what is plugged in; Windows gives a letter, which says nothing.
_PLUGGED_IN: Final = ("/media/", "/run/media/", "/Volumes/")


def stick() -> Path | None:
    """Return a stick that is plugged in and can be written to, None where there is none."""
    volumes = QStorageInfo.mountedVolumes()
    usable = (v for v in volumes if v.isReady() and not v.isReadOnly() and not v.isRoot())
    return stick_among(volume.rootPath() for volume in usable)


def stick_among(roots: Iterable[str]) -> Path | None:
    """Return the first of these folders under which sticks are mounted."""
    return next((Path(root) for root in roots if root.startswith(_PLUGGED_IN)), None)
