"""The course of one import away from the screen: read, compare, plan, carry out, be stopped."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.clock import local, system_clock
from pos.domain.formatting import isolate
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.importing.columns import Matching
from pos.services.importing.drafts import Reading
from pos.services.importing.importing import import_products, preview_import
from pos.services.importing.plan import Choices, Plan
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.importing.import_job import ListFile, opened, understood
from ui.sheets.importing.import_words import source_text
from ui.watch import Watch


class ImportWork(QObject):
    """Holds the file, what it says, and what is under way. language: of its names.

    Signals: began(str): something that takes a while, in words. opened(ListFile).
    refused(PosError): the file is no use. understood(Reading). planned(str, Plan): title and what
    would change. advanced(int, int): so many of so many are in. imported(Plan).
    stayed(PosError): nothing was changed.
    """

    began = Signal(str)
    opened = Signal(object)
    refused = Signal(object)
    understood = Signal(object)
    planned = Signal(str, object)
    advanced = Signal(int, int)
    imported = Signal(object)
    stayed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self.language = screen_language()
        self._file: ListFile | None = None
        self._reading: Reading | None = None
        self._watch: Watch | None = None

    @property
    def title(self) -> str:
        """Say whose export the file is, and what it is called."""
        assert self._file is not None
        return f"{source_text(self._file.source)} · {isolate(self._file.path.name)}"

    def read(self, path: Path) -> None:
        """Read a file."""
        self.began.emit(_("Reading {file}…").format(file=isolate(path.name)))
        self._operations.run_slow(
            self, partial(opened, path), done=self._take_file, failed=self.refused.emit
        )

    def match(self, matching: Matching) -> None:
        """Understand an own list by these columns."""
        assert self._file is not None
        self._file = replace(self._file, matching=matching)
        self.understand()

    def name_in(self, language: str) -> None:
        """Understand the names as of another language."""
        self.language = language
        self.understand()

    def understand(self) -> None:
        """Turn the file into drafts of products."""
        assert self._file is not None
        self.began.emit(_("Comparing with your products…"))
        job = partial(understood, self._file, self.language, local(system_clock()).date())
        self._operations.run_slow(self, job, done=self._take_reading, failed=self.refused.emit)

    def plan(self, choices: Choices) -> None:
        """Ask what the list would do with these choices."""
        assert self._reading is not None
        tell = partial(self.planned.emit, self.title)
        self._operations.read(self, preview_import, self._reading, choices, done=tell)

    def carry_out(self, choices: Choices) -> None:
        """Put the list into the shop, all of it or nothing."""
        assert self._reading is not None
        self.began.emit(_("Importing…"))
        self._watch = Watch(self, _("The import was stopped. Nothing was changed."))
        self._watch.advanced.connect(self.advanced)
        self._operations.write(
            self,
            import_products,
            self._reading,
            choices,
            self._watch.teller(),
            done=self._finish,
            failed=self._stay,
        )

    def stop(self) -> bool:
        """Stop an import under way; False when there is none."""
        if self._watch is None:
            return False
        self._watch.stop()
        return True

    def _take_file(self, file: ListFile) -> None:
        self._file = file
        self.opened.emit(file)

    def _take_reading(self, reading: Reading) -> None:
        self._reading = reading
        self.understood.emit(reading)

    def _finish(self, plan: Plan) -> None:
        self._watch = None
        self.imported.emit(plan)

    def _stay(self, error: PosError) -> None:
        self._watch = None
        self.stayed.emit(error)
