"""How a print job ended, and the faults that ended it before anything was on paper.

A fault raised here always means: nothing was printed, so trying again makes no second copy. Where
that cannot be known the outcome is `maybe`, and only a person may decide.
"""

from dataclasses import dataclass
from typing import ClassVar

from pos.errors import PosError
from pos.services.receipts import PrintState


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a job that was sent.

    state: confirmed or maybe.
    detail: the sentence for the seller, empty when all is well.
    paper_is_low: the printer said that the end of the roll is near.
    """

    state: PrintState
    detail: str = ""
    paper_is_low: bool = False


CONFIRMED = Outcome(PrintState.CONFIRMED)


class PrintingFailed(PosError):
    """Base of the faults of printing; nothing was printed, and the sale is recorded."""

    # True where the paper goes out by itself as soon as somebody has seen to the printer.
    passes: ClassVar[bool] = False


class PrinterUnavailable(PrintingFailed):
    """Nobody answers at the printer's address."""

    passes = True


class PrinterNotPermitted(PrintingFailed):
    """The system does not let this user speak to the printer."""


class LineTooSlow(PrintingFailed):
    """The line would need half a minute for a picture of the paper."""


class PrinterSilent(PrintingFailed):
    """The printer takes calls but does not say how it is."""

    passes = True


class PaperOut(PrintingFailed):
    """The printer has no paper."""

    passes = True


class CoverOpen(PrintingFailed):
    """The printer's cover is open."""

    passes = True


class PrinterNotReady(PrintingFailed):
    """The printer is off-line for a reason of its own."""

    passes = True


class FolderNotWritable(PrintingFailed):
    """The folder for receipts takes no files."""


class DrawerNotOpened(PosError):
    """Nobody can be sure that the cash drawer opened."""
