"""Opens the cash drawer that hangs on a receipt printer.

A job of its own, sent before the receipt: a printer without paper must not lock the till. Such a
printer keeps the usual pulse until there is paper again and would open the drawer then, so it gets
the one that is obeyed at once (Epson ESC/POS `ESC p` and `DLE DC4`).
"""

from typing import Final

from pos.i18n import gettext as _
from pos.printing.escpos_bytes import drawer_bytes
from pos.printing.line import USUAL, Deadlines, connected
from pos.printing.outcome import (
    CoverOpen,
    DrawerNotOpened,
    PaperOut,
    PrinterNotReady,
    PrintingFailed,
)
from pos.printing.printers import Printer, ReceiptPrinter
from pos.printing.sending import require_ready

# DLE DC4, function 1: drawer 1, 100 ms.
_AT_ONCE: Final = b"\x10\x14\x01\x00\x01"


def open_drawer(printer: Printer, deadlines: Deadlines = USUAL) -> None:
    """Open the drawer; a folder has none. Raises `DrawerNotOpened`."""
    if not isinstance(printer, ReceiptPrinter):
        return
    try:
        with connected(printer.way, deadlines) as line:
            pulse = drawer_bytes()
            try:
                if not printer.is_mute:
                    require_ready(line, printer.way, deadlines)
            except (PaperOut, CoverOpen, PrinterNotReady):
                pulse = _AT_ONCE
            line.send(pulse, deadlines.slice)
            line.finish(deadlines.slice)
    except (OSError, PrintingFailed) as error:
        raise DrawerNotOpened(
            _("The cash drawer did not open. The sale is recorded. Open the drawer with its key.")
        ) from error
