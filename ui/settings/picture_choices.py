"""Choices that show what they are: a small drawing above the word."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.theme import Theme


class PictureChoices(QWidget):
    """Pictures side by side, one of them taken. Signals: picked(object): its key."""

    picked = Signal(object)

    def __init__(self, theme: Theme, choices: Sequence[tuple[object, str, QPixmap]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[object, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("small"))
        for key, text, picture in choices:
            button = _picture_button(text, picture)
            button.clicked.connect(partial(self._pick, key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button, 1)

    def show_picked(self, key: object) -> None:
        """Mark what is taken."""
        self._buttons[key].setChecked(True)

    def _pick(self, key: object, *_checked: object) -> None:
        self.picked.emit(key)


def _picture_button(text: str, picture: QPixmap) -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "picture")
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIcon(QIcon(picture))
    button.setIconSize(picture.deviceIndependentSize().toSize())
    button.setText(text.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return button
