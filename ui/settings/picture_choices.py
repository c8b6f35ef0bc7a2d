"""Choices that show what they are: a small drawing above the word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton

from ui.settings.section import Choices
from ui.theme import Theme


class PictureChoices(Choices):
    """Pictures side by side, each above its word."""

    def __init__(self, theme: Theme, choices: Sequence[tuple[object, str, QPixmap]]) -> None:
        super().__init__(theme, ())
        for key, text, picture in choices:
            self.offer(key, _picture_button(text, picture))


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
