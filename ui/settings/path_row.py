"""A place on this device: what lies there, where it is, and a button that shows it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label

_MAY_BREAK: Final = "\u200b"


class PathRow(QWidget):
    """Names a file or folder; the button shows the folder it lies in."""

    def __init__(self, theme: Theme, title: str, show: Callable[[Path], None]) -> None:
        super().__init__()
        self._show = show
        self._path = Path()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "label", wraps=True))
        self._text = label(role="caption", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self._text)
        self.button = Button(theme, _("Open the folder"), "soft", icon="folder-open")
        self.button.show_text(_("Open the folder"), _("Open the folder: {what}").format(what=title))
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("medium"))
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_path(self, path: Path) -> None:
        """Name where it is; long paths break after a folder."""
        self._path = path
        broken = str(path)
        for part in ("/", "\\"):
            broken = broken.replace(part, part + _MAY_BREAK)
        self._text.setText(ltr(broken))

    def _open(self) -> None:
        self._show(self._path.parent if self._path.is_file() else self._path)
