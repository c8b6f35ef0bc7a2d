"""What stands between a till and its hub, and cuts the line after so many bytes either way."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

_AT_ONCE: Final = 16_384


class Cutter:
    """Passes bytes on until `left` are through, then does `deed` and cuts; not at all at first.

    passed: how many bytes went through since the last `allow`.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._lock = threading.Lock()
        self._doing = threading.Lock()
        self._left: int | None = None
        self._deed: Callable[[], None] = _nothing
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.passed = 0
        self.cuts = 0

    def __enter__(self) -> Self:
        self._run(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._cut()
        for thread in self._threads:
            thread.join()

    def allow(self, count: int | None, deed: "Callable[[], None] | None" = None) -> None:
        """Let `count` bytes through from now on, all of them for `None`.

        Waits for the deed of the last cut: a server that is still coming back must not fall again.
        """
        with self._doing, self._lock:
            self._left, self._deed, self.passed = count, deed or _nothing, 0

    def _accept(self) -> None:
        while True:
            try:
                till, _address = self._server.accept()
            except OSError:
                return
            try:
                hub = socket.create_connection(("127.0.0.1", self._port))
            except OSError:  # the server is restarting
                till.close()
                continue
            with self._lock:
                self._open += [till, hub]
            self._run(self._pass, till, hub)
            self._run(self._pass, hub, till)

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(_AT_ONCE):
                allowed = self._allowed(len(data))
                target.sendall(data[:allowed])
                if allowed < len(data):
                    self._cut_now()
                    return
        except OSError:
            pass
        finally:
            for end in (source, target):
                _shut(end)

    def _allowed(self, count: int) -> int:
        with self._lock:
            allowed = count if self._left is None else min(count, self._left)
            self.passed += allowed
            if self._left is not None:
                self._left -= allowed
            return allowed

    def _cut_now(self) -> None:
        with self._doing:
            with self._lock:
                deed, self._deed, self._left = self._deed, _nothing, 0
                self.cuts += 1
            deed()
        self._cut()

    def _cut(self) -> None:
        with self._lock:
            ends, self._open = self._open, []
        for end in ends:
            _shut(end)
            end.close()

    def _run(self, act: Callable[..., None], *arguments: socket.socket) -> None:
        thread = threading.Thread(target=act, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()


def _nothing() -> None:
    """Do nothing before a cut."""


def _shut(end: socket.socket) -> None:
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
