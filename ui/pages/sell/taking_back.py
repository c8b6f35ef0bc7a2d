"""From the receipt of a finished sale to money given back, or goods exchanged in the basket."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.services.returns import Refundable, refundable
from pos.services.sales import SaleRow
from ui.exchange import Exchange
from ui.operations import Operations
from ui.pages.sell.ringing_up import RingingUp
from ui.sheets.refund_sheet import RefundSheet
from ui.theme import Theme


class TakingBack(QObject):
    """Opens the refund sheet for a receipt.

    Signals: refunded(SoldSale): money was given back, and the basket is as it was.
    """

    refunded = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, ringing: RingingUp, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._ringing = ringing
        self._page = page
        self._sheet: RefundSheet | None = None

    def open(self, row: SaleRow) -> None:
        """Ask what of this sale comes back; a receipt scanned again changes nothing."""
        if self._sheet is None:
            self._operations.read(self, refundable, row.id, done=self._show)

    def _show(self, found: Refundable) -> None:
        if self._sheet is not None:
            return
        window = self._page.window()
        sheet = RefundSheet(self._theme, self._operations, window, found)
        sheet.refunded.connect(self.refunded)
        sheet.exchanging.connect(self._exchange)
        sheet.closed.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open_sheet()

    def _exchange(self, exchange: Exchange) -> None:
        self._ringing.take_back(exchange.lines)

    def _forget_sheet(self) -> None:
        self._sheet = None
