"""Beside the form: the photo, or the keypad while a number is being typed."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.operations import Operations
from ui.sheets.product.photo_panel import PhotoPanel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.number_line import NumberLine

# A line that has the keyboard already gets no FocusIn when it is tapped again.
_TURNS_TO_NUMBERS: Final = {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}


class ProductSide(QStackedWidget):
    """Shows `photo`, and the keypad as long as one of the watched lines has the keyboard.

    The photo is one tap away then too; a tap into the line brings the keypad back.
    """

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self.photo = PhotoPanel(theme, operations)
        self._keypad = Keypad(theme, (COMMA,))
        self._typing = self._keypad_with_way_back(theme)
        self._line: NumberLine | None = None
        self.addWidget(self.photo)
        self.addWidget(self._typing)
        self.setFixedWidth(self.photo.width())
        self._keypad.typed.connect(self._type)
        self._keypad.erased.connect(self._erase)

    def watch(self, line: NumberLine) -> None:
        """Offer the keypad for this line."""
        line.installEventFilter(self)

    def _keypad_with_way_back(self, theme: Theme) -> QWidget:
        self._keypad.setMaximumHeight(4 * theme.height("action"))
        to_photo = Button(theme, _("See the photo"), "soft", icon="photo")
        to_photo.clicked.connect(lambda: self.setCurrentWidget(self.photo))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self._keypad, 1)
        column.addWidget(to_photo)
        column.addStretch(0)
        return whole

    def _type(self, typed: str) -> None:
        if self._line is not None:
            self._line.type_key(typed)

    def _erase(self) -> None:
        if self._line is not None:
            self._line.erase()

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, NumberLine) and event.type() in _TURNS_TO_NUMBERS:
            self._line = watched
            self.setCurrentWidget(self._typing)
        elif event.type() == QEvent.Type.FocusOut and watched is self._line:
            self.setCurrentWidget(self.photo)
        return super().eventFilter(watched, event)
