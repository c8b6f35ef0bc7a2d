"""What a scan means on the Stock page: a product to open, or a code to look for and add."""

from PySide6.QtCore import QObject, Signal

from pos.domain.scanning import Scan
from pos.services import scans
from ui.operations import Operations
from ui.scan_words import meaning_notice


class Scanned(QObject):
    """code: the last one that nobody had, or that several have.

    Signals: found(ProductRow): it is this product's; looked_for(str): a code to search for;
    told(Notice): it is of something else.
    """

    found = Signal(object)
    looked_for = Signal(str)
    told = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self.code = ""

    def take(self, scan: Scan) -> None:
        """Find out what a scan means."""
        self._operations.read(self, scans.meaning, scan, done=self._take_meaning)

    def _take_meaning(self, means: scans.Meaning) -> None:
        if isinstance(means, scans.Goods) and len(means.rows) == 1:
            self.found.emit(means.rows[0])
        elif isinstance(means, scans.Goods) or (
            isinstance(means, scans.Nothing) and means.why is scans.Why.UNKNOWN
        ):
            self.code = means.reading.code
            self.looked_for.emit(self.code)
        else:
            self.told.emit(meaning_notice(means))
