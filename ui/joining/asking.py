"""Asking to join: the code of this till on its card, and a file that asks, for a stick."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from ui.file_dialog import ask_for_folder
from ui.joining.code_card import CodeCard
from ui.joining.join_ways import JoinWays
from ui.operations import Operations
from ui.sticks import stick


class Asking(QObject):
    """Fills a card and writes what it asks for. Signals: failed(PosError): there is no code."""

    failed = Signal(object)

    def __init__(self, card: CodeCard, operations: Operations, ways: JoinWays) -> None:
        super().__init__(card)
        self._card = card
        self._operations = operations
        self._ways = ways
        card.asking.connect(self._ask_where)

    def begin(self) -> None:
        """Show under which code this till asks."""
        self._operations.run_slow(
            self, self._ways.code, done=self._card.show_code, failed=self.failed.emit
        )

    def write(self, folder: Path) -> None:
        """Write a file that asks to join into a folder."""
        job = partial(self._ways.ask, folder, "")
        self._operations.run_slow(self, job, done=self._say_written, failed=self._say_fault)

    def _ask_where(self) -> None:
        folder = ask_for_folder(self._card, _("The stick or folder"), stick())
        if folder is not None:
            self.write(folder)

    def _say_written(self, file: Path) -> None:
        sentence = _("Written: {file}. The manager takes it in, and gives back an invitation.")
        self._card.say(sentence.format(file=isolate(file.name)))

    def _say_fault(self, error: PosError) -> None:
        self._card.say(str(error))
