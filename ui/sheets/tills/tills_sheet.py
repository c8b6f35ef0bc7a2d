"""The other tills: a sheet that shows them, brings work to them and takes theirs in."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.domain.scanning import Scan
from pos.errors import PosError
from pos.exchange.faults import AsksToJoin
from pos.exchange.header import Header
from pos.exchange.outcome import Outcome
from pos.exchange.request import is_code
from pos.exchange.stick_files import files_on, told
from pos.exchange.writing import Written
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
from ui.sheets.tills.exchange_work import ExchangeWork, TypedInvitation
from ui.sheets.tills.till_sheet import TillSheet
from ui.sheets.tills.tills_steps import TillsSteps
from ui.sheets.tills.where import Where
from ui.theme import Theme
from ui.widgets.sheet import Sheet

_WIDTH: Final = 960
_HEIGHT: Final = 660


class TillsSheet(Sheet):
    """steps: what it shows, one at a time."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        super().__init__(theme, window, _("Other tills"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._known: list[KnownTill] = []
        self._where = Where(self)
        self._work = ExchangeWork(operations, self)
        self.steps = TillsSteps(theme)
        self.body.addWidget(self.steps, 1)
        self._lead_on()
        self._follow_work()
        operations.changed.connect(self._follow)
        self._read()

    def close_sheet(self) -> None:
        """Close; what is under way is stopped first, and says so."""
        if not self._work.stop():
            super().close_sheet()

    def take_scan(self, scan: Scan) -> bool:
        """Take the code of a till that wants to join."""
        codes = [text for text in (scan.typed, scan.pressed) if is_code(text)]
        if not codes or self.steps.is_at_work:
            return False
        self._take_code(codes[-1])
        return True

    def bring_to(self, folder: Path) -> None:
        """Write what the others lack into a folder."""
        others = [t for t in self._known if not t.is_own and t.revoked_from is None]
        self._work.bring(folder, tuple(till.till for till in others))

    def take_in(self, file: Path) -> None:
        """Read a file."""
        self._work.take_in(file)

    def invite_into(self, folder: Path, label: str, series: str, code: str = "") -> None:
        """Write an invitation into a folder."""
        typed = TypedInvitation(label, series, code)
        self._work.invite(folder, typed, self.steps.invite.refuse)

    def _lead_on(self) -> None:
        """What is done on a step sets the work going."""
        steps = self.steps
        steps.tills.bringing.connect(self._bring)
        steps.tills.elsewhere.connect(self._bring_elsewhere)
        steps.tills.all_wanted.connect(self._bring_everything)
        steps.tills.taking.connect(self._look_at_stick)
        steps.stick.picked.connect(self.take_in)
        steps.stick.choosing.connect(self._choose_file)
        steps.stick.bringing.connect(self._bring_to_stick)
        steps.tills.inviting.connect(self._ask_to_invite)
        steps.tills.picked.connect(self._open_till)
        steps.invite.confirmed.connect(self._invite)
        steps.progress.stopped.connect(self.close_sheet)
        steps.result.admitting.connect(self._admit)

    def _follow_work(self) -> None:
        """What the work has come to is shown on its step."""
        self._work.began.connect(self.steps.show_progress)
        self._work.advanced.connect(self.steps.progress.advance)
        self._work.written.connect(self._show_written)
        self._work.taken.connect(self._show_outcome)
        self._work.refused.connect(self._show_fault)

    def _follow(self, changed: Changed) -> None:
        # A batch of somebody else's sales is no reason to count all tills again.
        if changed & (Changed.TILLS | Changed.DEVICE) and not self.steps.is_at_work:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, known_tills, done=self._take_tills)
        self._operations.read(self, exchange_folder, done=self._take_folder)

    def _take_tills(self, known: list[KnownTill]) -> None:
        self._known = known
        self.steps.tills.show_tills(known, self._where.usual)

    def _take_folder(self, folder: str) -> None:
        self._where.last = Path(folder) if folder else None
        self.steps.tills.show_tills(self._known, self._where.usual)

    def _bring(self) -> None:
        if (folder := self._where.usual or self._where.ask_folder()) is not None:
            self.bring_to(folder)

    def _bring_elsewhere(self) -> None:
        if (folder := self._where.ask_folder()) is not None:
            self.bring_to(folder)

    def _bring_everything(self) -> None:
        if (folder := self._where.usual or self._where.ask_folder()) is not None:
            self._work.bring(folder, ())

    def _invite(self, label: str, series: str, code: str) -> None:
        if (folder := self._where.ask_folder()) is not None:
            self.invite_into(folder, label, series, code)

    def _bring_to_stick(self) -> None:
        if (folder := self._where.stick) is not None:
            self.bring_to(folder)

    def _look_at_stick(self) -> None:
        """Show what lies on the stick that is there; without one, let a file be chosen."""
        folder = self._where.stick
        if folder is None:
            self._choose_file()
        else:
            job = partial(files_on, folder)
            self._operations.run_slow(self, job, done=partial(self._tell_files, folder))

    def _tell_files(self, folder: Path, files: list[tuple[Path, Header | AsksToJoin]]) -> None:
        show = partial(self.steps.show_stick, folder)
        self._operations.read(self, told, files, done=show)

    def _choose_file(self) -> None:
        if (file := self._where.ask_file()) is not None:
            self.take_in(file)

    def _ask_to_invite(self) -> None:
        self._operations.read(self, next_series, done=self.steps.begin_invite)

    def _answer(self, applicant: Applicant) -> None:
        """Name the till whose request was read."""

        def begin(series: str) -> None:
            self.steps.begin_invite(series)
            self.steps.invite.show_applicant(applicant)

        self._operations.read(self, next_series, done=begin)

    def _take_code(self, code: str) -> None:
        """Name the till whose code was scanned; what was typed for it already stays."""

        def begin(series: str) -> None:
            self.steps.begin_invite(series)
            self.steps.invite.take_code(code)

        if self.steps.is_inviting:
            self.steps.invite.take_code(code)
        else:
            self._operations.read(self, next_series, done=begin)

    def _open_till(self, till: KnownTill) -> None:
        sheet = TillSheet(self.theme, self._operations, self._window, till)
        sheet.settled.connect(self._read)
        sheet.open_sheet()

    def _admit(self, applicant: Applicant) -> None:
        """Let a till in, then read its file again: now its work comes in."""
        file = self._work.file
        assert file is not None

        def read_again(_none: None) -> None:
            self.take_in(file)

        self._operations.write(
            self, admit_till, applicant, done=read_again, failed=lambda error: self.tell(str(error))
        )

    def _show_written(self, written: Written) -> None:
        self.steps.show_written(written)
        self._read()

    def _show_outcome(self, outcome: Outcome) -> None:
        show = partial(self.steps.show_outcome, outcome)
        self._operations.read(self, known_tills, done=show)
        self._read()

    def _show_fault(self, error: PosError) -> None:
        if isinstance(error, AsksToJoin):
            self._answer(error.applicant)
            return
        self.steps.show_fault(error)
        self._read()
