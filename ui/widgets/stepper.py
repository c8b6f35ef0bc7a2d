"""Less, how many, more: the same three places in every basket line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import label


class Stepper(QWidget):
    """Buttons around a quantity; the first one is a bin when the next step takes the line out.

    Signals: stepped(int): -1 or +1; voided(): the bin was pressed.
    """

    stepped = Signal(int)
    voided = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_last = False
        px = theme.height("control")
        self._less = square(Button(theme, role="step"), px)
        self._text = label(role="title")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMinimumWidth(px - theme.space("medium"))
        more = square(Button(theme, role="step", icon="plus", name=_("One more")), px)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._less)
        line.addWidget(self._text, 1)
        line.addWidget(more)
        self._less.clicked.connect(self._step_down)
        more.clicked.connect(self._step_up)

    def show_quantity(self, text: str, *, is_last: bool) -> None:
        """Show a quantity; is_last: one step down takes the line out."""
        self._text.setText(text)
        self._is_last = is_last
        self._less.show_icon("trash" if is_last else "minus", "danger" if is_last else "ink")
        self._less.show_text("", _("Take out of the basket") if is_last else _("One less"))

    def _step_down(self) -> None:
        if self._is_last:
            self.voided.emit()
        else:
            self.stepped.emit(-1)

    def _step_up(self) -> None:
        self.stepped.emit(1)
