"""The course of one count: counted, asked about, compared, written down."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.product import Product
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.counted import Found, not_counted
from pos.services.counting import finish_count, give_up_count, none_left
from pos.services.counts import Count
from ui.counts.reading import Progress, progress
from ui.counts.steps import Steps
from ui.counts.words import products_text
from ui.operations import Operations


class Course(QObject):
    """count: the one under way, None for none.

    Signals: finished(Count): it is written down; given_up(): nothing is left of it here;
    failed(str): a sentence.
    """

    finished = Signal(object)
    given_up = Signal()
    failed = Signal(str)

    def __init__(self, operations: Operations, steps: Steps) -> None:
        super().__init__(steps)
        self._operations = operations
        self._steps = steps
        self.count: Count | None = None
        counting, uncounted = steps.counting, steps.uncounted
        counting.counted.connect(lambda found: uncounted.drop(found.product.id))
        counting.footer.going_on.connect(self.go_on)
        counting.footer.giving_up.connect(self._ask_to_give_up)
        uncounted.counting_on.connect(self.count_on)
        uncounted.handing_in.connect(self._finish)
        uncounted.going_on.connect(self._settle)
        steps.differences.counting_on.connect(self.count_on)
        steps.differences.recounting.connect(self._count_again)
        steps.differences.finishing.connect(self._finish)

    def begin(self, count: Count) -> None:
        """Count for this count from now on, with what was counted before."""
        self.count = count
        self._steps.uncounted.forget()
        self._read_progress(then_count=True)

    def leave(self) -> None:
        """Count for none; what was counted stays."""
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
            self._finish()

    def _read_progress(self, *, then_count: bool) -> None:
        done = partial(self._show_progress, then_count)
        self._operations.read(self, progress, self.count, done=done)

    def _show_progress(self, then_count: bool, found: Progress) -> None:  # noqa: FBT001 - bound above
        if self.count is not None:
            self._steps.counting.show_progress(self.count, found)
        if then_count:
            self.count_on()

    def _count_again(self, found: Found) -> None:
        self.count_on()
        self._steps.counting.count_again(found)

    def _show_uncounted(self, found: tuple[Found, ...]) -> None:
        uncounted = self._steps.uncounted
        if not found:
            self._show_differences()
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
        self._read_progress(then_count=False)
        self._show_differences()

    def _show_differences(self) -> None:
        assert self.count is not None
        differences = self._steps.differences
        differences.show_count(self.count, is_done=False)
        self._steps.setCurrentWidget(differences)
        differences.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self.count is not None:
            done = partial(self._finished, self.count)
            self._operations.write(
                self, finish_count, self.count.id, done=done, failed=self._refuse
            )

    def _finished(self, count: Count, _entries: tuple[str, ...]) -> None:
        self.count = None
        self.finished.emit(count)

    def _ask_to_give_up(self) -> None:
        """It is no step that can be taken back: the question names what would be lost."""
        found = len(self._steps.counting.side.found)
        if not found:
            self._give_up()
            return
        text = _("Forget what was counted here: {products}?").format(products=products_text(found))
        self._steps.counting.question.ask(text, [(_("Forget it"), self._give_up)], _("Go on"))

    def _give_up(self) -> None:
        if self.count is not None:
            self._operations.write(
                self, give_up_count, self.count.id, done=self._gave_up, failed=self._refuse
            )

    def _gave_up(self, _none: None) -> None:
        self.count = None
        self.given_up.emit()

    def _refuse(self, error: PosError) -> None:
        self.failed.emit(str(error))
