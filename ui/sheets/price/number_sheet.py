"""One number asked on the keypad: the price of a piece, the length of a cut."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos.errors import FieldNotAccepted
from ui.sheets.price.entry import typed_after
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

T = TypeVar("T")


@dataclass(frozen=True)
class Question(Generic[T]):
    """What is asked. unit: written after the number. decimals: at most, zero to three.

    read: turns the typed text into a value, or raises `FieldNotAccepted` with the reason.
    tell: says what the value means (the price of the cut); the button carries `action`.
    """

    title: str
    text: str
    unit: str
    action: str
    decimals: int
    read: Callable[[str], T]
    tell: Callable[[T], str]


class NumberSheet(Sheet, Generic[T]):
    """Asks a `Question` and calls `answered` once with its value."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        question: Question[T],
        answered: Callable[[T], None],
    ) -> None:
        super().__init__(theme, window, question.title, width=560, height=600)
        self._question = question
        self._answered: Callable[[T], None] | None = answered
        self._typed = ""
        self._shown = label(role="total-compact")
        self._said = label(role="caption", wraps=True)
        self._pad = Keypad(theme, (COMMA,) if question.decimals else (DOUBLE_ZERO,))
        self._confirm = Button(theme, question.action, "primary", icon="check")
        self.body.addWidget(label(question.text, "label", wraps=True))
        self.body.addWidget(self._screen())
        self.body.addWidget(self._pad, 1)
        self.body.addWidget(self._confirm)
        self._pad.typed.connect(self._type)
        self._pad.erased.connect(self._erase)
        self._confirm.clicked.connect(self._answer)
        self._show()

    def _screen(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 8, 20, 8)
        row = QHBoxLayout()
        unit: QLabel = label(self._question.unit, "title")
        row.addWidget(self._said, 1)
        row.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignTrailing)
        row.addWidget(unit)
        column.addLayout(row)
        return card

    def _type(self, text: str) -> None:
        self._typed = typed_after(self._typed, text, self._question.decimals)
        self._show()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _show(self) -> None:
        self._shown.setText(self._typed or "0")
        value = self._value()
        self._confirm.setEnabled(value is not None)

    def _value(self) -> T | None:
        """Return what was typed as a value, None with the reason beside it while it is none."""
        self._said.setText("")
        if not self._typed.strip("0,"):
            return None
        try:
            value = self._question.read(self._typed)
        except FieldNotAccepted as error:
            self._said.setText(str(error))
            return None
        self._said.setText(self._question.tell(value))
        return value

    def _answer(self) -> None:
        value = self._value()
        if value is None or self._answered is None:
            return
        answered, self._answered = self._answered, None
        self.close_sheet()
        answered(value)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._answer()
        elif not self._pad.take_key(event):
            super().keyPressEvent(event)
