"""A PIN typed on a keypad: dots for the digits, never the digits themselves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.pins import LONGEST
from ui.theme import Theme
from ui.widgets.keypad import Keypad
from ui.widgets.label import label

_DOT = "●"


class PinPad(QWidget):
    """Takes a PIN by finger and by keyboard. pin: what was typed so far.

    Signals: typed(): another digit, or one less.
    """

    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.pin = ""
        self._dots = label(role="total-compact")
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots.setMinimumHeight(theme.height("method"))
        self._pad = Keypad(theme, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._dots)
        column.addWidget(self._pad, 1)
        self._pad.typed.connect(self._type)
        self._pad.erased.connect(self._erase)
        self.clear()

    def clear(self) -> None:
        """Begin again."""
        self.pin = ""
        self._show()

    def take_key(self, event: QKeyEvent) -> bool:
        """Type what a physical key means; False when it means nothing here."""
        return self._pad.take_key(event)

    def _type(self, digit: str) -> None:
        if digit.isdecimal() and len(self.pin) < LONGEST:
            self.pin += digit
            self._show()

    def _erase(self) -> None:
        self.pin = self.pin[:-1]
        self._show()

    def _show(self) -> None:
        count = len(self.pin)
        self._dots.setText(" ".join(_DOT * count) or "–")
        said = ngettext("{count} digit typed", "{count} digits typed", count).format(count=count)
        self._dots.setAccessibleName(said if count else _("PIN"))
        self.typed.emit()
