"""The course of one count: counted, asked about, compared, written down."""

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.product import Product
from pos.errors import PosError
from pos.services.count_scans import CountedScan
from pos.services.counted import Found, not_counted
from pos.services.counting import Counted, none_left
from pos.services.counts import Count
from ui.counts.reading import Progress, progress
from ui.counts.steps import Steps
from ui.operations import Operations


class Course(QObject):
    """count: the one under way, None for none.

    Signals: finishing(Count), handing_in(Count), dropping(Count, int): its end is wanted; the
    number is how many products were counted. failed(str): a sentence.
    """

    finishing = Signal(object)
    handing_in = Signal(object)
    dropping = Signal(object, int)
    failed = Signal(str)

    def __init__(self, operations: Operations, steps: Steps) -> None:
        super().__init__(steps)
        self._operations = operations
        self._steps = steps
        self.count: Count | None = None
        counting, uncounted, differences = steps.counting, steps.uncounted, steps.differences
        counting.counted.connect(lambda found: uncounted.drop(found.product.id))
        counting.work.answered.connect(self._show_answer)
        counting.footer.going_on.connect(self.go_on)
        counting.footer.giving_up.connect(self._drop)
        uncounted.counting_on.connect(self.count_on)
        uncounted.handing_in.connect(lambda: self.handing_in.emit(self.count))
        uncounted.going_on.connect(self._settle)
        differences.counting_on.connect(self.count_on)
        differences.recounting.connect(self._count_again)
        differences.finishing.connect(self.go_on)

    def begin(self, count: Count) -> None:
        """Count for this count from now on, with what was counted before."""
        self.count = count
        self._steps.uncounted.forget()
        self._operations.read(self, progress, count, done=self._show_progress)

    def end(self) -> None:
        """Count for none any more."""
        self.count = None

    def count_on(self) -> None:
        """Go back to counting."""
        self._steps.setCurrentWidget(self._steps.counting)
        self._steps.counting.take_focus()

    def go_on(self) -> None:
        """Go to the next step."""
        steps = self._steps
        if steps.is_at(steps.counting) and steps.counting.side.found:
            self._operations.read(self, not_counted, self.count, done=self._show_uncounted)
        elif steps.is_at(steps.uncounted):
            steps.uncounted.go_on()
        elif steps.is_at(steps.differences):
            self.finishing.emit(self.count)

    def _show_progress(self, found: Progress) -> None:
        if self.count is not None:
            self._steps.counting.show_progress(self.count, found)
            self.count_on()

    def _show_answer(self, answer: CountedScan) -> None:
        """What a scan asks is asked where it can be answered."""
        if not isinstance(answer, Counted) and not self._steps.is_at(self._steps.counting):
            self.count_on()

    def _count_again(self, found: Found) -> None:
        self.count_on()
        self._steps.counting.count_again(found)

    def _drop(self) -> None:
        self.dropping.emit(self.count, len(self._steps.counting.side.found))

    def _show_uncounted(self, found: tuple[Found, ...]) -> None:
        uncounted = self._steps.uncounted
        if not found:
            self._compare()
            return
        uncounted.show_uncounted(found)
        self._steps.setCurrentWidget(uncounted)
        uncounted.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, gone: list[Product]) -> None:
        """Keep that none of these is left, and compare."""
        assert self.count is not None
        self._operations.write(
            self, none_left, self.count.id, gone, done=self._settled, failed=self._refuse
        )

    def _settled(self, _none: None) -> None:
        def show(found: Progress) -> None:
            if self.count is not None:
                self._steps.counting.show_progress(self.count, found)

        self._operations.read(self, progress, self.count, done=show)
        self._compare()

    def _compare(self) -> None:
        assert self.count is not None
        differences = self._steps.differences
        differences.show_count(self.count, is_done=False)
        self._steps.setCurrentWidget(differences)
        differences.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: PosError) -> None:
        self.failed.emit(str(error))
