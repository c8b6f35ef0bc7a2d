"""One value of note or coin: its key, one less, and how many there are."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import isolate, money_text
from pos.domain.money import MINOR_DIGITS, Money
from pos.domain.parsing import parse_count
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.sheets.tender.in_hand import NOTES
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.note_key import NoteKey
from ui.widgets.number_line import NumberLine

KEY_WIDTH: Final = 124
_LINE_WIDTH: Final = 84


class PieceRow(QWidget):
    """Counts pieces of one value. line: how many, to type into.

    Signals: counted(int value_minor, int): there are so many now.
    """

    counted = Signal(object, object)

    def __init__(self, theme: Theme, value: Money) -> None:
        super().__init__()
        self._value = value
        self._count = 0
        px = theme.height("control")
        text = isolate(money_text(value, theme.language))
        key = _key(theme, value)
        key.setAccessibleName(_("One more of {value}").format(value=text))
        less_name = _("One less of {value}").format(value=text)
        less = square(Button(theme, role="step", icon="minus", name=less_name), px)
        self.line = NumberLine()
        self.line.setFixedSize(_LINE_WIDTH, px)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setPlaceholderText("0")
        self.line.setAccessibleName(_("How many of {value}").format(value=text))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("hair"))
        for part in (key, less, self.line):
            row.addWidget(part)
        key.clicked.connect(partial(self._step, 1))
        less.clicked.connect(partial(self._step, -1))
        self.line.textEdited.connect(self._type)

    def show_count(self, count: int) -> None:
        """Show how many there are; what is being typed is left alone."""
        self._count = count
        if self._typed() != count:
            self.line.setText(str(count) if count else "")

    def _step(self, by: int, *_checked: object) -> None:
        self.counted.emit(self._value.minor, max(0, self._count + by))

    def _type(self, _text: str) -> None:
        self.counted.emit(self._value.minor, self._typed())

    def _typed(self) -> int:
        try:
            return parse_count(self.line.text() or "0")
        except FieldNotAccepted:
            return 0


def _key(theme: Theme, value: Money) -> NoteKey | Button:
    """Return a key in the colour of the note, or with the value written on it."""
    whole = value.minor // 10 ** MINOR_DIGITS[value.currency]
    key: NoteKey | Button = Button(theme, money_text(value, theme.language), "step")
    if whole in NOTES.get(value.currency, ()):
        key = NoteKey(theme, whole, value.currency)
    key.setFixedSize(KEY_WIDTH, theme.height("control"))
    return key
