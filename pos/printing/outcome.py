"""How a print job ended, and the faults that ended it before anything was on paper.

A fault raised here always means: nothing was printed, so trying again makes no second copy. Where
that cannot be known the outcome is `maybe`, and only a person may decide.
"""

from dataclasses import dataclass

from pos.errors import PosError
from pos.services.receipts import PrintState


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a job that was sent.

    state: confirmed or maybe.
    detail: the sentence for the seller, empty when all is well.
    """

    state: PrintState
    detail: str = ""


CONFIRMED = Outcome(PrintState.CONFIRMED)


class PrintingFailed(PosError):
    """Base of the faults of printing; nothing was printed, and the sale is recorded."""


class PrinterUnavailable(PrintingFailed):
    """Nobody answers at the printer's address."""


class PrinterSilent(PrintingFailed):
    """The printer takes calls but does not say how it is."""


class PaperOut(PrintingFailed):
    """The printer has no paper."""


class CoverOpen(PrintingFailed):
    """The printer's cover is open."""


class PrinterNotReady(PrintingFailed):
    """The printer is off-line for a reason of its own."""


class FolderNotWritable(PrintingFailed):
    """The folder for receipts takes no files."""


class DrawerNotOpened(PosError):
    """Nobody can be sure that the cash drawer opened."""
