"""From the receipt of a finished sale to money given back, or goods exchanged in the basket."""

from pos.services.returns import Refundable, refundable
from pos.services.sales import SaleRow
from ui.page import Page
from ui.pages.sell.last_sale import LastSale
from ui.pages.sell.owing import Owing
from ui.pages.sell.part import Part
from ui.pages.sell.scans import Scans
from ui.pages.sell.shelf import Shelf
from ui.sheets.refund.refund_sheet import RefundSheet


class TakingBack(Part):
    """Opens the refund sheet for a receipt; money given back leaves the basket as it is."""

    def __init__(
        self, page: Page, shelf: Shelf, scans: Scans, owing: Owing, last_sale: LastSale
    ) -> None:
        super().__init__(page)
        self._exchange = owing.take
        self._show_sold = last_sale.show
        self._sheet: RefundSheet | None = None
        shelf.finder.receipt_scanned.connect(self._open)
        scans.receipt_scanned.connect(self._open)

    def _open(self, row: SaleRow) -> None:
        # A receipt scanned again changes nothing.
        if self._sheet is None:
            self.operations.read(self, refundable, row.id, done=self._show)

    def _show(self, found: Refundable) -> None:
        if self._sheet is not None:
            return
        sheet = RefundSheet(self.theme, self.operations, self.window, found)
        sheet.refunded.connect(self._show_sold)
        sheet.exchanging.connect(self._exchange)
        sheet.closed.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open_sheet()

    def _forget_sheet(self) -> None:
        self._sheet = None
