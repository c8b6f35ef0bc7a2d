"""From a form to a file: choose, wait with a bar and a way to stop, open what was written."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.papers.done_step import DoneStep
from ui.papers.paper_job import Written
from ui.theme import Theme
from ui.watch import Tell, Watch
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.progress_step import ProgressStep
from ui.widgets.sheet import Sheet

_WIDTH: Final = 940
_HEIGHT: Final = 700

# What writes the paper, on a slow thread.
Job = Callable[[Tell], Written]


def open_in_system(path: Path) -> None:
    """Open a file or a folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class PapersSheet(Sheet):
    """Leads through the steps. A subclass lays its form out and says what it makes.

    fills: the form takes all the height, because what is in it scrolls.
    progress, done: the later steps. make_button: at the end of the form. open_path: opens a file
    or a folder in the system's own window.
    """

    fills: ClassVar[bool] = False

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        title: str,
        open_path: Callable[[Path], None] = open_in_system,
    ) -> None:
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self.operations = operations
        self._watch: Watch | None = None
        self.form = QVBoxLayout()
        self.note = label(role="caption", wraps=True)
        self.make_button = Button(theme, _("Make the paper"), "primary", icon="file-type-pdf")
        self.progress = ProgressStep(theme, _("Stop"))
        self.done = DoneStep(theme)
        self._first = QWidget()
        self._steps = QStackedWidget()
        self._lay_out()
        self.make_button.clicked.connect(self.make)
        self.progress.stopped.connect(self._stop)
        self.done.opening.connect(open_path)
        self.done.showing.connect(open_path)
        self.done.again.connect(lambda: self._steps.setCurrentIndex(0))

    def job(self) -> Job | None:
        """Return what makes the paper that is chosen; None where the form says what is wrong."""
        raise NotImplementedError

    def make(self) -> None:
        """Make the paper that is chosen."""
        job = self.job()
        if job is None or self._watch is not None:
            return
        self.note.clear()
        self._watch = Watch(self, _("Stopped: no paper was written."))
        self._watch.advanced.connect(self.progress.advance)
        self.progress.begin(_("The paper is being made…"))
        self._steps.setCurrentWidget(self.progress)
        tell = self._watch.teller()
        self.operations.run_slow(self, lambda: job(tell), done=self._finish, failed=self._say)

    def close_sheet(self) -> None:
        """Close; a paper under way is stopped first, and nothing is left of it."""
        self._stop()
        super().close_sheet()

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _finish(self, written: Written) -> None:
        self._watch = None
        self.done.show_written(written)
        if written.beside is not None:
            self.done.show_beside(written.beside)
        self._steps.setCurrentWidget(self.done)
        self.done.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, error: PosError) -> None:
        self._watch = None
        self._steps.setCurrentIndex(0)
        self.note.setText(str(error))

    def _lay_out(self) -> None:
        self.form.setSpacing(self.theme.space("medium"))
        column = QVBoxLayout(self._first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(self.form, int(self.fills))
        if not self.fills:
            column.addStretch(1)
        column.addWidget(self.note)
        column.addWidget(self.make_button)
        for step in (self._first, self.progress, self.done):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
