"""A list of products comes in: choose, match columns if needed, look, import, see what happened."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.plan import Plan
from ui.operations import Operations
from ui.sheets.importing.import_choose import ChooseStep
from ui.sheets.importing.import_job import ListFile
from ui.sheets.importing.import_matching import MatchingStep
from ui.sheets.importing.import_preview import PreviewStep
from ui.sheets.importing.import_result import ResultStep
from ui.sheets.importing.import_work import ImportWork
from ui.theme import Theme
from ui.widgets.progress_step import ProgressStep
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1040
_HEIGHT: Final = 720


class ImportSheet(Sheet):
    """Leads through the steps; each runs away from the screen and may fail in words.

    choose, matching, preview, progress, result: the steps.
    """

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        super().__init__(
            theme, window, _("Import a list of products"), width=_WIDTH, height=_HEIGHT
        )
        self._work = ImportWork(operations, self)
        self.choose = ChooseStep(theme)
        self.matching = MatchingStep(theme)
        self.preview = PreviewStep(theme)
        self.progress = ProgressStep(theme, _("Stop, and change nothing"))
        self.result = ResultStep(theme)
        self._steps = QStackedWidget()
        for step in (self.choose, self.matching, self.preview, self.progress, self.result):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        self._lead_on()
        self._follow_work()

    def open_sheet(self) -> None:
        """Start with the button that chooses a file."""
        super().open_sheet()
        self.choose.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Close; an import under way is stopped first, and says so."""
        if not self._work.stop():
            super().close_sheet()

    def read(self, path: Path) -> None:
        """Read a file; whatever is wrong with it is said on the first step."""
        self._work.read(path)

    def _lead_on(self) -> None:
        """What is done on a step sets the work going."""
        self.choose.chosen.connect(self.read)
        self.matching.confirmed.connect(self._work.match)
        self.preview.options.choices_changed.connect(self._plan)
        self.preview.options.language_picked.connect(self._work.name_in)
        self.preview.confirmed.connect(self._import)
        self.progress.stopped.connect(self.close_sheet)
        self.result.finished.connect(self.close_sheet)

    def _follow_work(self) -> None:
        """What the work has come to is shown on its step."""
        work = self._work
        work.began.connect(self._show_progress)
        work.opened.connect(self._take_file)
        work.refused.connect(self._refuse_file)
        work.understood.connect(self._take_reading)
        work.planned.connect(self.preview.show_plan)
        work.advanced.connect(self.progress.advance)
        work.imported.connect(self._show_result)
        work.stayed.connect(self._stay)

    def _show_progress(self, text: str) -> None:
        self.progress.begin(text)
        self._steps.setCurrentWidget(self.progress)

    def _take_file(self, file: ListFile) -> None:
        if file.source is Source.LIST:
            self.matching.show_sheet(file.sheet)
            self._steps.setCurrentWidget(self.matching)
        else:
            self._work.understand()

    def _refuse_file(self, error: PosError) -> None:
        self.choose.refuse(str(error))
        self._steps.setCurrentWidget(self.choose)

    def _take_reading(self, reading: Reading) -> None:
        options = self.preview.options
        options.begin(reading.currency, self._work.language)
        self.preview.begin(self._work.title)
        self._plan()
        if options.why_not():
            options.rate.take_focus()

    def _plan(self) -> None:
        """Ask what the list would do with the choices as they are."""
        options = self.preview.options
        self._steps.setCurrentWidget(self.preview)
        # Until the answer is there, nothing can be imported that was not shown.
        self.preview.hold(options.why_not())
        if (choices := options.choices()) is not None:
            self._work.plan(choices)

    def _import(self) -> None:
        if (choices := self.preview.options.choices()) is not None:
            self._work.carry_out(choices)

    def _show_result(self, plan: Plan) -> None:
        self.result.show_plan(plan)
        self._steps.setCurrentWidget(self.result)
        self.result.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self, error: PosError) -> None:
        """Nothing was changed: the plan is still there to look at."""
        self._steps.setCurrentWidget(self.preview)
        self.preview.hold(str(error))
        self.preview.import_button.setEnabled(True)
