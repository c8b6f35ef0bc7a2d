"""Taking the work of others in: what lies on the stick, a file, what came of it, who asks."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.exchange.faults import AsksToJoin
from pos.exchange.header import Header
from pos.exchange.outcome import Outcome
from pos.exchange.stick_files import files_on, told
from pos.services.tills import Applicant, admit_till, known_tills
from ui.operations import Operations
from ui.sheets.tills.exchange_work import ExchangeWork
from ui.sheets.tills.tills_steps import TillsSteps
from ui.sheets.tills.where import Where


class Taking(QObject):
    """Signals: asked(Applicant): a file asks to be let in. unsaid(PosError): not done, and why.

    finished(): something was read, whole or not.
    """

    asked = Signal(object)
    unsaid = Signal(object)
    finished = Signal()

    def __init__(
        self,
        parent: QObject,
        operations: Operations,
        steps: TillsSteps,
        where: Where,
        work: ExchangeWork,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._steps = steps
        self._where = where
        self._work = work
        steps.tills.taking.connect(self._look_at_stick)
        steps.stick.picked.connect(self.take_in)
        steps.stick.choosing.connect(self._choose_file)
        steps.result.admitting.connect(self._admit)
        work.taken.connect(self._show_outcome)
        work.refused.connect(self._show_fault)

    def take_in(self, file: Path) -> None:
        """Read a file."""
        self._work.take_in(file)

    def _look_at_stick(self) -> None:
        """Show what lies on the stick that is there; without one, let a file be chosen."""
        folder = self._where.stick
        if folder is None:
            self._choose_file()
        else:
            job = partial(files_on, folder)
            self._operations.run_slow(self, job, done=partial(self._tell_files, folder))

    def _tell_files(self, folder: Path, files: list[tuple[Path, Header | AsksToJoin]]) -> None:
        show = partial(self._steps.show_stick, folder)
        self._operations.read(self, told, files, done=show)

    def _choose_file(self) -> None:
        if (file := self._where.ask_file()) is not None:
            self.take_in(file)

    def _admit(self, applicant: Applicant) -> None:
        """Let a till in, then read its file again: now its work comes in."""
        file = self._work.file
        assert file is not None

        def read_again(_none: None) -> None:
            self.take_in(file)

        self._operations.write(
            self, admit_till, applicant, done=read_again, failed=self.unsaid.emit
        )

    def _show_outcome(self, outcome: Outcome) -> None:
        show = partial(self._steps.show_outcome, outcome)
        self._operations.read(self, known_tills, done=show)
        self.finished.emit()

    def _show_fault(self, error: PosError) -> None:
        if isinstance(error, AsksToJoin):
            self.asked.emit(error.applicant)
            return
        self._steps.show_fault(error)
        self.finished.emit()
