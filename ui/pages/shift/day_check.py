"""After a closing: the whole file is checked and copied, behind the screen's back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.clock import system_clock
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.day_end import DayEnd, end_day, file_of
from ui.operations import Operations
from ui.widgets.strip import Notice


class DayCheck(QObject):
    """Runs the check. copies: the folder for the copy.

    Signals: told(str): how far it has come, in a sentence; noticed(Notice): what was found.
    """

    told = Signal(str)
    noticed = Signal(object)

    def __init__(self, operations: Operations, copies: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._copies = copies

    def run(self) -> None:
        """Check and copy the file; selling goes on meanwhile."""
        self.told.emit(_("The file is being checked and copied."))
        self._operations.read(self, file_of, done=self._check)

    def _check(self, file: Path) -> None:
        job = partial(end_day, file, (self._copies,), system_clock())
        self._operations.run_slow(self, job, done=self._tell)

    def _tell(self, end: DayEnd) -> None:
        for sentence in [finding.sentence for finding in end.check.findings] + list(end.faults):
            self.noticed.emit(Notice(sentence, "bad"))
        if end.is_good:
            text = _("Everything was checked and is whole. A copy was kept: {file}")
            self.told.emit(text.format(file=isolate(end.copies[-1].name)))
        else:
            self.told.emit(_("The check found something to look at."))
