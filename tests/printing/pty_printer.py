"""A printer at the end of a serial cable: the far end of a pseudo-terminal."""

import os
import threading
import tty
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from pos.printing import status
from tests.printing.fake_printer import DONE, QUESTIONS, READY


@dataclass
class PtyPrinter:
    """Answers questions wherever they stand in the stream, as a printer does.

    answers: the byte for each DLE EOT question, None for silence. done: the byte for the fence,
    None for silence. names: what GS I is answered with. stops_reading: takes nothing at all.
    received: all bytes, questions left out.
    """

    answers: dict[int, int | None] = field(default_factory=lambda: {1: READY, 2: READY, 4: READY})
    done: int | None = DONE
    names: dict[bytes, bytes] = field(default_factory=dict)
    stops_reading: bool = False
    received: bytes = b""

    def __enter__(self) -> Self:
        self._far, self._near = os.openpty()
        tty.setraw(self._near)
        self.path = os.ttyname(self._near)
        self._thread = threading.Thread(target=self._serve)
        if not self.stops_reading:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.stops_reading:
            # Its last byte: whatever was sent before it has been read by then.
            os.write(self._near, b"\xff")
            self._thread.join()
        for end in (self._far, self._near):
            os.close(end)

    def _serve(self) -> None:
        while True:
            chunk = os.read(self._far, 4096)
            if chunk.endswith(b"\xff"):
                self.received += chunk[:-1]
                return
            self._take(chunk)

    def _take(self, chunk: bytes) -> None:
        if chunk in QUESTIONS:
            self._say(self.answers[QUESTIONS[chunk]])
        elif chunk in self.names:
            os.write(self._far, self.names[chunk])
        else:
            self.received += chunk
            if self.received.endswith(status.ASK_WHEN_DONE):
                self._say(self.done)

    def _say(self, byte: int | None) -> None:
        if byte is not None:
            os.write(self._far, bytes([byte]))
