"""Takes one document to one printer, whatever the printer is."""

from collections.abc import Callable

from pos.documents.document import Document
from pos.documents.label_run import LabelRun
from pos.i18n import gettext as _
from pos.printing.bitmap import Bitmap
from pos.printing.escpos_bytes import receipt_bytes, text_bytes
from pos.printing.folder import write_files
from pos.printing.label_roll import deliver_labels
from pos.printing.label_sending import send_labels
from pos.printing.outcome import CONFIRMED, LineTooSlow, Outcome
from pos.printing.paper import A4
from pos.printing.plain_text import can_say
from pos.printing.printers import (
    PICTURE_SPEED,
    FolderPrinter,
    LabelRoll,
    LabelSheets,
    Printer,
    ReceiptPrinter,
)
from pos.printing.sending import send
from pos.printing.zpl import label_bytes

# Draws a document on a paper so many dots wide: `pos.printing.raster.raster`, handed in because
# it needs Qt and nothing else here does.
Draw = Callable[[Document, int], Bitmap]


def deliver(
    document: Document, name: str, printer: Printer | LabelSheets | LabelRoll, draw: Draw
) -> Outcome:
    """Print a document; returns confirmed or maybe.

    name: of the files a folder gets. Raises a `PrintingFailed` when nothing was printed.
    """
    if isinstance(document, LabelRun) and isinstance(printer, LabelRoll | LabelSheets):
        return deliver_labels(document, printer, draw)
    match printer:
        case FolderPrinter():
            bitmap = draw(document, printer.width_dots)
            write_files(printer.folder, name, _files(document, bitmap))
            return CONFIRMED
        case ReceiptPrinter():
            return send(bytes_for(document, printer, draw), printer)
        case LabelSheets():
            write_files(printer.folder, name, {"pdf": _sheets(document)})
            return CONFIRMED
        case LabelRoll():
            return send_labels(label_bytes(draw(document, printer.width_dots)), printer)


def bytes_for(document: Document, printer: ReceiptPrinter, draw: Draw) -> bytes:
    """Return a document as a printer takes it: a picture, or text where its line is slow.

    Raises `LineTooSlow` where only a picture could say it.
    """
    if not printer.is_slow:
        bitmap = draw(document, printer.width_dots)
        return receipt_bytes(bitmap, is_epson=printer.is_epson)
    if can_say(document):
        return text_bytes(document, printer.width_dots)
    raise LineTooSlow(
        _(
            "The serial line is too slow for Arabic: a receipt would take half a minute. The sale "
            "is recorded. Set the printer and Rahba to {speed} baud, or print in French."
        ).format(speed=PICTURE_SPEED)
    )


# ReportLab takes a tenth of a second to load, which no start of the program should pay.


def _files(document: Document, bitmap: Bitmap) -> dict[str, bytes]:
    from pos.printing.pdf import pdf

    return {"png": bitmap.to_png(), "pdf": pdf(document), "bin": receipt_bytes(bitmap)}


def _sheets(document: Document) -> bytes:
    from pos.printing.pdf import pdf

    return pdf(document, A4)
