"""Reading goods and writing packs away from the screen, one at a time, and being stopped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from pos.channels.dossier.profile import Profile
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.addresses import keep_addresses
from ui.operations import Operations
from ui.sheets.destinations.reading import gathered, surroundings
from ui.sheets.destinations.writing import PackWish, make_pack
from ui.watch import Tell, Watch, WorkStopped

T = TypeVar("T")


class DestinationsWork(QObject):
    """Signals: around(Surroundings). gathered(Gathered). began(), advanced(int, int): a pack.

    written(Pack). refused(PosError): it was not.
    """

    around = Signal(object)
    gathered = Signal(object)
    began = Signal()
    advanced = Signal(int, int)
    written = Signal(object)
    refused = Signal(object)

    def __init__(self, operations: Operations, papers: Path, parent: QObject) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(parent)
        self._operations = operations
        self._papers = papers
        self._watch: Watch | None = None
        self.is_writing = False

    def look_around(self) -> None:
        """Read which destinations there are."""
        job = partial(surroundings, self._operations, self._papers)
        self._operations.run_slow(self, job, done=self.around.emit, failed=self.refused.emit)

    def gather(self, profile: Profile, which: str, listed: tuple[int, ...]) -> None:
        """Read the goods that go along; what was being read before is given up."""
        self.stop()

        def job(tell: Tell) -> object:
            return gathered(self._operations, profile, which, listed, tell)

        self._run(job, self.gathered.emit)

    def write(self, own: Path, wish: PackWish) -> None:
        """Write a pack. own: the folder of packs."""
        self.stop()
        self._operations.write(self, keep_addresses, wish.profile.key, wish.addresses)
        self.began.emit()
        self.is_writing = True

        def job(tell: Tell) -> object:
            return make_pack(self._operations, own, wish, tell)

        self._run(job, self.written.emit).advanced.connect(self.advanced)

    def stop(self) -> bool:
        """Stop what is under way; False when there is nothing."""
        if self._watch is None:
            return False
        self._watch.stop()
        return True

    def _run(self, job: Callable[[Tell], T], done: Callable[[T], None]) -> Watch:
        watch = self._watch = Watch(self, _("Stopped: nothing was written."))

        def finish(result: T) -> None:
            if self._is_last(watch):
                done(result)

        def fail(error: PosError) -> None:
            was_writing = self.is_writing
            # Goods that are looked through anew were not stopped by a person.
            if self._is_last(watch) and (was_writing or not isinstance(error, WorkStopped)):
                self.refused.emit(error)

        tell = watch.teller()
        self._operations.run_slow(self, lambda: job(tell), done=finish, failed=fail)
        return watch

    def _is_last(self, watch: Watch) -> bool:
        if self._watch is not watch:
            return False
        self._watch, self.is_writing = None, False
        return True
