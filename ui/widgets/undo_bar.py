"""The undo bar: what was just done, and one tap to take it back."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel
from ui.widgets.margins import margins

SHOWN_MS: Final = 10_000


class UndoBar(QFrame):
    """Hidden until `offer`; hides itself after ten seconds or when told to.

    Signals: undone(): the person wants it taken back.
    """

    undone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "undo")
        self._text = ElidedLabel()
        button = Button(theme, _("Undo"), "undo", icon="arrow-back-up")
        line = QHBoxLayout(self)
        line.setContentsMargins(margins(theme.space("large"), 4, 4, 4))
        line.addWidget(self._text, 1)
        line.addWidget(button)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        button.clicked.connect(self.hide)
        button.clicked.connect(self.undone)
        self.hide()

    def offer(self, text: str) -> None:
        """Say what was done, for ten seconds."""
        self._text.setText(text)
        self.show()
        self._timer.start()
