"""What went wrong anywhere, brought to the strip of the window."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pos.errors import PosError
from pos.i18n import gettext as _
from ui.background import CrashReport
from ui.operations import Operations
from ui.sheets.notices_sheet import NoticesSheet
from ui.theme import Theme
from ui.widgets.strip import Notice, Strip


class Troubles(QObject):
    """Listens at the door for one window, and ends with it."""

    def __init__(self, theme: Theme, operations: Operations, strip: Strip, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._strip = strip
        self._window = window
        # Methods of this object, not functions: a signal lets go of them when the window ends.
        operations.refused.connect(self._refuse)
        operations.told.connect(self._tell)
        operations.crashed.connect(self._report)
        strip.opened.connect(self._open_all)

    @Slot(object)
    def _refuse(self, error: PosError) -> None:
        """Show an expected fault: its text is already a whole sentence."""
        self._strip.add(Notice(str(error), "bad"))

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        """Show what needs no answer."""
        self._strip.add(Notice(sentence, "info"))

    @Slot(object)
    def _report(self, report: CrashReport) -> None:
        """Show a mistake in the program calmly, with the report to send."""

        def copy() -> None:
            QGuiApplication.clipboard().setText(report.details)

        text = _("Something did not work. Your sales are saved.")
        self._strip.add(Notice(text, "warn", _("Copy the report"), copy))

    @Slot()
    def _open_all(self) -> None:
        NoticesSheet(self._theme, self._window, self._strip).open_sheet()
