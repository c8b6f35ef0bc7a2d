"""Fields that are kept when they are left: no button to forget, and nothing typed is lost.

What cannot be kept stays in the box with the reason under it. What is shown from outside never
replaces what is being typed.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from pos.domain.text import LINE_BREAK, clean_name, clean_text
from pos.errors import FieldNotAccepted
from pos.i18n import is_right_to_left
from ui.theme import Theme
from ui.widgets.field import Field, LineField


class KeptLine(LineField):
    """One line. Signals: kept(str): another text, tidied, was left in the box.

    clean: tidies the text, or raises `FieldNotAccepted`.
    """

    kept = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        hint: str = "",
        clean: Callable[[str], str] = clean_name,
    ) -> None:
        super().__init__(theme, title, hint=hint)
        self.title = title
        self._clean = clean
        self.line.editingFinished.connect(self.settle)

    def show_kept(self, text: str) -> None:
        """Show what is kept, unless something else is being typed."""
        if not self.line.isModified() and text != self.text:
            self.show_text(text)

    @property
    def is_being_typed(self) -> bool:
        """True while the box holds what is not kept yet."""
        return self.line.isModified()

    def settle(self) -> None:
        """Keep what was typed, now."""
        if not self.line.isModified():
            return
        try:
            text = self._clean(self.text)
        except FieldNotAccepted as fault:
            self.refuse(str(fault))
            return
        self.show_text(text)
        self.kept.emit(text)

    def write_in(self, code: str) -> None:
        """Take the direction of a language, whatever that of the screen."""
        mirrored = is_right_to_left(code)
        self.line.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )


class _Box(QPlainTextEdit):
    """A few lines of text. Signals: left(): the keyboard went elsewhere."""

    left = Signal()

    # Overrides of Qt methods.

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class KeptText(Field):
    """A few lines. Signals: kept(str): another text, its lines parted by U+2028."""

    kept = Signal(str)

    def __init__(self, theme: Theme, title: str, *, hint: str = "", lines: int = 3) -> None:
        self.text_box = _Box()
        super().__init__(theme, title, self.text_box)
        self.title = title
        self.text_box.setPlaceholderText(hint)
        self.text_box.setTabChangesFocus(True)
        line = self.text_box.fontMetrics().lineSpacing() * theme.text_percent // 100
        self.text_box.setFixedHeight(max(lines * (line + 4) + 24, theme.height("control")))
        self.text_box.left.connect(self.settle)
        self.text_box.textChanged.connect(self.clear_note)

    def show_kept(self, text: str) -> None:
        """Show what is kept, unless something else is being typed."""
        plain = text.replace(LINE_BREAK, "\n")
        document = self.text_box.document()
        if not document.isModified() and plain != self.text_box.toPlainText():
            self.text_box.setPlainText(plain)

    @property
    def is_being_typed(self) -> bool:
        """True while the box holds what is not kept yet."""
        return self.text_box.document().isModified()

    def settle(self) -> None:
        """Keep what was typed, now."""
        document = self.text_box.document()
        if not document.isModified():
            return
        try:
            text = clean_text(self.text_box.toPlainText())
        except FieldNotAccepted as fault:
            self.refuse(str(fault))
            return
        document.setModified(False)
        self.show_kept(text)
        self.kept.emit(text)
