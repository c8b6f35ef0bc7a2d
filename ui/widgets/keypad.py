"""The keypad: 1-2-3 on top, as on telephones and card terminals, and never mirrored."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pos.domain.parsing import keypad_digit
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button

_DIGITS: Final = "123456789"
COMMA: Final = ","
DOUBLE_ZERO: Final = "00"


class Keypad(QWidget):
    """Digits for a finger; `take_key` reads the same from a physical keyboard.

    corner: what stands under 7, one key or two half as wide: `,` and `00` for amounts.
    Signals: typed(str): digits or a comma; erased(): the last character goes.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(self, theme: Theme, corner: Sequence[str] = (DOUBLE_ZERO,)) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space("small"))
        # Each digit is two columns wide, so that two keys can share the corner.
        for number, digit in enumerate(_DIGITS):
            grid.addWidget(self._key(theme, digit), number // 3, number % 3 * 2, 1, 2)
        for number, typed in enumerate(corner):
            grid.addWidget(self._key(theme, typed), 3, number, 1, 2 // len(corner))
        grid.addWidget(self._key(theme, "0"), 3, 2, 1, 2)
        erase = _stretched(Button(theme, role="key", icon="backspace", name=_("Erase")))
        erase.clicked.connect(self.erased)
        grid.addWidget(erase, 3, 4, 1, 2)
        for column in range(6):
            grid.setColumnStretch(column, 1)

    def take_key(self, event: QKeyEvent) -> bool:
        """Type what a physical key means, from any layout; False when it means nothing here."""
        if event.modifiers() & _COMMANDS:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
            return True
        typed = keypad_digit(event.text()) or (COMMA if event.text() in {",", ".", "٫"} else "")
        if typed:
            self.typed.emit(typed)
        return bool(typed)

    def _key(self, theme: Theme, text: str) -> Button:
        key = _stretched(Button(theme, text, "key"))
        key.clicked.connect(partial(self._type, text))
        return key

    def _type(self, text: str, *_checked: object) -> None:
        self.typed.emit(text)


_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _stretched(button: Button) -> Button:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return button
