"""From the total to the result: the tender sheet, exact cash in one key, the receipt's way."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.domain.tender import TenderKind, exact
from pos.errors import PosError
from pos.services.receipts import PrintJob, print_jobs_of, reprint, try_again
from pos.services.selling import SoldSale
from ui.operations import Operations
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.sale_result import SaleResult
from ui.sheets.tender_sheet import TenderSheet
from ui.theme import Theme


class Paying(QObject):
    """Takes the money for the basket of the page.

    names_keys: name the keys on the sheet's buttons. sold: the last sale of this window, or None.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        ringing: RingingUp,
        result: SaleResult,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self.names_keys = False
        self.sold: SoldSale | None = None
        self._theme = theme
        self._operations = operations
        self._ringing = ringing
        self._result = result
        self._page = page
        self._sheet: TenderSheet | None = None
        ringing.sold.connect(self._finish)
        ringing.failed.connect(self._refuse)
        result.reprinting.connect(self.print_copy)
        result.trying_again.connect(self._try_again)

    def open_sheet(self) -> None:
        """Ask how the customer pays; nothing happens with an empty basket."""
        if self._ringing.basket.is_empty or self._sheet is not None:
            return
        due = self._ringing.basket.total
        sheet = TenderSheet(self._theme, self._page.window(), due, names_keys=self.names_keys)
        sheet.settled.connect(self._ringing.sell)
        sheet.closed.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open_sheet()

    def take_exact_cash(self) -> None:
        """Sell for exactly the total in cash, in one key."""
        self._ringing.sell(exact(TenderKind.CASH, self._ringing.basket.total))

    def print_copy(self) -> None:
        """Print the last receipt of this window again, marked as a copy."""
        if self.sold is not None:
            number = self.sold.sale.receipt_number
            self._operations.write(self, reprint, self.sold.id, number)

    def follow_paper(self) -> None:
        """Read how far the receipt has come."""
        if self.sold is not None:
            self._operations.read(self, print_jobs_of, self.sold.id, done=self._show_paper)

    def _finish(self, sold: SoldSale) -> None:
        # What was sold in training has no paper to print again.
        self.sold = sold if sold.id else None
        self._result.show_sale(sold)
        if self._sheet is not None:
            self._sheet.close_sheet()
        self.follow_paper()

    def _refuse(self, error: PosError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self._operations.refused.emit(error)

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _try_again(self, job: int) -> None:
        self._operations.write(self, try_again, job)

    def _show_paper(self, jobs: list[PrintJob]) -> None:
        self._result.show_paper(tuple(jobs))
