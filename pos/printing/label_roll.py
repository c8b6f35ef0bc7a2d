"""Price labels on the roll of a label printer: drawn as pictures, sent once."""

from collections.abc import Callable

from pos.documents.document import Document
from pos.documents.label_run import LabelRun, OneLabel
from pos.documents.price_label import PriceLabel
from pos.i18n import gettext as _
from pos.printing.bitmap import Bitmap
from pos.printing.label_sending import send_labels
from pos.printing.outcome import Outcome, PrintingFailed
from pos.printing.printers import LabelRoll, LabelSheets
from pos.printing.zpl import label_bytes

# Draws a document on a paper so many dots wide: `pos.printing.raster.raster`.
Draw = Callable[[Document, int], Bitmap]


class NoLabelPrinter(PrintingFailed):
    """The label printer was taken away in the settings after the labels were queued."""


def run_bytes(run: LabelRun, printer: LabelRoll, draw: Draw) -> bytes:
    """Return what prints labels; raises `LabelTooSmall` when one of them does not fit."""
    return b"".join(
        label_bytes(draw(_alone(run, label, printer), printer.width_dots), copies)
        for label, copies in run.labels
    )


def deliver_labels(run: LabelRun, printer: LabelRoll | LabelSheets, draw: Draw) -> Outcome:
    """Print labels; returns confirmed or maybe. Raises a `PrintingFailed` when none was printed."""
    if isinstance(printer, LabelSheets):
        raise NoLabelPrinter(
            _("No label printer is chosen. Choose one where you make labels, then print again.")
        )
    return send_labels(run_bytes(run, printer, draw), printer)


def _alone(run: LabelRun, label: PriceLabel, printer: LabelRoll) -> OneLabel:
    return OneLabel(
        title=run.title,
        languages=run.languages,
        blocks=(),
        label=label,
        height_dots=printer.height_dots,
        dots_per_mm=printer.dots_per_mm,
    )
