"""The other tills: a sheet that shows them, brings work to them and takes theirs in."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from pos.changed import Changed
from pos.errors import PosError
from pos.exchange.outcome import Outcome
from pos.exchange.writing import ENDING, Written
from pos.i18n import gettext as _
from pos.services.tills import (
    Applicant,
    KnownTill,
    admit_till,
    exchange_folder,
    known_tills,
    next_series,
)
from ui.operations import Operations
from ui.sheets.tills.exchange_result import ExchangeResult
from ui.sheets.tills.exchange_work import ExchangeWork
from ui.sheets.tills.invite_step import InviteStep
from ui.sheets.tills.sticks import stick
from ui.sheets.tills.till_sheet import TillSheet
from ui.sheets.tills.tills_step import TillsStep
from ui.theme import Theme
from ui.widgets.progress_step import ProgressStep
from ui.widgets.sheet import Sheet

_WIDTH: Final = 960
_HEIGHT: Final = 660


class TillsSheet(Sheet):
    """tills, invite, progress, result: its steps, one at a time."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        super().__init__(theme, window, _("Other tills"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._known: list[KnownTill] = []
        self._folder: Path | None = None
        self._work = ExchangeWork(operations, self)
        self.tills = TillsStep(theme)
        self.invite = InviteStep(theme)
        self.progress = ProgressStep(theme, _("Stop"))
        self.result = ExchangeResult(theme)
        self._steps = QStackedWidget()
        for step in (self.tills, self.invite, self.progress, self.result):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        self._lead_on()
        self._follow_work()
        operations.changed.connect(self._follow)
        self._read()

    def close_sheet(self) -> None:
        """Close; what is under way is stopped first, and says so."""
        if not self._work.stop():
            super().close_sheet()

    def bring_to(self, folder: Path) -> None:
        """Write what the others lack into a folder."""
        others = [t for t in self._known if not t.is_own and t.revoked_from is None]
        self._work.bring(folder, tuple(till.till for till in others))

    def take_in(self, file: Path) -> None:
        """Read a file."""
        self._work.take_in(file)

    def invite_into(self, folder: Path, label: str, series: str) -> None:
        """Write an invitation into a folder."""
        self._work.invite(folder, label, series, self.invite.refuse)

    def _lead_on(self) -> None:
        """What is done on a step sets the work going."""
        self.tills.bringing.connect(self._bring)
        self.tills.elsewhere.connect(self._bring_elsewhere)
        self.tills.all_wanted.connect(self._bring_everything)
        self.tills.taking.connect(self._choose_file)
        self.tills.inviting.connect(self._ask_to_invite)
        self.tills.picked.connect(self._open_till)
        self.invite.confirmed.connect(self._invite)
        self.invite.left.connect(self._go_back)
        self.progress.stopped.connect(self.close_sheet)
        self.result.admitting.connect(self._admit)
        self.result.finished.connect(self._go_back)

    def _follow_work(self) -> None:
        """What the work has come to is shown on its step."""
        self._work.began.connect(self._show_progress)
        self._work.advanced.connect(self.progress.advance)
        self._work.written.connect(self._show_written)
        self._work.taken.connect(self._show_outcome)
        self._work.refused.connect(self._refuse)

    def _follow(self, changed: Changed) -> None:
        # A batch of somebody else's sales is no reason to count all tills again.
        if changed & (Changed.TILLS | Changed.DEVICE) and self._work_is_over():
            self._read()

    def _work_is_over(self) -> bool:
        return self._steps.currentWidget() is not self.progress

    def _read(self) -> None:
        self._operations.read(self, known_tills, done=self._take_tills)
        self._operations.read(self, exchange_folder, done=self._take_folder)

    def _take_tills(self, known: list[KnownTill]) -> None:
        self._known = known
        self.tills.show_tills(known, self._folder)

    def _take_folder(self, folder: str) -> None:
        self._folder = Path(folder) if folder else None
        self.tills.show_tills(self._known, self._folder)

    def _bring(self) -> None:
        if (folder := self._known_folder() or self._ask_folder()) is not None:
            self.bring_to(folder)

    def _bring_everything(self) -> None:
        if (folder := self._known_folder() or self._ask_folder()) is not None:
            self._work.bring(folder, ())

    def _known_folder(self) -> Path | None:
        """Return the folder files were last written into, None where it is not there now."""
        return self._folder if self._folder is not None and self._folder.is_dir() else None

    def _bring_elsewhere(self) -> None:
        if (folder := self._ask_folder()) is not None:
            self.bring_to(folder)

    def _invite(self, label: str, series: str) -> None:
        if (folder := self._ask_folder()) is not None:
            self.invite_into(folder, label, series)

    def _ask_folder(self) -> Path | None:
        start = str(self._known_folder() or stick() or "")
        folder = QFileDialog.getExistingDirectory(self, _("The stick or folder"), start)
        return Path(folder) if folder else None

    def _choose_file(self) -> None:
        start = str(stick() or self._known_folder() or "")
        kind = _("Files of Rahba tills")
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a file"), start, f"{kind} (*{ENDING});;* (*)"
        )
        if path:
            self.take_in(Path(path))

    def _ask_to_invite(self) -> None:
        self._operations.read(self, next_series, done=self._begin_invite)

    def _begin_invite(self, series: str) -> None:
        self._steps.setCurrentWidget(self.invite)
        self.invite.begin(series)

    def _open_till(self, till: KnownTill) -> None:
        sheet = TillSheet(self.theme, self._operations, self._window, till)
        sheet.settled.connect(self._read)
        sheet.open_sheet()

    def _admit(self, applicant: Applicant) -> None:
        """Let a till in, then read its file again: now its work comes in."""
        file = self._work.file
        assert file is not None
        again = partial(self._take_again, file)
        self._operations.write(
            self, admit_till, applicant, done=again, failed=lambda error: self.tell(str(error))
        )

    def _take_again(self, file: Path, _none: None) -> None:
        self.take_in(file)

    def _show_progress(self, text: str) -> None:
        self.tills.notice.say("")
        self.progress.begin(text)
        self._steps.setCurrentWidget(self.progress)

    def _show_written(self, written: Written) -> None:
        self.result.show_written(written)
        self._show_result()

    def _show_outcome(self, outcome: Outcome) -> None:
        def show(known: list[KnownTill]) -> None:
            self._take_tills(known)
            self.result.show_outcome(outcome, known)
            self._show_result()

        self._operations.read(self, known_tills, done=show)

    def _show_result(self) -> None:
        self._steps.setCurrentWidget(self.result)
        self.result.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _refuse(self, error: PosError) -> None:
        self._go_back()
        self.tills.notice.say(str(error))
        self._read()

    def _go_back(self) -> None:
        self._steps.setCurrentWidget(self.tills)
        self.tills.take.setFocus(Qt.FocusReason.OtherFocusReason)
