"""The other tills: a sheet that shows them, brings work to them and takes theirs in."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.domain.scanning import Scan
from pos.exchange.request import is_code
from pos.exchange.writing import Written
from pos.i18n import gettext as _
from pos.services.tills import KnownTill, exchange_folder, known_tills
from ui.operations import Operations
from ui.sheets.tills.bringing import Bringing
from ui.sheets.tills.exchange_work import ExchangeWork
from ui.sheets.tills.inviting import Inviting
from ui.sheets.tills.taking import Taking
from ui.sheets.tills.till_sheet import TillSheet
from ui.sheets.tills.tills_steps import TillsSteps
from ui.sheets.tills.where import Where
from ui.theme import Theme
from ui.widgets.sheet import Sheet

_WIDTH: Final = 960
_HEIGHT: Final = 660


class TillsSheet(Sheet):
    """steps: what it shows, one at a time. bringing, taking, inviting: what is done there."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget) -> None:
        super().__init__(theme, window, _("Other tills"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._where = Where(self)
        self._work = ExchangeWork(operations, self)
        self.steps = TillsSteps(theme, operations)
        self.body.addWidget(self.steps, 1)
        self.bringing = Bringing(self, self.steps, self._where, self._work)
        self.taking = Taking(self, operations, self.steps, self._where, self._work)
        self.inviting = Inviting(self, operations, self.steps, self._where, self._work)
        self._lead_on()
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
        self.inviting.take_code(codes[-1])
        return True

    def _lead_on(self) -> None:
        """What the work has come to is shown on its step."""
        self.steps.tills.picked.connect(self._open_till)
        self.steps.progress.stopped.connect(self.close_sheet)
        self._work.began.connect(self.steps.show_progress)
        self._work.advanced.connect(self.steps.progress.advance)
        self._work.written.connect(self._show_written)
        self.taking.asked.connect(self.inviting.answer)
        self.taking.unsaid.connect(lambda error: self.tell(str(error)))
        self.taking.finished.connect(self._read)

    def _follow(self, changed: Changed) -> None:
        # A batch of somebody else's sales is no reason to count all tills again.
        if changed & (Changed.TILLS | Changed.DEVICE) and not self.steps.is_at_work:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, known_tills, done=self._take_tills)
        self._operations.read(self, exchange_folder, done=self._take_folder)

    def _take_tills(self, known: list[KnownTill]) -> None:
        self.bringing.known = known
        self.steps.tills.show_tills(known, self._where.usual)

    def _take_folder(self, folder: str) -> None:
        self._where.last = Path(folder) if folder else None
        self.steps.tills.show_tills(self.bringing.known, self._where.usual)

    def _open_till(self, till: KnownTill) -> None:
        sheet = TillSheet(self.theme, self._operations, self._window, till)
        sheet.settled.connect(self._read)
        sheet.open_sheet()

    def _show_written(self, written: Written) -> None:
        self.steps.show_written(written)
        self._read()
