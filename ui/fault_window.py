"""The one full page for what stops the till: the sales file cannot be used.

One cause, one action.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.brand_mark import brand_mark
from ui.widgets.button import Button
from ui.widgets.label import label

_WIDTH = 640


class FaultWindow(QWidget):
    """Says what is wrong and what to do. Signals: again(): try to open once more."""

    again = Signal()

    def __init__(self, theme: Theme, error: PosError) -> None:
        super().__init__()
        self.setWindowTitle(_("Rahba"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(theme.style_sheet())
        self.text = label(str(error), "title", wraps=True)
        self.text.setFixedWidth(_WIDTH)
        code = label(type(error).__name__, "caption")
        retry = Button(theme, _("Try again"), "primary", icon="refresh")
        retry.clicked.connect(self.again)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("wide"))
        column.addStretch(1)
        for widget in (brand_mark(theme, 88), self.text, code, retry):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
