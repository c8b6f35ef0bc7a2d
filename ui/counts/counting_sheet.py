"""Counting a place over the page: begin, count, say what is gone, see what differs, finish.

Nothing is lost by closing it: every piece is saved when it is scanned; opening it again goes on.
"""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.counts import Count
from ui.counts.choosing import Choosing
from ui.counts.course import Course
from ui.counts.ending import Ending
from ui.counts.paper_sheet import DifferencesPaperSheet
from ui.counts.steps import Steps
from ui.counts.words import moment_text
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.enter import saves_form
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1240
_HEIGHT: Final = 780


class CountingSheet(Sheet):
    """Leads through the steps. course: the count under way.

    While one is, every scan is a piece of it, whichever step is shown.
    """

    blocks_scans: ClassVar[bool] = True

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        place: str,
        papers: Path | None = None,
    ) -> None:
        """`place`: id of the place to count. `papers`: the usual folder, None to make none."""
        super().__init__(theme, window, _("Count a place"), width=_WIDTH, height=_HEIGHT)
        # A tap beside a field must not take the keyboard from it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._papers = papers
        self._operations = operations
        self.steps = Steps(theme, operations, makes_papers=papers is not None)
        self.course = Course(operations, self.steps)
        self._choosing = Choosing(operations, self.steps, place)
        self.body.addWidget(self.steps, 1)
        self.back.clicked.disconnect()
        self.back.clicked.connect(lambda: self.step_back())
        self._choosing.named.connect(self.rename)
        self._choosing.chosen.connect(self.course.begin)
        self._choosing.looked_up.connect(self._look_up)
        self._ending = Ending(operations, self.steps.counting.question)
        self._connect_ending()
        self.steps.differences.closing.connect(self.close_sheet)
        self.steps.differences.printing.connect(self._print)
        self.course.failed.connect(self._refuse)
        self._choosing.start()

    def step_back(self) -> None:
        """Go back one step; from counting, and from the first step, the sheet closes."""
        steps = self.steps
        if self.course.count is not None and not steps.is_at(steps.counting):
            self.course.count_on()
        elif steps.is_at(steps.differences):
            self._choosing.look_back()
        elif steps.is_at(steps.past):
            self._choosing.start()
        else:
            self.close_sheet()

    def take_scan(self, scan: Scan) -> bool:
        """Count what is scanned, in any step of a count under way."""
        if self.steps.is_at(self.steps.begin):
            self.steps.begin.tell(_("Begin the count first, then scan it again."))
            return True
        if self.course.count is None:
            return False
        if self.steps.is_at(self.steps.differences):
            self.course.count_on()
        self.steps.counting.take_scan(scan)
        return True

    def _connect_ending(self) -> None:
        course, ending = self.course, self._ending
        course.finishing.connect(ending.finish)
        course.handing_in.connect(ending.hand_in)
        course.dropping.connect(ending.ask_to_give_up)
        for ended in (ending.finished, ending.handed_in, ending.given_up):
            ended.connect(course.end)
        ending.finished.connect(self._finish)
        ending.handed_in.connect(
            lambda _count: self._choosing.start(_("Your part is written down."))
        )
        ending.given_up.connect(lambda: self._choosing.start())
        ending.failed.connect(self._refuse)

    def _finish(self, count: Count) -> None:
        self._look_up(count)
        self.steps.differences.tell(
            _("The count is written down. What explains a difference can be said later too.")
        )

    def _look_up(self, count: Count) -> None:
        self.rename(_("Count of {moment}").format(moment=moment_text(count.at)))
        self.steps.differences.show_count(count, is_done=True)
        self.steps.setCurrentWidget(self.steps.differences)
        self.steps.differences.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self, count: Count) -> None:
        if self._papers is not None:
            DifferencesPaperSheet(
                self.theme, self._operations, self.window(), self._papers, count
            ).open_sheet()

    def _refuse(self, sentence: str) -> None:
        if self.steps.is_at(self.steps.counting):
            self.steps.counting.question.ask(sentence)
        else:
            self.tell(sentence)

    def _go_on(self) -> None:
        if self.steps.is_at(self.steps.begin):
            self.steps.begin.start()
        elif self.course.count is not None:
            self.course.go_on()
        else:
            self.close_sheet()

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        counting = self.steps.counting
        is_counting = self.steps.is_at(counting)
        if saves_form(event):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        elif is_counting and _means_search(event):
            counting.side.look_for("")
        elif is_counting and event.matches(QKeySequence.StandardKey.Undo):
            counting.work.take_back()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


def _means_search(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F2 or event.matches(QKeySequence.StandardKey.Find)
