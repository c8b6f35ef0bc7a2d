"""What a person does while counting, run through the door, and what takes it back."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from pos.domain.product import Product
from pos.domain.quantity import Quantity, pieces
from pos.domain.scanning import Scan
from pos.errors import PosError
from pos.services.count_scans import count_one, count_scan
from pos.services.counted import Found
from pos.services.counting import (
    Counted,
    Kept,
    count_anew,
    count_more,
    put_back,
    set_counted,
)
from pos.services.counts import Count
from ui.operations import Operations


class _Step(NamedTuple):
    """Something that was counted, and how the line stood before."""

    product: Product
    before: Kept | None


class CountingWork(QObject):
    """Counts for one count at a time; every piece is saved when its answer comes.

    Signals: answered(CountedScan): what was counted, or why nothing was; corrected(Counted): a line
    says what it was said to say; taken_back(Found): it stands as it stood before; failed(str).
    """

    answered = Signal(object)
    corrected = Signal(object)
    taken_back = Signal(object)
    failed = Signal(str)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._count: Count | None = None
        self._steps: list[_Step] = []

    def begin(self, count: Count) -> None:
        """Count for this count from now on."""
        self._count = count
        self._steps.clear()

    def scan(self, scan: Scan) -> None:
        """Count what a scan means."""
        self._operations.write(
            self, count_scan, self._count, scan, done=self._answer, failed=self._fail
        )

    def tap(self, product: Product) -> None:
        """Count one piece of a product that was picked from a list."""
        self._operations.write(
            self, count_one, self._count, product, done=self._answer, failed=self._fail
        )

    def add(self, product: Product, more: Quantity | None = None) -> None:
        """Count so much of a product, one piece when nothing is said, without a question."""
        self._write(count_more, product, more or pieces(1))

    def set_last(self, counted: Counted, many: Quantity) -> None:
        """Say how many the last scan was."""
        if self._steps:
            self._steps.pop()
        self._write(count_anew, counted.found.product, counted.before, many)

    def set_total(self, product: Product, total: Quantity) -> None:
        """Say how many of a product there are in all."""
        self._operations.write(
            self,
            set_counted,
            self._id,
            product,
            total,
            done=self._correct,
            failed=self._fail,
        )

    def take_out(self, found: Found) -> None:
        """Take a product out of the count; it can be put back."""
        assert found.quantity is not None
        before = Kept(found.quantity, found.at, found.at)
        self._steps.append(_Step(found.product, before))
        self._put_back(found.product, None)

    def take_back(self) -> None:
        """Take back what was done last."""
        if self._steps:
            step = self._steps.pop()
            self._put_back(step.product, step.before)

    @property
    def can_take_back(self) -> bool:
        """True while there is something to take back."""
        return bool(self._steps)

    @property
    def _id(self) -> str:
        assert self._count is not None
        return self._count.id

    def _write(self, service: Callable[..., Counted], product: Product, *given: object) -> None:
        self._operations.write(
            self,
            service,
            self._id,
            product,
            *given,
            done=self._answer,
            failed=self._fail,
        )

    def _put_back(self, product: Product, before: Kept | None) -> None:
        self._operations.write(
            self,
            put_back,
            self._id,
            product,
            before,
            done=self.taken_back.emit,
            failed=self._fail,
        )

    def _answer(self, answer: object) -> None:
        if isinstance(answer, Counted):
            self._steps.append(_Step(answer.found.product, answer.before))
        self.answered.emit(answer)

    def _correct(self, counted: Counted) -> None:
        self._steps.append(_Step(counted.found.product, counted.before))
        self.corrected.emit(counted)

    def _fail(self, error: PosError) -> None:
        self.failed.emit(str(error))
