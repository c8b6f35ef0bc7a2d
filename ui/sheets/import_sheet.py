"""A list of products comes in: choose, match columns if needed, look, import, see what happened."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.clock import local, system_clock
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.importing.columns import Matching
from pos.services.importing.drafts import Reading, Source
from pos.services.importing.importing import import_products, preview_import
from pos.services.importing.plan import Plan
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.import_choose import ChooseStep
from ui.sheets.import_job import ImportWatch, ListFile, opened, understood
from ui.sheets.import_matching import MatchingStep
from ui.sheets.import_preview import PreviewStep
from ui.sheets.import_progress import ProgressStep
from ui.sheets.import_result import ResultStep
from ui.sheets.import_words import source_text
from ui.theme import Theme
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
        self._operations = operations
        self._language = screen_language()
        self._file: ListFile | None = None
        self._reading: Reading | None = None
        self._watch: ImportWatch | None = None
        self.choose = ChooseStep(theme)
        self.matching = MatchingStep(theme)
        self.preview = PreviewStep(theme)
        self.progress = ProgressStep(theme)
        self.result = ResultStep(theme)
        self._steps = QStackedWidget()
        for step in (self.choose, self.matching, self.preview, self.progress, self.result):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        self.choose.chosen.connect(self.read)
        self.matching.confirmed.connect(self._match)
        self.preview.options.choices_changed.connect(self._plan)
        self.preview.options.language_picked.connect(self._pick_language)
        self.preview.confirmed.connect(self._import)
        self.progress.stopped.connect(self.close_sheet)
        self.result.finished.connect(self.close_sheet)

    def open_sheet(self) -> None:
        """Start with the button that chooses a file."""
        super().open_sheet()
        self.choose.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Close; an import under way is stopped first, and says so."""
        if self._watch is not None:
            self._watch.stop()
            return
        super().close_sheet()

    def read(self, path: Path) -> None:
        """Read a file; whatever is wrong with it is said on the first step."""
        self._work(_("Reading {file}…").format(file=isolate(path.name)))
        self._operations.run_slow(
            self, partial(opened, path), done=self._take_file, failed=self._refuse_file
        )

    def _take_file(self, file: ListFile) -> None:
        self._file = file
        if file.source is Source.LIST:
            self.matching.show_sheet(file.sheet)
            self._steps.setCurrentWidget(self.matching)
        else:
            self._understand()

    def _refuse_file(self, error: PosError) -> None:
        self.choose.refuse(str(error))
        self._steps.setCurrentWidget(self.choose)

    def _match(self, matching: Matching) -> None:
        assert self._file is not None
        self._file = replace(self._file, matching=matching)
        self._understand()

    def _pick_language(self, language: str) -> None:
        self._language = language
        self._understand()

    def _understand(self) -> None:
        assert self._file is not None
        self._work(_("Comparing with your products…"))
        job = partial(understood, self._file, self._language, local(system_clock()).date())
        self._operations.run_slow(self, job, done=self._take_reading, failed=self._refuse_file)

    def _take_reading(self, reading: Reading) -> None:
        self._reading = reading
        self.preview.options.begin(reading.currency, self._language)
        self.preview.begin(self._title())
        self._plan()
        if self.preview.options.why_not():
            self.preview.options.rate.take_focus()

    def _plan(self) -> None:
        """Ask what the list would do with the choices as they are."""
        assert self._reading is not None
        choices = self.preview.options.choices()
        self._steps.setCurrentWidget(self.preview)
        # Until the answer is there, nothing can be imported that was not shown.
        self.preview.hold(self.preview.options.why_not())
        if choices is None:
            return
        self._operations.read(self, preview_import, self._reading, choices, done=self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        self.preview.show_plan(self._title(), plan)

    def _title(self) -> str:
        assert self._file is not None
        return f"{source_text(self._file.source)} · {isolate(self._file.path.name)}"

    def _import(self) -> None:
        choices = self.preview.options.choices()
        assert self._reading is not None
        if choices is None:
            return
        self._work(_("Importing…"))
        self._watch = ImportWatch(self)
        self._watch.advanced.connect(self.progress.advance)
        self._operations.write(
            self,
            import_products,
            self._reading,
            choices,
            self._watch.progress(),
            done=self._show_result,
            failed=self._stay,
        )

    def _show_result(self, plan: Plan) -> None:
        self._watch = None
        self.result.show_plan(plan)
        self._steps.setCurrentWidget(self.result)
        self.result.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self, error: PosError) -> None:
        """Nothing was changed: the plan is still there to look at."""
        self._watch = None
        self._steps.setCurrentWidget(self.preview)
        self.preview.hold(str(error))
        self.preview.import_button.setEnabled(True)

    def _work(self, text: str) -> None:
        self.progress.begin(text)
        self._steps.setCurrentWidget(self.progress)
