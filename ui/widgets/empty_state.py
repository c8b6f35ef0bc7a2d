"""What stands where there is nothing yet: what will be here, and how it comes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label

_ICON_PX = 56


def empty_state(
    theme: Theme, icon: str, title: str, text: str = "", action: Button | None = None
) -> QWidget:
    """Return a quiet picture with a title, a sentence and at most one thing to do."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(theme.space("small"))
    picture = QLabel()
    picture.setPixmap(theme.pixmap(icon, "line_strong", _ICON_PX))
    column.addStretch(1)
    column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
    for words, role in ((title, "label"), (text, "caption")):
        if words:
            line = label(words, role, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
    if action is not None:
        column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return whole
