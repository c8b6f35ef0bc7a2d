"""First question, without a word: three languages, each in its own script."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.brand_mark import brand_mark
from ui.widgets.button import Button

OWN_NAMES: Final = {"fr": "Français", "ar": "العربية", "en": "English"}
_WIDTH: Final = 360


class LanguageStep(QWidget):
    """Three large buttons. Signals: picked(str): the language's code."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setDirection(QBoxLayout.Direction.TopToBottom)
        column.setSpacing(theme.space("large"))
        column.addStretch(1)
        column.addWidget(brand_mark(theme, 88), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space("large"))
        for code, name in OWN_NAMES.items():
            button = Button(theme, name, "language")
            button.setFixedSize(_WIDTH, theme.height("action"))
            button.clicked.connect(partial(self._pick, code))
            self._buttons[code] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def focus_on(self, code: str) -> None:
        """Put the keyboard on a language, such as the one picked before."""
        self._buttons[code].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.picked.emit(code)
