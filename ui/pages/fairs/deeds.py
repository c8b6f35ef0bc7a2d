"""What is done about a fair, kept through the one door, each with a way back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.domain.fair import Fair
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.fairs import put_away, save_fair
from pos.services.places import stand_at
from ui.background import ProgramFault
from ui.day_check import DayCheck
from ui.fair_text import fair_name
from ui.operations import Operations
from ui.undoable import Undoable
from ui.widgets.strip import Notice


class FairDeeds(QObject):
    """What is done, and what is told of it.

    Signals: settled(Undoable): something was done; noticed(Notice): why it was not; told(str): how
    far the check and the copy have come.
    """

    settled = Signal(object)
    noticed = Signal(object)
    told = Signal(str)

    def __init__(self, operations: Operations, copies: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._check = DayCheck(operations, copies, self)
        self._check.told.connect(self.told)
        self._check.noticed.connect(self.noticed)

    def sell_at(self, place: str, before: str, name: str) -> None:
        """Sell at a place from now on. before: where this device sold until now."""
        text = _("This device sells at {place} now.").format(place=isolate(name))
        self._do(Undoable(text, stand_at, (before,)), stand_at, place)

    def settle(self, fair: Fair, *, is_settled: bool) -> None:
        """Close a fair whose result was looked at, or open it again."""
        text = _("{name} is settled.") if is_settled else _("{name} is open again.")
        said = text.format(name=isolate(fair_name(fair)))
        wanted = replace(fair, is_settled=is_settled)
        self._do(Undoable(said, save_fair, (fair,)), save_fair, wanted)

    def put_away(self, fair: Fair, *, is_put_away: bool) -> None:
        """Show a fair no more among the others, or show it again."""
        text = _("{name} is put away.") if is_put_away else _("{name} is among the fairs again.")
        said = text.format(name=isolate(fair_name(fair)))
        service = partial(put_away, is_put_away=is_put_away)
        undo = partial(put_away, is_put_away=not is_put_away)
        self._do(Undoable(said, undo, (fair.id,)), service, fair.id)

    def copy(self) -> None:
        """Check the whole file and keep copies, as at a closing."""
        self._check.run()

    def _do(self, done: Undoable, service: Callable[..., object], argument: object) -> None:
        tell = partial(self._tell, done)
        self._operations.write(self, service, argument, done=tell, failed=self._refuse)

    def _tell(self, done: Undoable, _result: object) -> None:
        self.settled.emit(done)

    def _refuse(self, error: PosError) -> None:
        if not isinstance(error, ProgramFault):
            self.noticed.emit(Notice(str(error), "warn"))
