"""Writing and reading files of exchange away from the screen, and being stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.exchange.joining import Asked, write_invitation
from pos.exchange.reading import read_exchange
from pos.exchange.request import CodeNotAccepted, key_of_code
from pos.exchange.writing import write_exchange
from pos.i18n import gettext as _
from pos.services.invitations import note_answered, note_invited
from pos.services.tills import keep_exchange_folder
from ui.operations import Operations
from ui.watch import Watch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TypedInvitation:
    """What was typed of a new till; code: empty for whichever opens the invitation."""

    label: str
    series: str
    code: str = ""


class ExchangeWork(QObject):
    """One file at a time on its way. file: the one that was read last.

    Signals: began(str): what is under way. advanced(int, int). written(Written). taken(Outcome).
    refused(PosError): nothing, or not all of it, was done.
    """

    began = Signal(str)
    advanced = Signal(int, int)
    written = Signal(object)
    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._watch: Watch | None = None
        self.file: Path | None = None

    def bring(self, folder: Path, for_tills: tuple[str, ...]) -> None:
        """Write what these tills lack, everything without any, into a folder."""
        self._remember(folder)
        job = partial(write_exchange, self._operations, folder, for_tills=for_tills)
        self._run(_("Writing the file…"), job, self.written.emit)

    def invite(
        self, folder: Path, typed: TypedInvitation, refused: Callable[[PosError], None]
    ) -> None:
        """Write an invitation into a folder; `refused` says what is wrong with what was typed."""
        try:
            key = key_of_code(typed.code) if typed.code.strip() else b""
        except CodeNotAccepted as error:
            refused(error)
            return

        def write(tidied: tuple[str, str]) -> None:
            self._remember(folder)
            asked = Asked(*tidied, key)
            job = partial(write_invitation, self._operations, folder, asked)
            self._run(_("Writing the invitation…"), job, self.written.emit)

        note = partial(note_answered, public_key=key) if key else note_invited
        self._operations.write(self, note, typed.label, typed.series, done=write, failed=refused)

    def take_in(self, file: Path) -> None:
        """Read a file."""
        self.file = file
        text = _("Reading {file}…").format(file=isolate(file.name))
        self._run(text, partial(read_exchange, self._operations, file), self.taken.emit)

    def stop(self) -> bool:
        """Stop what is under way; False when there is nothing."""
        if self._watch is None:
            return False
        self._watch.stop()
        return True

    def _run(self, text: str, job: Callable[..., T], done: Callable[[T], None]) -> None:
        self.began.emit(text)
        self._watch = watch = Watch(
            self, _("Stopped. What was taken in so far is kept; the rest comes next time.")
        )
        watch.advanced.connect(self.advanced)

        def finish(result: T) -> None:
            self._watch = None
            done(result)

        def fail(error: PosError) -> None:
            self._watch = None
            self.refused.emit(error)

        work = partial(job, progress=watch.teller())
        self._operations.run_slow(self, work, done=finish, failed=fail)

    def _remember(self, folder: Path) -> None:
        self._operations.write(self, keep_exchange_folder, str(folder))
