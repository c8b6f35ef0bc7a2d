"""From which day to which: two days as typed."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.domain.days import parse_day
from pos.domain.sale_words import Days, read_sale_words
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.days.day_sheet import DayLine
from ui.papers.named_rows import side_by_side
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_FORMAT = "%d/%m/%Y"
_MOST_DAYS = 366


class DaysSheet(Sheet):
    """Asks for some days in the past. first, last: the fields. Signals: picked(Days)."""

    picked = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, today: date, days: Days) -> None:
        """`days`: what stands in the fields at first."""
        super().__init__(theme, window, _("Which days"), width=560)
        self._today = today
        self.first = LineField(theme, _("From"), hint="24/12", line=DayLine())
        self.last = LineField(theme, _("Up to"), hint="24/12", line=DayLine())
        self.show_button = Button(theme, _("Show these days"), "primary", icon="chart-bar")
        self.first.show_text(days.first.strftime(_FORMAT))
        self.last.show_text(days.last.strftime(_FORMAT))
        self.body.addWidget(label(_("A day without a year is the last one there was."), "caption"))
        self.body.addWidget(side_by_side(theme, self.first, self.last))
        self.body.addWidget(self.show_button)
        self.first.entered.connect(self.last.take_focus)
        self.last.entered.connect(self.pick)
        self.show_button.clicked.connect(self.pick)

    def open_sheet(self) -> None:
        """Start where the first day is typed."""
        super().open_sheet()
        self.first.take_focus()

    def pick(self) -> None:
        """Take the days that are typed; a field says itself what is wrong."""
        read = partial(last_day, today=self._today)
        try:
            first, last = self.first.parsed(read), self.last.parsed(read)
        except FieldNotAccepted:
            return
        if last < first:
            self.last.refuse(_("The last day comes before the first. Type a later one."))
        elif (last - first).days >= _MOST_DAYS:
            self.last.refuse(_("These are more than a year. Type fewer days."))
        else:
            self.close_sheet()
            self.picked.emit(Days(first, last))


def last_day(text: str, today: date) -> date:
    """Read a day as typed; without a year it is the last one that is not after today."""
    typed = read_sale_words(text, today).days
    if typed is not None and typed.first == typed.last:
        return typed.first
    return parse_day(text, today)
