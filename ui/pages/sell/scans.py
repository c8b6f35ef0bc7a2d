"""From a scan to the basket: goods go in, a receipt is shown, the rest is said in a row."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from pos.domain.formatting import isolate
from pos.domain.measured_code import MeasuredLabel, priced, quantity_of
from pos.domain.money import MAD, Money
from pos.domain.quantity import Unit
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.products import ProductRow, product_row
from pos.services.scanner import note_layout_told
from pos.services.scans import Goods, Meaning, Nothing, Receipt, Why, meaning
from ui.page import Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.part import Part
from ui.pages.sell.reading import Stand
from ui.pages.sell.shelf import Shelf
from ui.pages.sell.turns import Turns
from ui.product_text import product_name
from ui.scan_words import nothing_text
from ui.widgets.strip import Notice


class Scans(Part):
    """Reads what scans mean, and does it.

    Signals: receipt_scanned(SaleRow).
    """

    receipt_scanned = Signal(object)

    def __init__(self, page: Page, asking: Asking, shelf: Shelf, turns: Turns) -> None:
        super().__init__(page)
        self._asking = asking
        self._finder = shelf.finder
        self._rows = shelf.scan_rows
        self._unclean = ""
        self._knows_layout = False
        self._place = ""
        self._turns = turns
        self._rows.creating.connect(self._create)
        asking.ringing.sold.connect(self._rows.clear)

    def show_stand(self, found: Stand) -> None:
        """Know the place whose stock is shown."""
        self._place = found.counter.here.id

    def take(self, scan: Scan) -> None:
        """Do what a scan means, as often as the search box says; in the order they came."""
        self._turns.read(meaning, scan, done=partial(self._do, self._finder.take_count()))

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
            self._finder.search(goods.reading.code)
        elif goods.label is None or not self._put_labelled(goods.rows[0], goods.label, count):
            self._asking.put(goods.rows[0], count)

    def _put_labelled(self, row: ProductRow, said: MeasuredLabel, count: int) -> bool:
        """Put in what the label says; False when that says nothing of this product."""
        product = row.product
        if said.measure is not None and product.unit is Unit.PIECE:
            self._tell_of_piece(row, count)
            return True
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

    def _tell_of_piece(self, row: ProductRow, count: int) -> None:
        """A weight says nothing of what is counted: the label may be of something else."""
        name = isolate(product_name(row.product, self.theme.language))
        text = _("This label says a weight, but {name} is sold by the piece.").format(name=name)
        act = partial(self._asking.put, row, count)
        self._rows.offer(row.product.id, text, _("Add one piece"), act)
        self.tell_over(text)

    def _say(self, nothing: Nothing) -> None:
        # No reading goes wrong twice in the same way: the label itself says this.
        if nothing.why is Why.NOT_CLEAN and nothing.reading.code == self._unclean:
            nothing = replace(nothing, why=Why.UNKNOWN)
        self._unclean = nothing.reading.code if nothing.why is Why.NOT_CLEAN else ""
        self._rows.tell(nothing)
        self.tell_over(nothing_text(nothing))
        if nothing.beeps:
            QApplication.beep()

    def _create(self, code: str) -> None:
        # A large sheet that the first scan does not wait for.
        from ui.sheets.product.product_sheet import ProductSheet

        sheet = ProductSheet(self.theme, self.operations, self.window, self._place)
        sheet.begin_with_code(code)
        sheet.added.connect(partial(self._put_new, code))
        sheet.open_sheet()

    def _put_new(self, code: str, product_id: str) -> None:
        def take(row: ProductRow | None) -> None:
            if row is not None:
                self._rows.forget(code)
                self._asking.put(row, 1)

        self.operations.read(self, product_row, product_id, self._place, done=take)

    def _tell_of_layout(self) -> None:
        """Say once on this device that scanner and computer have different layouts."""
        if not self._knows_layout:
            self._knows_layout = True
            self.operations.write(self, note_layout_told, done=self._explain_layout)

    def _explain_layout(self, is_new: bool) -> None:  # noqa: FBT001 - what the service returned
        if is_new:
            self.page.noticed.emit(Notice(layout_words(), "info"))


def layout_words() -> str:
    """Say what to do about a scanner that types for another keyboard than the computer has."""
    return _(
        "Your scanner types for an American keyboard: Rahba reads it by its keys. For other "
        "programs, scan the code of your keyboard's country in the scanner's booklet."
    )
