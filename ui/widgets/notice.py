"""A calm row that says something to know, or why something could not be done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.label import label, set_state


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = label(role="on-warn", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("medium"), 4, theme.space("medium"), 4)
        row.addWidget(self._text)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or empty."""
        return self._text.text()

    def say(self, text: str, *, is_fault: bool = False) -> None:
        """Say a sentence; an empty one takes the row away."""
        if text and text != self.text:
            announce(self, text)
        self._text.setText(text)
        set_state(self, "role", "bad" if is_fault else "warn")
        set_state(self._text, "role", "" if is_fault else "on-warn")
        self.setVisible(bool(text))
