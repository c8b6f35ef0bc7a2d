"""The camera among the settings: the way to try it, or one line on how to add it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from ui.camera import extra
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class CameraPart(QWidget):
    """button: None without the extra. Signals: testing(): the camera is to be tried out."""

    testing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.button: Button | None = None
        if extra.is_added():
            self.button = Button(theme, _("Try the camera"), "soft", icon="camera")
            self.button.clicked.connect(self.testing)
            row.addWidget(self.button)
            row.addStretch(1)
        else:
            row.addWidget(label(_way(), "caption", wraps=True))


def _way() -> str:
    text = _(
        "A camera can read codes and take photos too. To add this (170 MB to download), close "
        "Rahba and type “{command}” in its folder."
    )
    return text.format(command=ltr(extra.command()))
