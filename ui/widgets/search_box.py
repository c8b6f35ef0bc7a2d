"""The search and scan box.

A frame round an icon and a bare field, because icons that Qt puts into a line edit ignore sizes.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import leading, set_state
from ui.widgets.margins import margins


class SearchBox(QFrame):
    """A field with a magnifying glass; `field` is the line edit itself.

    scans: shows the scanner's mark while empty. Typed text can be cleared with one tap.
    """

    def __init__(self, theme: Theme, placeholder: str, *, scans: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setFixedHeight(theme.height("control") + theme.space("hair") + 2)
        self.field = QLineEdit()
        self.field.setProperty("role", "bare")
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        # Without a side an empty field puts its caret at the left, in Arabic too.
        self.field.setAlignment(leading())
        self.field.installEventFilter(self)
        self._clear = square(
            Button(theme, role="quiet", icon="x", name=_("Clear the search")), theme.height("step")
        )
        self._clear.hide()
        self._mark = _picture(theme, "scan") if scans else None
        line = QHBoxLayout(self)
        line.setContentsMargins(margins(6, 0, 4, 0))
        line.setSpacing(theme.space("hair"))
        line.addWidget(_picture(theme, "search"))
        line.addWidget(self.field, 1)
        if self._mark is not None:
            line.addWidget(self._mark)
        line.addWidget(self._clear)
        self._clear.clicked.connect(self.field.clear)
        self.field.textChanged.connect(self._show_clear)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if self._mark is not None:
            self._mark.setVisible(not text)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            set_state(self, "focused", "true" if event.gotFocus() else "false")
        return super().eventFilter(watched, event)


def _picture(theme: Theme, icon: str) -> QLabel:
    picture = QLabel()
    picture.setPixmap(theme.pixmap(icon, "ink", theme.sizes.icons["medium"]))
    picture.setFixedWidth(theme.height("step"))
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return picture
