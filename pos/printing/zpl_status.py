"""What a label printer answers when asked how it is (Zebra ZPL II Programming Guide, `~HS`).

Three lines, each between STX and ETX, of numbers parted by commas. Only what is used is read.
"""

from dataclasses import dataclass
from typing import Final

from pos.i18n import gettext as _
from pos.printing.outcome import CoverOpen, PaperOut, PrinterNotReady, PrintingFailed

ASK: Final = b"~HS"
LINES: Final = 3
STX: Final = 0x02
ETX: Final = 0x03
# Longer than any line of the guide; what goes on beyond it is no answer.
LONGEST_LINE: Final = 64

_FIELDS: Final = (9, 8)


@dataclass(frozen=True, slots=True)
class LabelStatus:
    """How a label printer is. waiting: labels and formats that it has taken and not printed yet."""

    is_out_of_labels: bool
    is_paused: bool
    is_open: bool
    is_out_of_ribbon: bool
    waiting: int


def label_status(lines: list[bytes]) -> LabelStatus | None:
    """Read an answer; None for what is none."""
    rows = [line.split(b",") for line in lines[: len(_FIELDS)]]
    if len(rows) < len(_FIELDS):
        return None
    is_whole = all(
        len(row) >= least and all(field.strip().isdigit() for field in row[:least])
        for row, least in zip(rows, _FIELDS, strict=True)
    )
    if not is_whole:
        return None
    first, second = ([int(field) for field in row if field.strip().isdigit()] for row in rows)
    uses_ribbon = second[4] == 1
    return LabelStatus(
        is_out_of_labels=first[1] == 1,
        is_paused=first[2] == 1,
        is_open=second[2] == 1,
        is_out_of_ribbon=uses_ribbon and second[3] == 1,
        # Formats not worked off, labels left of the last one, and one that waits to be taken.
        waiting=first[4] + _left(second),
    )


def label_fault(status: LabelStatus) -> PrintingFailed | None:
    """Return what keeps the printer from printing, None when it is ready."""
    if status.is_open:
        return CoverOpen(
            _("The label printer is open. Nothing was printed. Close it: the labels come out then.")
        )
    if status.is_out_of_labels:
        return PaperOut(
            _("No more labels. Nothing was printed. Put in a new roll: the labels come out then.")
        )
    if status.is_out_of_ribbon:
        return PaperOut(
            _("No more ribbon. Nothing was printed. Put in a new one: the labels come out then.")
        )
    if status.is_paused:
        return PrinterNotReady(
            _(
                "The label printer is paused. Nothing was printed. Press its pause button: the "
                "labels come out then."
            )
        )
    return None


def _left(second: list[int]) -> int:
    labels_left, waits_to_be_taken = 8, 7
    left = second[labels_left] if len(second) > labels_left else 0
    return left + second[waits_to_be_taken]
