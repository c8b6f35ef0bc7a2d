"""A printer on the network, as far as the other end of a cable can tell."""

import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from pos.printing import status, zpl_status

READY, DONE = 0x12, 0x00
GOODBYE = b"goodbye"
QUESTIONS = {status.ASK_PRINTER: 1, status.ASK_OFFLINE: 2, status.ASK_PAPER: 4}


@dataclass
class FakePrinter:
    """Takes one call after another and answers as it is told.

    answers: the byte for each DLE EOT question, None for silence.
    done: the byte for the fence, None for silence.
    answers_later: what DLE EOT questions get once a receipt has begun.
    chatter: bytes sent unasked with the first answer.
    told_at_fence: bytes sent unasked before the answer to the fence.
    hangs_up_after: closes the line once it has taken so many bytes of a receipt.
    stops_reading: takes nothing after the questions.
    standings: what a label printer answers to `~HS`, one after another, the last one for ever;
    empty for one that does not answer.
    received: the bytes of each call, questions left out.
    """

    answers: dict[int, int | None] = field(default_factory=lambda: {1: READY, 2: READY, 4: READY})
    done: int | None = DONE
    answers_later: dict[int, int | None] | None = None
    chatter: bytes = b""
    told_at_fence: bytes = b""
    hangs_up_after: int | None = None
    stops_reading: bool = False
    standings: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._closing = threading.Event()
        self._listener = socket.socket()
        # Small, so that a printer that stops reading is felt at once.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        # Behind every call that is still waiting to be taken.
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(GOODBYE)
        self._thread.join()
        self._listener.close()

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._listener.getsockname()[1]
        return port

    def _serve(self) -> None:
        while True:
            line, _ = self._listener.accept()
            with line:
                if not self._take_call(line):
                    return

    def _take_call(self, line: socket.socket) -> bool:
        """Take one call to its end; returns False for the last one."""
        self.received.append(b"")
        while True:
            try:
                chunk = line.recv(4096)
            except ConnectionResetError:
                return True
            if chunk == GOODBYE:
                self.received.pop()
                return False
            if not chunk or not self._take(line, chunk):
                return True

    def _take(self, line: socket.socket, chunk: bytes) -> bool:
        """Answer a question or keep a part of a receipt; returns whether the call goes on."""
        if chunk in QUESTIONS:
            self._answer(line, self._byte_for(QUESTIONS[chunk]))
            if self.stops_reading and chunk == status.ASK_PAPER:
                self._closing.wait()
                return False
            return True
        if chunk == zpl_status.ASK:
            if self.standings:
                line.sendall(self.standings[0])
                self.standings = self.standings[1:] or self.standings
            return True
        self.received[-1] += chunk
        if self.received[-1].endswith(status.ASK_WHEN_DONE):
            line.sendall(self.told_at_fence)
            self._answer(line, self.done)
        return self.hangs_up_after is None or len(self.received[-1]) < self.hangs_up_after

    def _byte_for(self, question: int) -> int | None:
        has_begun = bool(self.received[-1])
        if has_begun and self.answers_later is not None:
            return self.answers_later[question]
        return self.answers[question]

    def _answer(self, line: socket.socket, byte: int | None) -> None:
        if byte is not None:
            line.sendall(self.chatter + bytes([byte]))
            self.chatter = b""
