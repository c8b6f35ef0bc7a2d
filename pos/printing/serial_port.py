"""A line to a printer over a serial port.

Nothing is left to the control wires: a cable with three wires has none, and waiting for them would
be waiting for ever (python-escpos waits so by default).
"""

import time
from threading import Event
from typing import TYPE_CHECKING, Final

from pos.printing.printers import SerialPort

if TYPE_CHECKING:
    from serial import Serial

_LOOK_AGAIN_S: Final = 0.02


class SerialLine:
    """An open serial port (`pos.printing.line.Line`)."""

    def __init__(self, port: "Serial") -> None:
        self._port = port
        self._is_finished = False

    def send(self, part: bytes, seconds: float) -> None:
        """Let all of `part` go to the driver."""
        from serial import SerialTimeoutException

        if self._port.write_timeout != seconds:
            self._port.write_timeout = seconds
        try:
            self._port.write(part)
        except SerialTimeoutException as error:
            raise TimeoutError("the printer takes no more") from error

    def read(self, seconds: float) -> int:
        """Return the next byte that the printer sends."""
        self._port.timeout = max(seconds, 0)
        byte: bytes = self._port.read(1)
        if not byte:
            raise TimeoutError("the printer says nothing")
        return byte[0]

    def drain(self) -> None:
        """Forget what the printer sent so far, without waiting."""
        self._port.reset_input_buffer()

    def finish(self, seconds: float) -> None:
        """Wait until the driver has let everything out."""
        until, pause = time.monotonic() + seconds, Event()
        while self._port.out_waiting:
            if time.monotonic() > until:
                raise TimeoutError("the printer takes no more")
            pause.wait(_LOOK_AGAIN_S)
        self._is_finished = True

    def close(self) -> None:
        """Let go of the port; what a printer did not take by now is dropped."""
        if not self._is_finished:
            # Linux holds a port that still has bytes to send for half a minute.
            self._port.reset_output_buffer()
        self._port.close()


def open_port(way: SerialPort, seconds: float) -> SerialLine:
    """Open a serial port; raises OSError, or ValueError for a port that is none."""
    # Few tills have a printer on a serial line: the others need not load this.
    from serial import Serial

    return SerialLine(
        Serial(
            way.device,
            way.speed,
            timeout=seconds,
            write_timeout=seconds,
            dsrdtr=False,
            rtscts=False,
            xonxoff=False,
        )
    )
