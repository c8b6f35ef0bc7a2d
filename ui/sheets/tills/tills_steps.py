"""The steps of the sheet of the other tills: the list, an invitation, work under way, a result."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from pos.errors import PosError
from pos.exchange.outcome import Outcome
from pos.exchange.stick_files import FoundFile
from pos.exchange.writing import Written
from pos.i18n import gettext as _
from pos.services.tills import KnownTill
from ui.operations import Operations
from ui.sheets.tills.exchange_result import ExchangeResult
from ui.sheets.tills.invite_step import InviteStep
from ui.sheets.tills.stick_step import StickStep
from ui.sheets.tills.tills_step import TillsStep
from ui.theme import Theme
from ui.widgets.progress_step import ProgressStep


class TillsSteps(QStackedWidget):
    """Shows one at a time. tills, stick, invite, progress, result: each of them."""

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self.tills = TillsStep(theme)
        self.stick = StickStep(theme)
        self.invite = InviteStep(theme, operations)
        self.progress = ProgressStep(theme, _("Stop"))
        self.result = ExchangeResult(theme)
        for step in (self.tills, self.stick, self.invite, self.progress, self.result):
            self.addWidget(step)
        self.result.finished.connect(self.go_back)
        self.invite.left.connect(self.go_back)
        self.stick.left.connect(self.go_back)

    @property
    def is_at_work(self) -> bool:
        """True while something is under way."""
        return self.currentWidget() is self.progress

    @property
    def is_inviting(self) -> bool:
        """True while a new till is being named."""
        return self.currentWidget() is self.invite

    def begin_invite(self, series: str) -> None:
        """Ask for the name of a new till. series: the one proposed."""
        self.setCurrentWidget(self.invite)
        self.invite.begin(series)

    def show_stick(self, folder: Path, files: Sequence[FoundFile]) -> None:
        """Show what lies on a stick."""
        self.stick.show_files(folder, files)
        self.setCurrentWidget(self.stick)
        self.stick.focus_first()

    def show_progress(self, text: str) -> None:
        """Say what is under way."""
        self.tills.notice.say("")
        self.progress.begin(text)
        self.setCurrentWidget(self.progress)

    def show_written(self, written: Written) -> None:
        """Say what lies on the stick."""
        self.result.show_written(written)
        self._show_result()

    def show_outcome(self, outcome: Outcome, known: Sequence[KnownTill]) -> None:
        """Say what came in."""
        self.result.show_outcome(outcome, known)
        self._show_result()

    def show_fault(self, error: PosError) -> None:
        """Say over the list why something was not done."""
        self.go_back()
        self.tills.notice.say(str(error))

    def go_back(self) -> None:
        """Show the list again."""
        self.invite.camera.close_eye()
        self.setCurrentWidget(self.tills)
        self.tills.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_result(self) -> None:
        self.setCurrentWidget(self.result)
        self.result.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
