"""A line to a printer on USB, as Linux shows it: a file that takes bytes, `/dev/usb/lp0`.

The driver of the system is enough, so no library has to claim the printer and reset it. Nothing
blocks: a printer without paper takes no more bytes, and that must be felt, not waited for.
"""

import errno
import os
import select
import time
from contextlib import suppress
from typing import Final

from pos.i18n import gettext as _
from pos.printing.outcome import PrinterNotPermitted
from pos.printing.printers import UsbNode

_MOST: Final = 4096
# Between two looks at a printer that has nothing to say: asking without a pause would take a whole
# core from the sale.
_PAUSE_S: Final = 0.01


class UsbLine:
    """An open printer file (`pos.printing.line.Line`). node: its file descriptor."""

    def __init__(self, node: int) -> None:
        self._node = node

    def send(self, part: bytes, seconds: float) -> None:
        """Let all of `part` leave."""
        until = time.monotonic() + seconds
        while part:
            self._wait_to_write(until)
            with suppress(BlockingIOError):
                part = part[os.write(self._node, part) :]

    def read(self, seconds: float) -> int:
        """Return the next byte that the printer sends."""
        until = time.monotonic() + seconds
        while True:
            left = max(until - time.monotonic(), 0)
            if not select.select([self._node], [], [], left)[0]:
                raise TimeoutError("the printer says nothing")
            with suppress(BlockingIOError):
                byte = os.read(self._node, 1)
                if byte:
                    return byte[0]
                # Some printers can be read at any time and have nothing to say.
                if time.monotonic() >= until:
                    raise TimeoutError("the printer says nothing")
            time.sleep(_PAUSE_S)

    def drain(self) -> None:
        """Forget what the printer sent so far, without waiting."""
        with suppress(BlockingIOError):
            while select.select([self._node], [], [], 0)[0] and os.read(self._node, _MOST):
                pass

    def finish(self, seconds: float) -> None:
        """Wait until the driver has let everything out; closing drops what it still holds."""
        self._wait_to_write(time.monotonic() + seconds)

    def close(self) -> None:
        """Let go of the printer."""
        os.close(self._node)

    def _wait_to_write(self, until: float) -> None:
        if not select.select([], [self._node], [], max(until - time.monotonic(), 0))[1]:
            raise TimeoutError("the printer takes no more")


def open_node(way: UsbNode) -> UsbLine:
    """Open a USB printer; raises OSError, or `PrinterNotPermitted`."""
    try:
        return UsbLine(os.open(way.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY))
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM):
            raise PrinterNotPermitted(
                _(
                    "This user may not use the printer {address}. The sale is recorded. Ask the "
                    "administrator to type this once, then log out and in again: {command}"
                ).format(address=way.path, command="sudo usermod -aG lp $USER")
            ) from error
        raise
