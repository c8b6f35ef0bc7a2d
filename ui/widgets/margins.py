"""Margins by leading and trailing side: Qt mirrors layouts, but not the margins around them."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QGuiApplication


def margins(leading: int, top: int, trailing: int, bottom: int) -> QMargins:
    """Return margins in px for the direction of the application."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return QMargins(trailing, top, leading, bottom)
    return QMargins(leading, top, trailing, bottom)
