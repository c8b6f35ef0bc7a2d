"""Answers to the next question for a file; a person types a path, or takes the name proposed."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from tour import seeing

_SOON_MS: Final = 50


def save_into(folder: Path) -> None:
    """Answer the next question where a file goes: into `folder`, by the name proposed."""
    _answer_once(lambda asking: _is_chosen(asking, folder))


def open_path(path: Path) -> None:
    """Answer the next question for a file or a folder that is there, by typing its path."""
    _answer_once(lambda asking: _is_typed(asking, path))


def _answer_once(is_answered: Callable[[QFileDialog], bool]) -> None:
    """Look for the question until it stands there and has its answer, then agree to it."""

    def answer() -> None:
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QFileDialog) and is_answered(asking):
            asking.accept()
            # As a window manager does: the window that asked is in front again.
            QTimer.singleShot(0, seeing.window().activateWindow)
        else:
            QTimer.singleShot(_SOON_MS, answer)

    QTimer.singleShot(_SOON_MS, answer)


def _is_chosen(asking: QFileDialog, folder: Path) -> bool:
    """Choose a place in `folder`; true once the question, which looks for it, shows it."""
    wanted = folder / Path(asking.selectedFiles()[0]).name
    if Path(asking.selectedFiles()[0]) == wanted:
        return True
    asking.selectFile(str(wanted))
    return False


def _is_typed(asking: QFileDialog, path: Path) -> bool:
    line = asking.findChild(QLineEdit)
    if line is None:
        return False
    line.setText(str(path))
    return True
