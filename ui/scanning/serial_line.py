"""A scanner on a serial line (USB-CDC, RS-232): bytes of characters, so no layout can spoil them.

One thread reads. A line that is pulled out or not there yet is tried again every two seconds, and
what became of it is told once.
"""

import threading
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from pos.domain.scanning import Ending, Scan

if TYPE_CHECKING:
    from serial import Serial

_AGAIN_S: Final = 2.0
_SILENCE_S: Final = 0.12
_MOST_BYTES: Final = 4096
# What pyserial calls a port that has no name.
_NO_NAME: Final = "n/a"
_ENDS: Final = (b"\r", b"\n", b"\t", b"\x03", b"\x04")


class LineState(StrEnum):
    """How the line is."""

    OFF = "off"
    OPEN = "open"
    LOST = "lost"


class Codes:
    """Cuts what arrives into codes, at an end sign or at a silence."""

    def __init__(self) -> None:
        self._begun = b""

    def take(self, received: bytes) -> list[str]:
        """Return the codes that are whole now; nothing received is a silence."""
        whole = self._begun + received
        for end in _ENDS:
            whole = whole.replace(end, b"\n")
        *codes, self._begun = whole.split(b"\n")
        if not received or len(self._begun) > _MOST_BYTES:
            codes.append(self._begun)
            self._begun = b""
        return [text for code in codes if (text := _text(code))]


class SerialLine(QObject):
    """Reads one port. Signals: scanned(Scan), stated(LineState)."""

    scanned = Signal(object)
    stated = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = LineState.OFF
        self._chosen: tuple[str, int] = ("", 0)
        self._leaving = threading.Event()
        self._thread: threading.Thread | None = None
        self.stated.connect(self._note)

    def listen(self, port: str, baud: int) -> None:
        """Read this port from now on; "" reads none."""
        if (port, baud) == self._chosen:
            return
        self.stop()
        self._chosen = (port, baud)
        if port:
            self._leaving = threading.Event()
            arguments = (port, baud, self._leaving)
            self._thread = threading.Thread(target=self._read, args=arguments, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Let the port go; safe to call twice."""
        self._leaving.set()
        if self._thread is not None:
            self._thread.join()
        self._thread, self._chosen, self.state = None, ("", 0), LineState.OFF

    def _note(self, state: LineState) -> None:
        self.state = state if self._thread is not None else LineState.OFF

    def _read(self, port: str, baud: int, leaving: threading.Event) -> None:
        # Few tills have a scanner on a line: the others need not load this.
        from serial import Serial

        told = LineState.OFF

        def tell(state: LineState) -> None:
            nonlocal told
            if state is not told:
                told = state
                self.stated.emit(state)

        while not leaving.is_set():
            try:
                with Serial(port, baud, timeout=_SILENCE_S) as line:
                    tell(LineState.OPEN)
                    self._follow(line, leaving)
            # OSError is what pyserial raises; a port of another kind may say ValueError.
            except (OSError, ValueError):
                tell(LineState.LOST)
                leaving.wait(_AGAIN_S)

    def _follow(self, line: "Serial", leaving: threading.Event) -> None:
        codes = Codes()
        while not leaving.is_set():
            received = line.read(1)
            received += line.read(line.in_waiting) if received else b""
            for text in codes.take(received):
                self.scanned.emit(Scan(text, ending=Ending.LINE))


def ports() -> list[tuple[str, str]]:
    """Return the serial ports of this device: how to open each, and what it calls itself."""
    from serial.tools.list_ports import comports

    found = sorted(comports())
    return [(p.device, p.device if p.description == _NO_NAME else p.description) for p in found]


def _text(code: bytes) -> str:
    try:
        return code.decode("utf-8").strip()
    except UnicodeDecodeError:
        return code.decode("latin-1").strip()
