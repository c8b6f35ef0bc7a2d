"""A line to a printer over TCP: raw bytes to its port 9100."""

import socket
from contextlib import suppress
from typing import Final

from pos.printing.printers import NetworkAddress

_MOST: Final = 4096
_LEAST_S: Final = 0.001


class NetworkLine:
    """An open call to a printer (`pos.printing.line.Line`)."""

    def __init__(self, call: socket.socket) -> None:
        self._call = call

    def send(self, part: bytes, seconds: float) -> None:
        """Let all of `part` leave."""
        self._call.settimeout(seconds)
        self._call.sendall(part)

    def read(self, seconds: float) -> int:
        """Return the next byte that the printer sends."""
        self._call.settimeout(max(seconds, _LEAST_S))
        byte = self._call.recv(1)
        if not byte:
            raise ConnectionResetError("the printer closed the line")
        return byte[0]

    def drain(self) -> None:
        """Forget what the printer sent so far, without waiting."""
        self._call.settimeout(0)
        with suppress(BlockingIOError):
            while self._call.recv(_MOST):
                pass

    def finish(self, seconds: float) -> None:
        """End the call properly, so that what is on its way is not dropped."""
        # Unread bytes would turn the end of the call into a reset.
        self.drain()
        self._call.settimeout(seconds)
        self._call.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Hang up."""
        self._call.close()


def call(way: NetworkAddress, seconds: float) -> NetworkLine:
    """Call a printer; raises OSError, or ValueError for a name that cannot be one."""
    return NetworkLine(socket.create_connection((way.host, way.port), seconds))
