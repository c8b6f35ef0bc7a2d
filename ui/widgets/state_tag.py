"""A small tag that says how something stands: an icon and a word, on a quiet colour."""

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme import Theme
from ui.widgets.label import label, set_state
from ui.widgets.margins import margins


class StateTag(QFrame):
    """Shows one state. role: info, warn, ok or bad; never colour alone."""

    def __init__(self, theme: Theme, text: str = "", role: str = "info", icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._picture = QLabel()
        self._words = label("", f"on-{role}")
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(10, 4, 10, 4))
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self.show_state(text, role, icon)

    def show_state(self, text: str, role: str, icon: str) -> None:
        """Say another state."""
        set_state(self, "role", role)
        set_state(self._words, "role", f"on-{role}")
        self._words.setText(text)
        px = self._theme.sizes.icons["small"]
        # Until a state is known there is no icon for it.
        drawn = self._theme.pixmap(icon, f"{role}_ink", px) if icon else QPixmap()
        self._picture.setPixmap(drawn)
