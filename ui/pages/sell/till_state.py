"""Whether the till is open, seen from selling: one calm notice, and the key for the report."""

from collections.abc import Sequence

from pos.clock import local, system_clock
from pos.domain.formatting import isolate, long_date_text
from pos.i18n import gettext as _
from pos.services.shifts import is_of_another_day
from pos.services.shop import Counter
from ui.errands import ShiftDeed
from ui.page import Key, Page
from ui.pages.sell.part import Part
from ui.pages.sell.reading import Stand
from ui.screen_language import screen_language
from ui.widgets.strip import Notice


class TillState(Part):
    """Follows the shift for the page; nobody is ever kept from selling by it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._notice: Notice | None = None

    def keys(self) -> Sequence[Key]:
        """Name the keys of the part."""
        return (Key("F12", _("Report so far (X)"), self._report),)

    def show_stand(self, found: Stand) -> None:
        """Say what is to be known about the till, once."""
        notice = self._what_to_say(found.counter)
        if (notice and notice.text) == (self._notice and self._notice.text):
            return
        if self._notice is not None:
            self.page.solved.emit(self._notice)
        self._notice = notice
        if notice is not None:
            self.page.noticed.emit(notice)

    def _what_to_say(self, counter: Counter) -> Notice | None:
        shift = counter.shift
        if shift is None:
            if not counter.rules.needs_shift:
                return None
            text = _("The till is not open yet. Count the cash in the drawer, then sell.")
            return Notice(text, "info", _("Open the till"), self._open)
        if not is_of_another_day(shift.opened_at, system_clock()):
            return None
        day = long_date_text(local(shift.opened_at), screen_language())
        text = _("The till is open since {date}. Go on with it, or count and close it now.")
        return Notice(text.format(date=isolate(day)), "info", _("Count and close"), self._close)

    def _open(self) -> None:
        self.page.handed.emit(ShiftDeed.OPEN)

    def _close(self) -> None:
        self.page.handed.emit(ShiftDeed.CLOSE)

    def _report(self) -> None:
        self.page.handed.emit(ShiftDeed.REPORT)
