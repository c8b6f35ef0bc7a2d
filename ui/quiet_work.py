"""What the till does for itself when nobody waits: gets ready to sign, and moves its log."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from pos.changed import Changed
from pos.errors import PosError
from ui.operations import Operations

if TYPE_CHECKING:
    from pos.services.till import Till

# How long the till rests before the log is moved into the file, milliseconds.
_IDLE_MS: Final = 3000


class QuietWork(QObject):
    """Does it once after a start, and whenever nothing was written for three seconds."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._rest)
        operations.changed.connect(self._wait_again)

    def begin(self) -> None:
        """Fetch the identity that signs before the first sale, and look whether the file is whole.

        What is not as it should be is told like a fault; selling goes on.
        """
        self._operations.quietly(_prepared, self._tell)

    def stop(self) -> None:
        """Begin nothing more: the file is about to be closed."""
        self._idle.stop()

    def _wait_again(self, _changed: Changed) -> None:
        self._idle.start()

    def _rest(self) -> None:
        self._operations.quietly(_idle, lambda _none: None)

    def _tell(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self._operations.refused.emit(PosError(sentence))


def _prepared(till: "Till") -> list[str]:
    till.prepare()
    return [finding.sentence for finding in till.start_findings()]


def _idle(till: "Till") -> None:
    till.idle()
