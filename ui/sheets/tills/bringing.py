"""Writing this till's work for the others: onto the stick, into last time's folder or elsewhere."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from pos.services.tills import KnownTill
from ui.sheets.tills.exchange_work import ExchangeWork
from ui.sheets.tills.tills_steps import TillsSteps
from ui.sheets.tills.where import Where


class Bringing(QObject):
    """known: the tills there are."""

    def __init__(
        self, parent: QObject, steps: TillsSteps, where: Where, work: ExchangeWork
    ) -> None:
        super().__init__(parent)
        self.known: Sequence[KnownTill] = ()
        self._where = where
        self._work = work
        steps.tills.bringing.connect(self._bring)
        steps.tills.elsewhere.connect(self._bring_elsewhere)
        steps.tills.all_wanted.connect(self._bring_everything)
        steps.stick.bringing.connect(self._bring_to_stick)

    def bring_to(self, folder: Path) -> None:
        """Write what the others lack into a folder."""
        others = [t for t in self.known if not t.is_own and t.revoked_from is None]
        self._work.bring(folder, tuple(till.till for till in others))

    def _bring(self) -> None:
        if (folder := self._where.usual or self._where.ask_folder()) is not None:
            self.bring_to(folder)

    def _bring_elsewhere(self) -> None:
        if (folder := self._where.ask_folder()) is not None:
            self.bring_to(folder)

    def _bring_everything(self) -> None:
        if (folder := self._where.usual or self._where.ask_folder()) is not None:
            self._work.bring(folder, ())

    def _bring_to_stick(self) -> None:
        if (folder := self._where.stick) is not None:
            self.bring_to(folder)
