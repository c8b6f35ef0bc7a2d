"""Work under way: a sentence, a bar, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class ProgressStep(QFrame):
    """Signals: stopped(): the person wants it to end."""

    stopped = Signal()

    def __init__(self, theme: Theme, stop: str) -> None:
        """`stop`: what the button says that ends the work."""
        super().__init__()
        self.setProperty("role", "card")
        self._text = label(role="title", wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(16)
        self.stop_button = Button(theme, stop, "soft", icon="x")
        self.stop_button.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(theme.space("large"))
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def begin(self, text: str) -> None:
        """Say what is under way; how far is not known yet."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)

    def advance(self, done: int, total: int) -> None:
        """Say how far it has come."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
