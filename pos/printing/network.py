"""Carries bytes to a printer over TCP and finds out whether they came out.

Connect, ask how the printer is, send in slices, then ask for the one byte it answers when it has
worked everything off. Every step has a deadline; python-escpos's own connection has none that
matter, says nothing when a job is lost, and reads an open cover as paper.

Once a slice has left, nobody can know what is on paper: from there on every fault ends in `maybe`.
"""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from pos.i18n import gettext as _
from pos.printing import status
from pos.printing.outcome import (
    CONFIRMED,
    Outcome,
    PaperOut,
    PrinterSilent,
    PrinterUnavailable,
    PrintingFailed,
)
from pos.printing.printers import NetworkPrinter
from pos.services.receipts import PrintState

_SLICE: Final = 4096


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


def send(payload: bytes, printer: NetworkPrinter, deadlines: Deadlines = USUAL) -> Outcome:
    """Print `payload`, once; returns confirmed or maybe.

    Raises a `PrintingFailed` when nothing was printed.
    """
    with connected(printer, deadlines) as line:
        if not printer.is_mute:
            require_ready(line, printer, deadlines)
        try:
            _send_slices(line, payload, deadlines)
            if printer.is_mute:
                return _mute(line)
            return _fenced(line, deadlines)
        except OSError:
            return Outcome(PrintState.MAYBE, _lost_text())


@contextmanager
def connected(printer: NetworkPrinter, deadlines: Deadlines) -> Iterator[socket.socket]:
    """Hold a line to a printer; raises `PrinterUnavailable`."""
    try:
        line = socket.create_connection((printer.host, printer.port), deadlines.connect)
    except (OSError, UnicodeError) as error:
        # UnicodeError: a host name that cannot be one.
        raise _unavailable(printer) from error
    with line:
        yield line


def require_ready(line: socket.socket, printer: NetworkPrinter, deadlines: Deadlines) -> None:
    """Ask a printer how it is; raises a `PrintingFailed` when it could not print now."""
    try:
        answers = _states(line, deadlines)
    except TimeoutError as error:
        raise PrinterSilent(
            _(
                "The printer at {address} does not answer. The sale is recorded and nothing was "
                "printed. Switch the printer off and on; if it never answers, mark it as mute in "
                "the settings."
            ).format(address=printer.host)
        ) from error
    except OSError as error:
        raise _unavailable(printer) from error
    fault = status.fault(*answers)
    if fault is not None:
        raise fault


def _states(line: socket.socket, deadlines: Deadlines) -> tuple[int, int, int]:
    """Ask the three questions, one at a time; raises TimeoutError or OSError."""

    def answer(question: bytes) -> int:
        _drain(line)
        line.settimeout(deadlines.answer)
        line.sendall(question)
        return _answer(line, status.is_real_time_answer, deadlines.answer)

    return answer(status.ASK_PRINTER), answer(status.ASK_OFFLINE), answer(status.ASK_PAPER)


def _send_slices(line: socket.socket, payload: bytes, deadlines: Deadlines) -> None:
    line.settimeout(deadlines.slice)
    for start in range(0, len(payload), _SLICE):
        line.sendall(payload[start : start + _SLICE])


def _mute(line: socket.socket) -> Outcome:
    # Unread bytes would turn the end of the call into a reset, and drop what is still on its way.
    _drain(line)
    line.shutdown(socket.SHUT_WR)
    return Outcome(
        PrintState.MAYBE,
        _("This printer does not say whether it has printed. Look whether the receipt came out."),
    )


def _fenced(line: socket.socket, deadlines: Deadlines) -> Outcome:
    """Wait for the one byte that proves that everything before it was printed."""
    _drain(line)
    line.settimeout(deadlines.slice)
    line.sendall(status.ASK_WHEN_DONE)
    try:
        _answer(line, status.is_done_answer, deadlines.fence)
    except TimeoutError:
        return Outcome(PrintState.MAYBE, _why_not_done(line, deadlines))
    return CONFIRMED


def _why_not_done(line: socket.socket, deadlines: Deadlines) -> str:
    """Ask a printer that keeps a receipt back for the reason, which it answers at any time."""
    try:
        fault = status.fault(*_states(line, deadlines))
    except OSError:
        return _lost_text()
    if isinstance(fault, PaperOut):
        return _(
            "The paper ran out. The sale is recorded. Put in a new roll: the printer has kept the "
            "receipt and prints it then. Do not print it again before you have looked."
        )
    return _lost_text()


def _answer(line: socket.socket, is_answer: Callable[[int], bool], seconds: float) -> int:
    """Read bytes until one is an answer; raises TimeoutError, or OSError when the line is cut.

    What a printer sends unasked is passed over.
    """
    deadline = time.monotonic() + seconds
    unasked = 0
    while True:
        line.settimeout(max(deadline - time.monotonic(), 0.001))
        byte = line.recv(1)
        if not byte:
            raise ConnectionResetError("the printer closed the line")
        if unasked:
            unasked -= 1
        elif status.begins_unasked(byte[0]):
            unasked = status.UNASKED_REST
        elif is_answer(byte[0]):
            return byte[0]


def _drain(line: socket.socket) -> None:
    """Forget answers to older questions, without waiting; the caller sets the next deadline."""
    line.settimeout(0)
    with suppress(BlockingIOError):
        while line.recv(_SLICE):
            pass


def _unavailable(printer: NetworkPrinter) -> PrintingFailed:
    return PrinterUnavailable(
        _(
            "The printer at {address} cannot be reached. The sale is recorded and nothing was "
            "printed. Check that it is switched on and connected, then print again."
        ).format(address=printer.host)
    )


def _lost_text() -> str:
    return _(
        "The printer did not confirm the receipt. The sale is recorded. Look whether the receipt "
        "came out before you print it again."
    )
