"""A day in a form: typed as `24/12`, or tapped in a month."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.days import parse_day
from pos.i18n import gettext as _
from ui.days.day_sheet import DayLine, DaySheet
from ui.fair_text import figures_text
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.field import LineField


class DayField(QWidget):
    """field: where it is typed. since: from which day on days are offered and understood.

    Signals: chosen(): a day was picked in the month, or the field was left.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, title: str, since: date, line: DayLine | None = None) -> None:
        """`line`: where it is typed, if not into a line of its own."""
        super().__init__()
        self._theme = theme
        self._title = title
        self.since = since
        self.field = LineField(theme, title, hint="24/12", line=line or DayLine())
        self.field.keep_left_to_right()
        name = _("{title}: pick it in a month").format(title=title)
        self.month = square(
            Button(theme, role="step", icon="calendar", name=name), theme.height("control")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("small"))
        row.addWidget(self.field, 1)
        row.addLayout(_under_the_title(theme, self.month))
        self.month.clicked.connect(self._open)
        self.field.line.editingFinished.connect(self.chosen)
        self.setFocusProxy(self.field)

    def day(self) -> date | None:
        """Return the day, None for an empty field; raises `DayNotUnderstood`, said there."""
        if not self.field.text.strip():
            return None
        return self.field.parsed(lambda text: parse_day(text, self.since))

    def show_day(self, day: date | None) -> None:
        """Write a day, or nothing."""
        self.field.show_text(figures_text(day))

    def _open(self) -> None:
        sheet = DaySheet(self._theme, self.window(), self._title, self.since, None)
        sheet.picked.connect(self._take)
        sheet.open_sheet()

    def _take(self, day: date) -> None:
        self.show_day(day)
        self.field.clear_note()
        self.chosen.emit()


def _under_the_title(theme: Theme, button: Button) -> QVBoxLayout:
    """Put a button beside the box of a field, below its title and above what is said of it."""
    column = QVBoxLayout()
    top = theme.text_px("caption") + theme.space("hair") + theme.space("small")
    column.setContentsMargins(0, top, 0, 0)
    column.addWidget(button)
    column.addStretch(1)
    return column
