"""What can be checked of a receipt on paper: the files of the virtual printer."""

from PySide6.QtGui import QColor, QImage

from pos.documents.document import Stamp
from pos.documents.receipt import Receipt
from pos.i18n import gettext as _
from pos.printing.folder import safe_name
from pos.services.papers import receipt_of
from pos.services.sales import SaleRow
from tour.device import Device
from tour.record import Step

_ESC_INIT = b"\x1b@"


def check_paper(step: Step, device: Device, sale: SaleRow, *, is_copy: bool = False) -> None:
    """Check that the receipt of a sale is there as picture, PDF and printer bytes."""
    paper = device.read(lambda connection: receipt_of(connection, sale.id, is_copy=is_copy))
    name = safe_name(paper.file_name)
    files = {end: device.folders.papers / f"{name}.{end}" for end in ("png", "pdf", "bin")}
    are_there = all(file.is_file() for file in files.values())
    step.check(_("The receipt is on paper: {file}").format(file=f"{name}.png"), are_there)
    if are_there:
        has_ink = _has_ink(QImage(str(files["png"])))
        step.check(_("Its picture is not empty"), has_ink)
        step.check(_("Its PDF begins as a PDF does"), files["pdf"].read_bytes()[:5] == b"%PDF-")
        step.check(
            _("Its printer bytes begin with a reset"), _ESC_INIT in files["bin"].read_bytes()[:8]
        )
    step.check(
        _("Its number is the one in the journal: {number}").format(number=sale.receipt_number),
        paper.number == sale.receipt_number,
    )


def stamps(paper: Receipt) -> int:
    """Count the stamps of a receipt: example, copy."""
    return sum(isinstance(block, Stamp) for block in paper.blocks)


def _has_ink(picture: QImage) -> bool:
    """Tell whether a picture has white paper and black dots on it."""
    if picture.isNull():
        return False
    small = picture.scaled(64, 64)
    greys = {QColor(small.pixel(x, y)).lightness() for x in range(64) for y in range(64)}
    return max(greys) > 250 and min(greys) < 200
