"""A document written as PDF where a person said."""

from pathlib import Path

from pos.documents.document import Document
from pos.errors import PosError
from pos.i18n import gettext as _


def write_pdf(document: Document, file: Path) -> Path:
    """Write a document as PDF; for a slow thread. Raises `PosError` where it cannot be written."""
    # ReportLab takes a tenth of a second to load, which no start of the program should pay.
    from pos.printing.pdf import pdf

    try:
        file.write_bytes(pdf(document))
    except OSError as fault:
        raise PosError(_("The PDF could not be written there. Choose another folder.")) from fault
    return file
