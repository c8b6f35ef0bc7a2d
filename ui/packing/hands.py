"""From a tap, a key or a scan to what is packed."""

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.quantity import Quantity
from pos.domain.scanning import Scan
from pos.services.products import ProductRow
from pos.services.scans import Goods, Meaning, meaning
from ui.operations import Operations
from ui.packing.asking import ask_number
from ui.packing.layout import PackingLayout
from ui.packing.packer import Packer
from ui.packing.rows import Touch
from ui.scan_words import meaning_notice
from ui.theme import Theme


class PackingHands(QObject):
    """packer: what is packed by them. Signals: noticed(Notice): why a scan packed nothing."""

    noticed = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, panel: QWidget, seen: PackingLayout
    ) -> None:
        super().__init__(panel)
        self._theme = theme
        self._operations = operations
        self._panel = panel
        self._seen = seen
        self.packer = Packer(operations, self)
        seen.goods.rows.touched.connect(self._touch)
        seen.last.counted.connect(self._take_number)

    def take_scan(self, scan: Scan) -> None:
        """Pack one piece of what was scanned; scans are read in the order in which they came."""
        self._operations.read(self, meaning, scan, done=self._take_meaning)

    def pack_first(self) -> None:
        """Pack one of what a search found first."""
        model = self._seen.goods.model
        is_typed = bool(self._seen.search.field.text().strip())
        row = model.row(model.index(0)) if is_typed else None
        if row is not None:
            self.packer.one_more(row)

    def _take_meaning(self, means: Meaning) -> None:
        if isinstance(means, Goods) and len(means.rows) == 1:
            self.packer.one_more(means.rows[0])
        elif isinstance(means, Goods):
            # Two products share this code: a person says which.
            self._seen.search.field.setText(means.reading.code)
        else:
            self.noticed.emit(meaning_notice(means))

    def _touch(self, index: QModelIndex, touch: Touch) -> None:
        model = self._seen.goods.model
        row = model.row(index)
        if row is None:
            return
        match touch:
            case Touch.NUMBER:
                take = partial(self._take_number, row)
                ask_number(self._theme, self._panel.window(), row, take)
            case Touch.MORE | Touch.LESS:
                self.packer.add(row, 1 if touch is Touch.MORE else -1)
            case Touch.ALL:
                there = max(row.on_hand, 0)
                self.packer.put(row, 0 if model.line(index).packed == there else there)
            case Touch.NONE:
                self.packer.put(row, 0)

    def _take_number(self, row: ProductRow, quantity: Quantity) -> None:
        self.packer.put(row, quantity.thousandths)
