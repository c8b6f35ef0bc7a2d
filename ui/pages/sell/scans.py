"""From a scan to the basket: goods go in, a receipt is shown, the rest is said in a row."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pos.domain.measured_code import MeasuredLabel, priced, quantity_of
from pos.domain.money import MAD, Money
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.products import ProductRow, product_row
from pos.services.scanner import note_layout_told
from pos.services.scans import Goods, Meaning, Nothing, Receipt, Why, meaning
from ui.operations import Operations
from ui.pages.sell.asking import Asking
from ui.pages.sell.scan_rows import ScanRows
from ui.pages.sell.turns import Turns
from ui.theme import Theme
from ui.widgets.strip import Notice


class Scans(QObject):
    """Reads what scans mean, and does it.

    place: id of the place whose stock is shown. turns: what waits for the scans before it.
    Signals: put(ProductRow, int): goods whose label says no more; shared(str): several products
    have this code; receipt_scanned(SaleRow); noticed(Notice).
    """

    put = Signal(object, object)
    shared = Signal(str)
    receipt_scanned = Signal(object)
    noticed = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, asking: Asking, rows: ScanRows, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._asking = asking
        self._rows = rows
        self._page = page
        self._unclean = ""
        self._knows_layout = False
        self.place = ""
        self.turns = Turns(operations, self)
        rows.creating.connect(self._create)

    def take(self, scan: Scan, count: int) -> None:
        """Do what a scan means, so many times; in the order they came."""
        self.turns.read(meaning, scan, done=partial(self._do, count))

    def _do(self, count: int, means: Meaning) -> None:
        self._rows.forget_unclean()
        if means.reading.is_repaired:
            self._tell_of_layout()
        if isinstance(means, Goods):
            self._put_goods(means, count)
        elif isinstance(means, Receipt):
            self.receipt_scanned.emit(means.sale)
        else:
            self._say(means)

    def _put_goods(self, goods: Goods, count: int) -> None:
        self._rows.forget(goods.reading.code)
        if len(goods.rows) > 1:
            self.shared.emit(goods.reading.code)
        elif goods.label is None or not self._put_labelled(goods.rows[0], goods.label, count):
            self.put.emit(goods.rows[0], count)

    def _put_labelled(self, row: ProductRow, said: MeasuredLabel, count: int) -> bool:
        """Put in what the label says; False when that says nothing of this product."""
        product = row.product
        if said.measure is not None:
            quantity = quantity_of(said.measure, product.unit)
            each = product.price
        elif said.price_minor:
            quantity, each = priced(Money(said.price_minor, MAD), product.unit, product.price)
        else:
            quantity, each = None, None
        if quantity is None:
            return False
        for _piece in range(count):
            self._asking.put_labelled(row, quantity, each)
        return True

    def _say(self, nothing: Nothing) -> None:
        # No reading goes wrong twice in the same way: the label itself says this.
        if nothing.why is Why.NOT_CLEAN and nothing.reading.code == self._unclean:
            nothing = replace(nothing, why=Why.UNKNOWN)
        self._unclean = nothing.reading.code if nothing.why is Why.NOT_CLEAN else ""
        self._rows.tell(nothing)
        if nothing.beeps:
            QApplication.beep()

    def _create(self, code: str) -> None:
        # A large sheet that the first scan does not wait for.
        from ui.sheets.product_sheet import ProductSheet

        sheet = ProductSheet(self._theme, self._operations, self._page.window(), self.place)
        sheet.begin_with_code(code)
        sheet.added.connect(partial(self._put_new, code))
        sheet.open_sheet()

    def _put_new(self, code: str, product_id: str) -> None:
        def take(row: ProductRow | None) -> None:
            if row is not None:
                self._rows.forget(code)
                self.put.emit(row, 1)

        self._operations.read(self, product_row, product_id, self.place, done=take)

    def _tell_of_layout(self) -> None:
        """Say once on this device that scanner and computer have different layouts."""
        if not self._knows_layout:
            self._knows_layout = True
            self._operations.write(self, note_layout_told, done=self._explain_layout)

    def _explain_layout(self, is_new: bool) -> None:  # noqa: FBT001 - what the service returned
        if is_new:
            self.noticed.emit(Notice(layout_words(), "info"))


def layout_words() -> str:
    """Say what to do about a scanner that types for another keyboard than the computer has."""
    return _(
        "Your scanner types for an American keyboard: Rahba reads it by its keys. For other "
        "programs, scan the code of your keyboard's country in the scanner's booklet."
    )
