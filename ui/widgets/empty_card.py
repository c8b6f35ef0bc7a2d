"""What stands where a list will be, and what to do so that it fills."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class EmptyCard(QFrame):
    """A picture, a sentence, perhaps a second one, and buttons; the first is the main one.

    Signals: picked(int): the number of the button that was pressed.
    """

    picked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str = "",
        actions: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`actions` are (icon, words) of each button."""
        super().__init__()
        self.setProperty("role", "card")
        self._title = label(title, "heading", wraps=True)
        self._text = label(text, "caption", wraps=True)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon, "muted_ink", 64))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("wide"), theme.space("wide"), 24, 24)
        column.setSpacing(theme.space("medium"))
        column.addStretch(2)
        for part in (picture, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(theme.space("medium"))
        column.addLayout(self._buttons(theme, actions))
        column.addStretch(3)
        self._text.setVisible(bool(text))

    def say(self, title: str, text: str = "") -> None:
        """Change the sentences."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _buttons(self, theme: Theme, actions: Sequence[tuple[str, str]]) -> QHBoxLayout:
        # More than two stand one under the other: a row of them is too wide for half a screen.
        is_column = len(actions) > 2
        group: QBoxLayout = QVBoxLayout() if is_column else QHBoxLayout()
        group.setSpacing(theme.space("medium"))
        for number, (icon, words) in enumerate(actions):
            button = Button(theme, words, "main" if number == 0 else "soft", icon=icon)
            button.clicked.connect(partial(self._pick, number))
            group.addWidget(button)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addLayout(group)
        line.addStretch(1)
        return line

    def _pick(self, number: int, *_checked: object) -> None:
        self.picked.emit(number)
