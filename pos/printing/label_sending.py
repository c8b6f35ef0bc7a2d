"""Sends labels to a label printer once, and finds out whether they came out.

As with receipts: ask, send, then ask until nothing is left to print. Many printers that understand
ZPL answer no question; one that is silent gets its labels all the same, and a person looks.
"""

import time
from contextlib import suppress
from typing import Final

from pos.i18n import gettext as _
from pos.printing import zpl_status
from pos.printing.line import USUAL, Deadlines, Line, connected
from pos.printing.outcome import CONFIRMED, Outcome
from pos.printing.printers import LabelRoll
from pos.printing.sending import on_its_way, send_slices
from pos.printing.zpl_status import LabelStatus, label_fault, label_status
from pos.services.receipts import PrintState

# Between two questions: short beside a label, long beside what a question costs the printer.
_PAUSE: Final = 0.3


def send_labels(payload: bytes, printer: LabelRoll, deadlines: Deadlines = USUAL) -> Outcome:
    """Print labels, once; returns confirmed or maybe.

    Raises a `PrintingFailed` when nothing was printed.
    """
    on_way = on_its_way(printer.way, len(payload))
    with connected(printer.way, deadlines) as line:
        answers = not printer.is_mute and _is_ready(line, deadlines)
        try:
            send_slices(line, payload, deadlines)
            if answers:
                return _followed(line, deadlines, on_way)
            line.finish(deadlines.fence + on_way)
        except OSError:
            return Outcome(PrintState.MAYBE, _lost_text())
    return Outcome(
        PrintState.MAYBE,
        _("The label printer does not say whether it printed. Look whether all labels are out."),
    )


def look_at_labels(printer: LabelRoll, deadlines: Deadlines = USUAL) -> None:
    """Find out whether a label printer could print now; raises a `PrintingFailed`."""
    with connected(printer.way, deadlines) as line:
        if not printer.is_mute:
            _is_ready(line, deadlines)


def _is_ready(line: Line, deadlines: Deadlines) -> bool:
    """Ask how it is; returns False for one that does not answer, raises a `PrintingFailed`."""
    status = _asked(line, deadlines)
    fault = None if status is None else label_fault(status)
    if fault is not None:
        raise fault
    return status is not None


def _followed(line: Line, deadlines: Deadlines, on_way: float) -> Outcome:
    """Ask until nothing is left to print; as long as it prints, there is time."""
    until = time.monotonic() + deadlines.fence + on_way
    last = -1
    while time.monotonic() < until:
        status = _asked(line, deadlines)
        if status is None:
            return Outcome(PrintState.MAYBE, _lost_text())
        fault = label_fault(status)
        if fault is not None:
            return Outcome(PrintState.MAYBE, _stopped_text())
        if not status.waiting:
            return CONFIRMED
        if status.waiting != last:
            last, until = status.waiting, time.monotonic() + deadlines.fence
        _pause(line, min(_PAUSE, deadlines.fence / 10))
    return Outcome(PrintState.MAYBE, _lost_text())


def _pause(line: Line, seconds: float) -> None:
    """Give the printer time; what it says unasked ends the pause. Raises OSError for a cut line."""
    with suppress(TimeoutError):
        line.read(seconds)


def _asked(line: Line, deadlines: Deadlines) -> LabelStatus | None:
    """Ask once; None when no answer came in time, or none that can be read."""
    try:
        line.drain()
        line.send(zpl_status.ASK, deadlines.answer)
        until = time.monotonic() + deadlines.answer
        return label_status([_line(line, until) for _number in range(zpl_status.LINES)])
    except OSError:
        return None


def _line(line: Line, until: float) -> bytes:
    """Read to the end of one line of an answer; raises OSError when none comes in time."""
    found = bytearray()
    is_inside = False
    while len(found) < zpl_status.LONGEST_LINE:
        byte = line.read(until - time.monotonic())
        if byte == zpl_status.STX:
            is_inside, found = True, bytearray()
        elif byte == zpl_status.ETX and is_inside:
            return bytes(found)
        elif is_inside:
            found.append(byte)
    raise TimeoutError


def _stopped_text() -> str:
    return _(
        "The label printer stopped in the middle. See to its roll and its cover: it may go on by "
        "itself. Look which labels came out before you print them again."
    )


def _lost_text() -> str:
    return _(
        "The label printer did not confirm the labels. Look which came out before you print them "
        "again."
    )
