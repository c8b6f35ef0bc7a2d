"""What is opened over the Fairs page, and where it sends somebody."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.leaving import Check
from pos.i18n import gettext as _
from pos.services.packing import Way
from ui.counts.opening import open_count
from ui.errands import FairReport, SetUp, ShiftDeed, Visit
from ui.fair_text import fair_name
from ui.operations import Operations
from ui.packing.packing_sheet import PackingSheet
from ui.packing.papers_sheet import PackingPapersSheet
from ui.packing.words import PackingWords, words_back, words_out
from ui.pages.fairs.deeds import FairDeeds
from ui.pages.fairs.reading import OneFair, Step
from ui.pages.fairs.surroundings import FairSurroundings
from ui.screen_language import screen_language
from ui.settling.settle_sheet import SettleSheet
from ui.sheets.fair.fair_sheet import FairSheet
from ui.theme import Theme


class FairDesk(QObject):
    """found: the fair that is open, None for none. deeds: what is written.

    Signals: planned(str): id of a new fair; handed(object): an errand for another page;
    step_wanted(Step): it is done in another step; looking_again(): all is to be read anew;
    noticed(Notice): something to know.
    """

    planned = Signal(str)
    handed = Signal(object)
    step_wanted = Signal(object)
    looking_again = Signal()
    noticed = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, page: QWidget, around: FairSurroundings
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._page = page
        self._around = around
        self.found: OneFair | None = None
        self.deeds = FairDeeds(operations, around.copies, self)
        self.deeds.noticed.connect(self.noticed)

    def plan(self) -> None:
        """Open an empty plan."""
        sheet = FairSheet(self._theme, self._operations, self._page.window())
        sheet.saved.connect(self.planned)
        sheet.open_sheet()

    def edit(self) -> None:
        """Open the plan of the fair."""
        if self.found is not None:
            window = self._page.window()
            sheet = FairSheet(self._theme, self._operations, window, self.found.fair)
            sheet.settled.connect(self.deeds.settled)
            sheet.open_sheet()

    def add_goods(self) -> None:
        """Pack goods that follow to the fair."""
        if self.found is not None:
            self._pack(_("Goods that follow"), words_out(), is_out=True)

    def send_back(self) -> None:
        """Pack goods that go back while the fair lasts."""
        if self.found is not None:
            self._pack(_("Goods that go back"), words_back(), is_out=False)

    def count(self) -> None:
        """Open the count of what is at the stand: when it arrives, and before it goes home."""
        if self.found is not None:
            fair, papers = self.found.fair.id, self._around.papers
            open_count(self._theme, self._operations, self._page.window(), fair, papers)

    def sell_at_fair(self) -> None:
        """Let this device sell from the fair."""
        if self.found is not None:
            fair = self.found.fair
            self.deeds.sell_at(fair.id, self.found.here, fair_name(fair))

    def sell_home(self) -> None:
        """Let this device sell where goods go back to."""
        if self.found is not None and self.found.home:
            home = self._name_of(self.found, self.found.home)
            self.deeds.sell_at(self.found.home, self.found.here, home)

    def settle(self, is_settled: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Close the fair, or open it again."""
        if self.found is not None:
            self.deeds.settle(self.found.fair, is_settled=is_settled)

    def put_away(self, is_put_away: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show the fair no more among the others, or show it again."""
        if self.found is not None:
            self.deeds.put_away(self.found.fair, is_put_away=is_put_away)

    def report(self) -> None:
        """Send somebody to the whole result."""
        if self.found is not None:
            self.handed.emit(FairReport(self.found.fair.id))

    def pay_makers(self) -> None:
        """Settle with makers what was sold at the fair."""
        if self.found is not None:
            fair, window = self.found.fair.id, self._page.window()
            around = (self._theme, self._operations, window, self._around.papers)
            SettleSheet(*around, fair=fair).open_sheet()

    def act(self, check: Check) -> None:
        """Do what can be done about one thing before leaving."""
        found = self.found
        if found is None:
            return
        is_here = found.here == found.fair.id
        acts: dict[Check, Callable[[], object]] = {
            Check.GOODS: partial(self.handed.emit, Visit.STOCK),
            Check.PACKED: partial(self.step_wanted.emit, Step.PACK),
            Check.SELLS_HERE: self.sell_home if is_here else self.sell_at_fair,
            Check.PRINTER: partial(self.handed.emit, SetUp.RECEIPTS),
            Check.SCANNER: partial(self.handed.emit, SetUp.SCANNER),
            Check.CLOCK: self.looking_again.emit,
            Check.DISK: self.looking_again.emit,
            Check.COPY: self.deeds.copy,
            Check.FLOAT: partial(self.handed.emit, ShiftDeed.OPEN),
            Check.ONLINE: partial(self._list_goods, found),
            Check.LANGUAGES: partial(self.handed.emit, SetUp.RECEIPTS),
        }
        acts[check]()

    def _pack(self, title: str, words: PackingWords, *, is_out: bool) -> None:
        assert self.found is not None
        found, window = self.found, self._page.window()
        sheet = PackingSheet(
            self._theme, self._operations, window, self._around.papers, (title, words)
        )

        def show(place: str) -> None:
            fair = found.fair.id
            source, target = (place, fair) if is_out else (fair, place)
            ends = (self._name_of(found, source), self._name_of(found, target))
            sheet.panel.show_way(Way(source, target), fair if is_out else "", ends)

        sheet.panel.show_places(found.places, found.home)
        show(found.home)
        sheet.panel.place_picked.connect(show)
        sheet.panel.sent.connect(self.deeds.settled)
        sheet.open_sheet()

    def _list_goods(self, found: OneFair) -> None:
        """Open the papers of what the fair has: what shops elsewhere must offer no more."""
        quantities = found.at_the_fair
        if not quantities:
            self.step_wanted.emit(Step.PACK)
            return
        ends = (self._name_of(found, found.home), fair_name(found.fair))
        window, packed = self._page.window(), (quantities, ends)
        PackingPapersSheet(
            self._theme, self._operations, window, self._around.papers, packed
        ).open_sheet()

    def _name_of(self, found: OneFair, place: str) -> str:
        if place == found.fair.id:
            return fair_name(found.fair)
        names = {each.id: each.names for each in found.places}
        return names[place].within(screen_language()) if place in names else ""
