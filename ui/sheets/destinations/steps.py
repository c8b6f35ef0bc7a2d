"""The steps of the sheet of the destinations, one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.i18n import gettext as _
from ui.sheets.destinations.choose_step import ChooseStep
from ui.sheets.destinations.pack_step import PackStep
from ui.sheets.destinations.prepare_step import PrepareStep
from ui.sheets.destinations.there_step import ThereStep
from ui.theme import Theme
from ui.widgets.progress_step import ProgressStep


class DestinationsSteps(QStackedWidget):
    """choose, prepare, progress, pack, there: each of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choose = ChooseStep(theme)
        self.prepare = PrepareStep(theme)
        self.progress = ProgressStep(theme, _("Stop"))
        self.pack = PackStep(theme)
        self.there = ThereStep(theme)
        for step in (self.choose, self.prepare, self.progress, self.pack, self.there):
            self.addWidget(step)

    @property
    def is_first(self) -> bool:
        """True while the destinations are shown."""
        return self.currentWidget() is self.choose

    def show_first(self) -> None:
        """Show the destinations again."""
        self.show_step(self.choose)

    def show_step(self, step: QWidget) -> None:
        """Show a step and let the keyboard begin there."""
        self.setCurrentWidget(step)
        step.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self) -> None:
        """Say that files are being written."""
        self.progress.begin(_("The files are being written…"))
        self.show_step(self.progress)

    def show_fault(self, sentence: str) -> None:
        """Say why something was not done, where it was asked for."""
        if self.currentWidget() is self.choose:
            self.choose.notice.say(sentence)
            return
        self.show_step(self.prepare)
        self.prepare.refuse(sentence)
