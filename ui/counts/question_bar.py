"""What a scan asks, in the place of the undo bar: answered by a tap, or left by the next scan."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.label import label

Answer = tuple[str, Callable[[], None]]


class QuestionBar(QFrame):
    """Hidden until `ask`. Leaving it without an answer changes nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "warn")
        self._text = label(role="on-warn", wraps=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space("small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("medium"), 8, theme.space("medium"), 8)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._text)
        column.addLayout(self._buttons)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked, or empty."""
        return self._text.text() if not self.isHidden() else ""

    def ask(self, text: str, answers: Sequence[Answer] = (), leave: str = "") -> None:
        """Say something, with what may be answered; leave: the words for doing nothing."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._text.setText(text)
        for words, act in answers:
            button = Button(self._theme, words, "soft")
            button.clicked.connect(partial(self._answer, act))
            self._buttons.addWidget(button, 1)
        close = Button(self._theme, leave or _("Close"), "quiet")
        close.clicked.connect(self.hide)
        self._buttons.addWidget(close, 1 if not answers else 0)
        announce(self, text)
        self.show()

    def _answer(self, act: Callable[[], None], *_checked: object) -> None:
        self.hide()
        act()
