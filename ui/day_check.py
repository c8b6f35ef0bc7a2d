"""After a closing, and on demand, the file is checked and copied behind the screen's back."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.clock import system_clock
from pos.domain.formatting import isolate, ltr
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.copies import SecondFolder, note_second_copy, second_folder
from pos.services.day_end import DayEnd, end_day, file_of
from pos.services.till import Connection
from ui.operations import Operations
from ui.widgets.strip import Notice


@dataclass(frozen=True, slots=True)
class _ToCopy:
    """The file, and where a second copy goes."""

    file: Path
    second: SecondFolder


class DayCheck(QObject):
    """Runs the check. copies: the folder for the copy on this device.

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
        self._operations.read(self, _to_copy, done=self._check)

    def _check(self, found: _ToCopy) -> None:
        now, second = system_clock(), found.second
        job = partial(end_day, found.file, self._copies, now, second.path)
        self._operations.run_slow(self, job, done=partial(self._tell, second))

    def _tell(self, second: SecondFolder, end: DayEnd) -> None:
        for sentence in [finding.sentence for finding in end.check.findings] + list(end.faults):
            self.noticed.emit(Notice(sentence, "bad"))
        if any(copy.parent == second.path for copy in end.copies):
            self._operations.write(self, note_second_copy)
        self.told.emit(_end_text(end, second))


def age_text(second: SecondFolder, now: int) -> str:
    """Say how old the copy in the second folder is. now: microseconds UTC."""
    if not second.kept_at:
        return _("No copy was kept there yet.")
    days = second.days_without(now)
    if not days:
        return _("The last copy there is of today.")
    text = ngettext(
        "The last copy there is {count} day old.", "The last copy there is {count} days old.", days
    )
    return text.format(count=days)


def old_copy_text(second: SecondFolder, now: int) -> str:
    """Say calmly that it is time for a copy on the stick; empty while it is not."""
    if not second.is_old(now):
        return ""
    text = _("{age} Plug the stick in before the next closing: {folder}")
    return text.format(age=age_text(second, now), folder=ltr(second.folder))


def _to_copy(connection: Connection) -> _ToCopy:
    return _ToCopy(file_of(connection), second_folder(connection))


def _end_text(end: DayEnd, second: SecondFolder) -> str:
    if not end.is_good:
        return _("The check found something to look at.")
    text = _("Everything was checked and is whole. A copy was kept: {file}")
    said = text.format(file=isolate(end.copies[0].name))
    if end.away is not None:
        away = _("The second folder is not there, so no copy went to it: {folder}")
        age = age_text(second, system_clock())
        return f"{said} {away.format(folder=ltr(str(end.away)))}. {age}"
    if len(end.copies) > 1:
        elsewhere = _("A second copy lies in {folder}").format(folder=ltr(second.folder))
        return f"{said} {elsewhere}"
    return said
