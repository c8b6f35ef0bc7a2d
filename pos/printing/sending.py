"""Sends a paper to a receipt printer once, and finds out whether it came out.

Connect, ask how the printer is, send in slices, then ask for the one byte it answers when it has
worked everything off. Every step has a deadline; python-escpos's own connections have none that
matter, say nothing when a job is lost, and read an open cover as paper.

Once a slice has left, nobody can know what is on paper: from there on every fault ends in `maybe`.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pos.i18n import gettext as _
from pos.printing import status
from pos.printing.line import USUAL, Deadlines, Line, connected, name_of, unavailable
from pos.printing.outcome import CONFIRMED, Outcome, PaperOut, PrinterSilent
from pos.printing.printers import ReceiptPrinter, SerialPort, Way
from pos.services.receipts import PrintState

_SLICE: Final = 4096
# A byte on a serial line is ten bits: a start, eight, and a stop.
_BITS: Final = 10


def send(payload: bytes, printer: ReceiptPrinter, deadlines: Deadlines = USUAL) -> Outcome:
    """Print `payload`, once; returns confirmed or maybe.

    Raises a `PrintingFailed` when nothing was printed.
    """
    is_asked = not printer.is_mute
    on_way = on_its_way(printer.way, len(payload))
    with connected(printer.way, deadlines) as line:
        is_low = is_asked and require_ready(line, printer.way, deadlines)
        try:
            send_slices(line, payload, deadlines)
            if is_asked:
                return replace(_fenced(line, deadlines, on_way), paper_is_low=is_low)
            return _unasked(line, deadlines.fence + on_way)
        except OSError:
            return Outcome(PrintState.MAYBE, _lost_text())


def look_at(printer: ReceiptPrinter, deadlines: Deadlines = USUAL) -> bool:
    """Find out whether a printer could print now, without printing.

    Returns whether the end of the paper is near; raises a `PrintingFailed`. A mute printer is
    called and not asked.
    """
    with connected(printer.way, deadlines) as line:
        return not printer.is_mute and require_ready(line, printer.way, deadlines)


def require_ready(line: Line, way: Way, deadlines: Deadlines) -> bool:
    """Ask a printer how it is; raises a `PrintingFailed` when it could not print now.

    Returns whether the end of the paper is near.
    """
    try:
        answers = states(line, deadlines)
    except TimeoutError as error:
        raise PrinterSilent(
            _(
                "The printer {address} does not answer. The sale is recorded. Switch the printer "
                "off and on: the receipt comes out then. If it never answers, mark it as mute in "
                "the settings."
            ).format(address=name_of(way))
        ) from error
    except OSError as error:
        raise unavailable(way) from error
    fault = status.fault(*answers)
    if fault is not None:
        raise fault
    return status.paper_is_low(answers[-1])


def states(line: Line, deadlines: Deadlines) -> tuple[int, int, int]:
    """Ask the three questions, one at a time; raises TimeoutError or OSError."""

    def answer(question: bytes) -> int:
        line.drain()
        line.send(question, deadlines.answer)
        return _answer(line, status.is_real_time_answer, deadlines.answer)

    return answer(status.ASK_PRINTER), answer(status.ASK_OFFLINE), answer(status.ASK_PAPER)


def send_slices(line: Line, payload: bytes, deadlines: Deadlines) -> None:
    """Let all of `payload` leave, each slice by its deadline; raises OSError."""
    for start in range(0, len(payload), _SLICE):
        line.send(payload[start : start + _SLICE], deadlines.slice)


def on_its_way(way: Way, size: int) -> float:
    """Return for how many seconds so many bytes may still be on their way after they were sent."""
    return size * _BITS / way.speed if isinstance(way, SerialPort) else 0


def _unasked(line: Line, seconds: float) -> Outcome:
    line.finish(seconds)
    return Outcome(
        PrintState.MAYBE,
        _("This printer does not say whether it has printed. Look whether the receipt came out."),
    )


def _fenced(line: Line, deadlines: Deadlines, on_way: float) -> Outcome:
    """Wait for the one byte that proves that everything before it was printed."""
    line.drain()
    line.send(status.ASK_WHEN_DONE, deadlines.slice)
    try:
        _answer(line, status.is_done_answer, deadlines.fence + on_way)
    except TimeoutError:
        return Outcome(PrintState.MAYBE, _why_not_done(line, deadlines))
    return CONFIRMED


def _why_not_done(line: Line, deadlines: Deadlines) -> str:
    """Ask a printer that keeps a receipt back for the reason, which it answers at any time."""
    try:
        fault = status.fault(*states(line, deadlines))
    except OSError:
        return _lost_text()
    if isinstance(fault, PaperOut):
        return _(
            "The paper ran out. The sale is recorded. Put in a new roll: the printer has kept the "
            "receipt and prints it then. Do not print it again before you have looked."
        )
    return _lost_text()


def _answer(line: Line, is_answer: Callable[[int], bool], seconds: float) -> int:
    """Read bytes until one is an answer; raises TimeoutError, or OSError when the line is cut.

    What a printer sends unasked is passed over.
    """
    deadline = time.monotonic() + seconds
    unasked = 0
    while True:
        byte = line.read(deadline - time.monotonic())
        if unasked:
            unasked -= 1
        elif status.begins_unasked(byte):
            unasked = status.UNASKED_REST
        elif is_answer(byte):
            return byte


def _lost_text() -> str:
    return _(
        "The printer did not confirm the receipt. The sale is recorded. Look whether the receipt "
        "came out before you print it again."
    )
