"""Letting a new till join: its name and letters, its code if it shows one, the invitation."""

from pathlib import Path

from PySide6.QtCore import QObject

from pos.services.invitations import next_series
from pos.services.tills import Applicant
from ui.operations import Operations
from ui.sheets.tills.exchange_work import ExchangeWork, TypedInvitation
from ui.sheets.tills.tills_steps import TillsSteps
from ui.sheets.tills.where import Where


class Inviting(QObject):
    """Leads the step that asks for a new till."""

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
        steps.tills.inviting.connect(self._begin)
        steps.invite.confirmed.connect(self._confirm)

    def invite_into(self, folder: Path, label: str, series: str, code: str = "") -> None:
        """Write an invitation into a folder."""
        typed = TypedInvitation(label, series, code)
        self._work.invite(folder, typed, self._steps.invite.refuse)

    def answer(self, applicant: Applicant) -> None:
        """Name the till whose request was read."""

        def begin(series: str) -> None:
            self._steps.begin_invite(series)
            self._steps.invite.show_applicant(applicant)

        self._operations.read(self, next_series, done=begin)

    def take_code(self, code: str) -> None:
        """Name the till whose code was scanned; what was typed for it already stays."""

        def begin(series: str) -> None:
            self._steps.begin_invite(series)
            self._steps.invite.take_code(code)

        if self._steps.is_inviting:
            self._steps.invite.take_code(code)
        else:
            self._operations.read(self, next_series, done=begin)

    def _begin(self) -> None:
        self._operations.read(self, next_series, done=self._steps.begin_invite)

    def _confirm(self, label: str, series: str, code: str) -> None:
        if (folder := self._where.ask_folder()) is not None:
            self.invite_into(folder, label, series, code)
