"""What a receipt printer answers when asked how it is (Epson ESC/POS DLE EOT, GS r)."""

from typing import Final

from pos.i18n import gettext as _
from pos.printing.outcome import CoverOpen, PaperOut, PrinterNotReady, PrintingFailed

# Asked and answered in real time, even while the printer is off-line.
ASK_PRINTER: Final = b"\x10\x04\x01"
ASK_OFFLINE: Final = b"\x10\x04\x02"
ASK_PAPER: Final = b"\x10\x04\x04"

# Answered in turn, after everything before it is printed: the fence at the end of a job.
ASK_WHEN_DONE: Final = b"\x1dr\x01"

_REAL_TIME_MASK, _REAL_TIME_SHAPE = 0b1001_0011, 0b0001_0010
_IN_TURN_MASK, _IN_TURN_SHAPE = 0b1001_0000, 0

# Automatic status: four bytes sent whenever something changes, if anyone ever switched it on. Its
# later bytes look like answers to GS r.
_UNASKED_SHAPE: Final = 0b0001_0000
UNASKED_REST: Final = 3

_IS_OFFLINE: Final = 0x08
_COVER_IS_OPEN: Final = 0x04
_STOPPED_FOR_PAPER: Final = 0x20
_PAPER_IS_OUT: Final = 0x60
_PAPER_IS_LOW: Final = 0x0C


def is_real_time_answer(byte: int) -> bool:
    """Tell whether a byte has the fixed bits of an answer to DLE EOT."""
    return byte & _REAL_TIME_MASK == _REAL_TIME_SHAPE


def is_done_answer(byte: int) -> bool:
    """Tell whether a byte has the fixed bits of an answer to GS r."""
    return byte & _IN_TURN_MASK == _IN_TURN_SHAPE


def begins_unasked(byte: int) -> bool:
    """Tell whether a byte begins an automatic status, which `UNASKED_REST` more bytes end."""
    return byte & _REAL_TIME_MASK == _UNASKED_SHAPE


def paper_is_low(paper: int) -> bool:
    """Tell whether the end of the roll is near, from the answer about the paper."""
    return bool(paper & _PAPER_IS_LOW)


def fault(printer: int, offline: int, paper: int) -> PrintingFailed | None:
    """Return what keeps the printer from printing, None when it is ready.

    printer, offline, paper: the answers to the three questions. The paper is judged last: an open
    cover reads as missing paper too.
    """
    if offline & _COVER_IS_OPEN:
        return CoverOpen(
            _(
                "The cover of the printer is open. The sale is recorded. Close the cover: the "
                "receipt comes out then."
            )
        )
    if paper & _PAPER_IS_OUT or offline & _STOPPED_FOR_PAPER:
        return PaperOut(
            _("No more paper. The sale is recorded. Change the roll: the receipt comes out then.")
        )
    if printer & _IS_OFFLINE:
        return PrinterNotReady(
            _(
                "The printer is not ready. The sale is recorded. Look at its lamps, or switch it "
                "off and on: the receipt comes out then."
            )
        )
    return None
