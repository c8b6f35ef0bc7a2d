"""Which days a paper is about: today, the last so many, or from one day to another."""

from functools import partial

from PySide6.QtCore import QObject

from pos.clock import local, system_clock
from pos.domain.parsing import parse_day
from pos.domain.sale_words import Days
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.sale_search import last_days
from ui.days.day_sheet import DayLine
from ui.papers.named_rows import NamedRows, side_by_side
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.pill_flow import PillFlow

_FORMAT = "%d/%m/%Y"


class DaysNotInOrder(FieldNotAccepted):
    """The last day comes before the first."""


class PeriodRows(QObject):
    """Two rows of a form. pills: usual periods; first, last: the days themselves."""

    def __init__(self, theme: Theme, rows: NamedRows) -> None:
        super().__init__(rows)
        self._today = local(system_clock()).date()
        self.pills = PillFlow(theme)
        self.first = LineField(theme, _("From"), hint="24/12", line=DayLine())
        self.last = LineField(theme, _("Up to"), hint="24/12", line=DayLine())
        rows.add(_("Days"), self.pills)
        rows.add(_("Exactly"), side_by_side(theme, self.first, self.last))
        usual = [(1, _("Today")), (7, _("Last 7 days")), (15, _("Last 15 days"))]
        self.pills.set_pills([*usual, (31, _("Last 31 days"))], 7)
        self.pills.picked.connect(self._show)
        self._show(7)

    def days(self) -> Days:
        """Return the days that are written; raises what a field says itself."""
        read = partial(parse_day, today=self._today)
        first, last = self.first.parsed(read), self.last.parsed(read)
        if last < first:
            text = _("The last day comes before the first. Type a later one.")
            self.last.refuse(text)
            raise DaysNotInOrder(text)
        return Days(first, last)

    def _show(self, count: int) -> None:
        days = last_days(self._today, count)
        self.first.show_text(days.first.strftime(_FORMAT))
        self.last.show_text(days.last.strftime(_FORMAT))
