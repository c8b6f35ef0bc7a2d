"""Which report is shown: usual days, days as typed, or one of the fairs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.clock import local, system_clock
from pos.domain.fair import Fair
from pos.domain.sale_words import Days
from ui.pages.reports.days_sheet import DaysSheet
from ui.pages.reports.wish import ReportWish, Span, days_wished
from ui.pages.reports.words import named, span_text
from ui.theme import Theme
from ui.widgets.pill_row import PillRow

_SPANS = (Span.TODAY, Span.YESTERDAY, Span.WEEK, Span.MONTH, Span.DAYS)


class Choice(PillRow):
    """A row of pills that scrolls sideways. wish: what is chosen.

    Signals: wished(ReportWish): something else was chosen.
    """

    wished = Signal(object)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme)
        self._page = page
        self._fairs: Sequence[Fair] = ()
        self.wish = ReportWish()
        self.picked.connect(self._take)
        self.show_fairs(())

    def show_fairs(self, fairs: Sequence[Fair]) -> None:
        """Offer these fairs, the latest first, after the usual days."""
        self._fairs = fairs
        pills: list[tuple[object, str]] = [(span, span_text(span)) for span in _SPANS]
        pills += [(fair.id, named(fair.names)) for fair in fairs]
        self.set_pills(pills, self.wish.fair or self.wish.span)

    def choose(self, wish: ReportWish) -> None:
        """Choose as a tap does."""
        self.wish = wish
        self.show_fairs(self._fairs)
        self.wished.emit(wish)

    def ask_days(self) -> None:
        """Ask from which day to which."""
        today = local(system_clock()).date()
        days = Days(today, today) if self.wish.fair else days_wished(self.wish, today)
        sheet = DaysSheet(self._theme, self._page.window(), today, days)
        sheet.picked.connect(lambda picked: self.choose(ReportWish(Span.DAYS, picked)))
        # Until some days are given, what is shown stays chosen.
        sheet.closed.connect(lambda: self.show_fairs(self._fairs))
        sheet.open_sheet()

    def _take(self, key: object) -> None:
        if key is Span.DAYS:
            self.ask_days()
        elif isinstance(key, Span):
            self.choose(ReportWish(key))
        else:
            self.choose(ReportWish(Span.FAIR, fair=str(key)))
