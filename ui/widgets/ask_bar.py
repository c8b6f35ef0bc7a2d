"""The ask bar: one question in the place of the undo bar, answered by one more tap or left."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class AskBar(QFrame):
    """Hidden until `ask`; goes away with an answer, or when something else happens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "warn")
        self._act: Callable[[], None] | None = None
        self._text = label(role="on-warn", wraps=True)
        self._yes = Button(theme, "", "soft")
        no = Button(theme, _("No"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space("medium"), 8, theme.space("medium"), 8)
        column.setSpacing(theme.space("small"))
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        row.addWidget(self._yes, 1)
        row.addWidget(no)
        column.addLayout(row)
        self._yes.clicked.connect(self._answer)
        no.clicked.connect(self.hide)
        self.hide()

    def ask(self, text: str, answer: str, act: Callable[[], None]) -> None:
        """Show a question; `answer` names what the button does."""
        self._act = act
        self._text.setText(text)
        self._yes.show_text(answer)
        self.show()

    def _answer(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
