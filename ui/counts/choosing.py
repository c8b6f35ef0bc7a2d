"""Which count: one to begin, one to go on with, or one that is done."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.counting import begin_count
from pos.services.counts import Count, count_of
from ui.counts.begin_step import CountWish
from ui.counts.reading import Beginning, beginning
from ui.counts.steps import Steps
from ui.operations import Operations
from ui.screen_language import screen_language


class Choosing(QObject):
    """Fills the first step and the list of past counts.

    Signals: named(str): the title of what is shown; chosen(Count): to count for; looked_up(Count):
    one that is done.
    """

    named = Signal(str)
    chosen = Signal(object)
    looked_up = Signal(object)

    def __init__(self, operations: Operations, steps: Steps, place: str) -> None:
        super().__init__(steps)
        self._operations = operations
        self._steps = steps
        self._place = place
        begin = steps.begin
        begin.placed.connect(self._change_place)
        begin.beginning.connect(self._begin)
        begin.going_on.connect(self.chosen)
        begin.looking_back.connect(self.look_back)
        steps.past.opened.connect(self.looked_up)

    def start(self, said: str = "") -> None:
        """Show what may be counted; said: a sentence beside it."""
        show = partial(self._show, said)
        self._operations.read(self, beginning, self._place, done=show)

    def look_back(self) -> None:
        """Show the counts that are done."""
        self._operations.read(self, beginning, self._place, done=self._show_past)

    def _show(self, said: str, found: Beginning) -> None:
        name = found.place.names.within(screen_language())
        self.named.emit(_("Count: {place}").format(place=isolate(name)))
        begin = self._steps.begin
        begin.show_beginning(found)
        begin.tell(said)
        self._steps.setCurrentWidget(begin)
        begin.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_past(self, found: Beginning) -> None:
        self.named.emit(_("Past counts"))
        self._steps.past.show_counts(found.past, found.makers)
        self._steps.setCurrentWidget(self._steps.past)

    def _change_place(self, place: str) -> None:
        self._place = place
        self.start()

    def _begin(self, wish: CountWish) -> None:
        self._operations.write(
            self,
            partial(begin_count, is_blind=wish.is_blind),
            wish.place,
            wish.scope,
            done=self._begun,
            failed=self._refuse,
        )

    def _begun(self, count: str) -> None:
        self._operations.read(self, count_of, count, done=self._take)

    def _take(self, count: Count) -> None:
        self.chosen.emit(count)

    def _refuse(self, error: PosError) -> None:
        self._steps.begin.refuse(str(error))
