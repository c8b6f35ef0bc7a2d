"""Making labels away from the screen: codes first, then the paper, with a way to stop."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.clock import local, system_clock
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.label_stock import SheetPlan
from pos.services.labels import Labelled, queue_labels, ready_labels
from ui.labels.chosen import Chosen
from ui.labels.copies import Copies
from ui.labels.label_work import Made, Wanted, fitting, write_frames, write_sheets
from ui.operations import Operations
from ui.watch import Watch


class Making(QObject):
    """Works for one sheet of the screen.

    Signals: began(): something is under way. advanced(int done, int total). made(Made): it is
    there. framed(Path): a sheet of frames was written. failed(PosError): nothing was made.
    """

    began = Signal()
    advanced = Signal(int, int)
    made = Signal(object)
    framed = Signal(object)
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._watch: Watch | None = None

    @property
    def is_busy(self) -> bool:
        """True while labels are being made."""
        return self._watch is not None

    def stop(self) -> None:
        """End what is under way."""
        if self._watch is not None:
            self._watch.stop()

    def save(self, copies: Copies, chosen: Chosen, file: Path) -> None:
        """Write the labels on sheets as PDF; nothing while others are being made."""

        def write(wanted: Wanted, watch: Watch) -> None:
            job = partial(write_sheets, wanted, chosen.plan, file, watch.teller())
            self._operations.run_slow(self, job, done=self._finish, failed=self._fail)

        self._ready(copies, chosen, write)

    def print(self, copies: Copies, chosen: Chosen) -> None:
        """Send the labels to the label printer; nothing while others are being made."""

        def queue(found: tuple[list[tuple[str, int]], Made]) -> None:
            products, made = found
            if not products:
                self._finish(made)
                return
            arguments = (products, chosen.content, _today())
            self._operations.write(
                self,
                queue_labels,
                *arguments,
                done=lambda _none: self._finish(made),
                failed=self._fail,
            )

        def check(wanted: Wanted, watch: Watch) -> None:
            job = partial(fitting, wanted, watch.teller())
            self._operations.run_slow(self, job, done=queue, failed=self._fail)

        self._ready(copies, chosen, check)

    def _ready(self, copies: Copies, chosen: Chosen, then: Callable[[Wanted, Watch], None]) -> None:
        """Give codes where there are none, and go on with what the labels say."""
        if self.is_busy or not copies.total:
            return
        counts = dict(copies.wanted())
        watch = Watch(self, _("The labels were stopped. Nothing was written."))
        watch.advanced.connect(self.advanced)
        self._watch = watch
        self.began.emit()

        def go_on(found: list[Labelled]) -> None:
            products = [(product, counts[product.key]) for product in found]
            then(Wanted(products, chosen.content, chosen.paper), watch)

        arguments = (list(counts), _today())
        self._operations.write(self, ready_labels, *arguments, done=go_on, failed=self._fail)

    def save_frames(self, plan: SheetPlan, file: Path) -> None:
        """Write a sheet of frames as PDF."""
        job = partial(write_frames, plan, file)
        self._operations.run_slow(
            self, job, done=lambda _none: self.framed.emit(file), failed=self.failed.emit
        )

    def _finish(self, made: Made) -> None:
        self._watch = None
        self.made.emit(made)

    def _fail(self, error: PosError) -> None:
        self._watch = None
        self.failed.emit(error)


def _today() -> date:
    return local(system_clock()).date()
