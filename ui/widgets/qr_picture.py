"""A QR symbol as large as it is given room for, in whole dots so that every camera reads it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.printing.qr import QUIET_MODULES, modules

_SIDE: Final = 212


class QrPicture(QWidget):
    """Black on white in every look: cameras know no other colours."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())

    def show_text(self, text: str) -> None:
        """Show the symbol of a text."""
        self._modules = modules(text)
        self.update()

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._modules:
            return
        across = len(self._modules)
        dots = min(self.width(), self.height()) // (across + 2 * QUIET_MODULES)
        left, top = (self.width() - dots * across) // 2, (self.height() - dots * across) // 2
        for row, line in enumerate(self._modules):
            for column, is_black in enumerate(line):
                if is_black:
                    x, y = left + column * dots, top + row * dots
                    painter.fillRect(x, y, dots, dots, Qt.GlobalColor.black)
