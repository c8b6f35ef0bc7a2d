"""The mark of Rahba, on the rail and on the windows in front of the shop."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from ui.icons import drawing
from ui.theme import Theme
from ui.tokens import RESOURCES

_MARK_PX: Final = 40


def brand_mark(theme: Theme, px: int = _MARK_PX) -> QLabel:
    """Return the mark of Rahba, `px` wide."""
    mark = QLabel()
    source = (RESOURCES / "rahba.svg").read_text(encoding="utf-8")
    mark.setPixmap(drawing(source, QSize(px, px), theme.ratio))
    return mark
