"""One thing to fill in: its name above, the box, and the sentence about it below."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pos.errors import FieldNotAccepted
from ui.theme import Theme
from ui.widgets.label import ElidedLabel, label, leading, set_state

T = TypeVar("T")


class Field(QWidget):
    """A titled box. The sentence is a fault (kept back until corrected) or only a remark.

    box: the widget that is filled in.
    """

    def __init__(self, theme: Theme, title: str, box: QWidget) -> None:
        super().__init__()
        self.box = box
        self._note = label(role="caption", wraps=True)
        self._note.hide()
        self._title = ElidedLabel(title, "caption")
        box.setAccessibleName(title)
        box.setMinimumHeight(theme.height("control"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("hair"))
        column.addWidget(self._title)
        column.addWidget(box)
        column.addWidget(self._note)
        self.setFocusProxy(box)

    @property
    def note(self) -> str:
        """The sentence under the box, or empty."""
        return self._note.text()

    def show_title(self, title: str) -> None:
        """Change the name of the field."""
        self._title.setText(title)
        self.box.setAccessibleName(title)

    def refuse(self, sentence: str) -> None:
        """Say why what stands in the box cannot be kept."""
        self._say(sentence, "fault")

    def remark(self, sentence: str) -> None:
        """Say something to know; nothing is kept back."""
        self._say(sentence, "remark")

    def clear_note(self) -> None:
        """Take the sentence away."""
        self._say("", "caption")

    def _say(self, sentence: str, role: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self._note.setAccessibleName(sentence)
        set_state(self._note, "role", role)
        set_state(self.box, "faulty", "true" if sentence and role == "fault" else "false")


class LineField(Field):
    """A field of one line.

    Signals: edited(str): the person typed; entered(): Enter was pressed.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(
        self, theme: Theme, title: str, *, hint: str = "", line: QLineEdit | None = None
    ) -> None:
        self.line = line or QLineEdit()
        super().__init__(theme, title, self.line)
        if line is None:
            # Without a side an empty field puts its caret at the left, in Arabic too.
            self.line.setAlignment(leading())
        self.line.setPlaceholderText(hint)
        # In this order: what is said of the new text must not be taken away as said of the old.
        self.line.textEdited.connect(self._forget_fault)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.line.text()

    def take_focus(self) -> None:
        """Take the keyboard with all selected: typing replaces what stands there."""
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def show_text(self, text: str) -> None:
        """Fill the box."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def parsed(self, parse: Callable[[str], T]) -> T:
        """Read what stands in the box; what cannot be read is said here, and raised again."""
        try:
            return parse(self.text)
        except FieldNotAccepted as fault:
            self.refuse(str(fault))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            raise

    def keep_left_to_right(self) -> None:
        """Write codes and numbers from left to right, at the leading side of any screen."""
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        self.line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)

    def _forget_fault(self, _text: str) -> None:
        self.clear_note()
