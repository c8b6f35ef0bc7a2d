"""One keypad for many lines: it types into the one that had the keyboard last."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Theme
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.number_line import NumberLine


class SharedKeypad(Keypad):
    """A keypad for amounts, shared by the number lines inside `whole`."""

    def __init__(self, theme: Theme, whole: QWidget) -> None:
        super().__init__(theme, COMMA)
        self._whole = whole
        self._line: NumberLine | None = None
        self.typed.connect(self._type_into_line)
        self.erased.connect(self._erase_in_line)
        # A method of this object: the connection ends with it.
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QObject | None, now: QObject | None) -> None:
        if isinstance(now, NumberLine) and self._whole.isAncestorOf(now):
            self._line = now

    def _type_into_line(self, key: str) -> None:
        if self._line is not None:
            self._line.type_key(key)

    def _erase_in_line(self) -> None:
        if self._line is not None:
            self._line.erase()
