"""A value that is changed step by step: less, what it is, more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import label


class StepRow(QWidget):
    """A title over two buttons and a text. Signals: stepped(int): -1 or +1."""

    stepped = Signal(int)

    def __init__(
        self,
        theme: Theme,
        title: str,
        less: tuple[str, str],
        more: tuple[str, str],
        *,
        keeps_sides: bool = False,
    ) -> None:
        """`less`, `more`: icon and name of each button; keeps_sides: left is left in Arabic too."""
        super().__init__()
        self._text = label(role="label")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMinimumWidth(96)
        px = theme.height("control")
        steps = QWidget()
        if keeps_sides:
            steps.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = QHBoxLayout(steps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("small"))
        for (icon, name), by in ((less, -1), (more, 1)):
            button = square(Button(theme, role="step", icon=icon, name=name), px)
            button.clicked.connect(lambda _checked=False, by=by: self.stepped.emit(by))
            line.addWidget(button)
            if by < 0:
                line.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("hair"))
        column.addWidget(label(title, "caption", wraps=True))
        column.addWidget(steps)

    def say(self, text: str) -> None:
        """Show what the value is."""
        self._text.setText(text)
