"""The system's dialogs that ask for a file or a folder, begun where something is.

Qt begins where the last dialog ended. That may have been a stick that is no longer there: then the
dialog shows nothing, and what is saved ends in an error.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(over: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask where a file goes; name: the one proposed. None when the person would rather not."""
    path, _kind = QFileDialog.getSaveFileName(over, title, str(usual_folder() / name), kinds)
    return Path(path) if path else None


def ask_for_pdf(over: QWidget, title: str, name: str) -> Path | None:
    """Ask where a PDF goes, which then ends in `.pdf`; name: the one proposed, without ending."""
    file = ask_where_to_save(over, title, f"{name}.pdf", "PDF (*.pdf)")
    return None if file is None else file.with_suffix(".pdf")


def ask_for_file(over: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """Ask for a file to read. start: the folder to begin in, if it is there."""
    path, _kind = QFileDialog.getOpenFileName(over, title, str(usual_folder(start)), kinds)
    return Path(path) if path else None


def ask_for_folder(over: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Ask for a folder. start: the one to begin in, if it is there."""
    path = QFileDialog.getExistingDirectory(over, title, str(usual_folder(start)))
    return Path(path) if path else None


def usual_folder(start: Path | None = None) -> Path:
    """Return the folder to begin in: `start`, that of the last dialog, that of documents.

    The first of them that is there now; the home folder where none is.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # Without a folder given, a new dialog begins where the last one ended.
    last = Path(QFileDialog().directory().absolutePath())
    offered = [*([] if start is None else [start]), last, Path(documents)]
    return next((folder for folder in offered if folder.is_dir()), Path.home())
