"""An open line to a printer, the same for network, serial, USB and the system's own queues.

Every step has a deadline, because each kind of line has a way of waiting for ever: a printer that
accepts and never reads, a cable without its control wires, a queue that is paused.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from pos.i18n import gettext as _
from pos.printing import network, serial_port, usb_node
from pos.printing.outcome import PrinterUnavailable, PrintingFailed
from pos.printing.printers import NetworkAddress, SerialPort, SystemQueue, UsbNode, Way


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each step may take, in seconds.

    connect: until the printer takes the call. answer: to one question on its state.
    slice: for 4 KB to leave. fence: until everything is printed.
    """

    connect: float = 2
    answer: float = 1
    slice: float = 10
    fence: float = 10


USUAL: Final = Deadlines()


class Line(Protocol):
    """A line that is held. What goes wrong is an `OSError`, a missed deadline a `TimeoutError`."""

    def send(self, part: bytes, seconds: float) -> None:
        """Let all of `part` leave."""

    def read(self, seconds: float) -> int:
        """Return the next byte that the printer sends."""

    def drain(self) -> None:
        """Forget what the printer sent so far, without waiting."""

    def finish(self, seconds: float) -> None:
        """Say that nothing more comes, and let what is still on its way leave."""

    def close(self) -> None:
        """Let go of the line, at once."""


@contextmanager
def connected(way: Way, deadlines: Deadlines = USUAL) -> Iterator[Line]:
    """Hold a line to a printer; raises `PrinterUnavailable`, or another `PrintingFailed`."""
    try:
        line = _open(way, deadlines.connect)
    except (OSError, ValueError) as error:
        # ValueError: a host name that cannot be one, a port without a number.
        raise unavailable(way) from error
    try:
        yield line
    finally:
        line.close()


def unavailable(way: Way) -> PrintingFailed:
    """Return the fault of a printer that is not to be reached."""
    return PrinterUnavailable(
        _(
            "The printer {address} cannot be reached. The sale is recorded. Switch it on and look "
            "at its cable: the receipt comes out then."
        ).format(address=name_of(way))
    )


def name_of(way: Way) -> str:
    """Return what a person calls the place of a printer."""
    match way:
        case NetworkAddress():
            return way.host
        case SerialPort():
            return way.device
        case UsbNode():
            return way.path
        case SystemQueue():
            return way.name


def _open(way: Way, seconds: float) -> Line:
    match way:
        case NetworkAddress():
            return network.call(way, seconds)
        case SerialPort():
            return serial_port.open_port(way, seconds)
        case UsbNode():
            return usb_node.open_node(way)
        case SystemQueue():
            return _queue(way, seconds)


def _queue(way: SystemQueue, seconds: float) -> Line:
    # Each loads what only its own system has, and few tills print through it.
    if sys.platform == "win32":
        from pos.printing import windows_spooler

        return windows_spooler.open_queue(way)
    from pos.printing import cups

    return cups.open_queue(way, seconds)
