"""From the total to the result: the tender sheet, exact cash in one key, the receipt's way."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.clock import system_clock
from pos.domain.due import due_for
from pos.domain.money import zero
from pos.domain.owing import Debt
from pos.domain.tender import Tender, TenderKind, exact
from pos.errors import PosError
from pos.services.buyers import buyer, name_buyer
from pos.services.delivering import paid_beforehand
from pos.services.receipts import PrintJob, print_jobs_of, reprint, try_again
from pos.services.returns import owed_for
from pos.services.selling import SoldSale
from pos.services.shop import Counter
from ui.customers.customers_sheet import CustomersSheet
from ui.operations import Operations
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.sale_result import SaleResult
from ui.sheets.give_back_sheet import GiveBackSheet
from ui.sheets.refunding import GivingBack
from ui.sheets.tender_sheet import TenderSheet
from ui.sheets.wallet_picture import fetch_wallet_picture
from ui.sheets.ways import Payer, Payment, sale_terms
from ui.theme import Theme


class Paying(QObject):
    """Takes the money for the basket of the page.

    names_keys: name the keys on the sheet's buttons. sold: the last sale of this window, or None.
    counter: what is known of the stand; nothing is sold before it is.
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
        self.counter: Counter | None = None
        self._theme = theme
        self._operations = operations
        self._ringing = ringing
        self._result = result
        self._page = page
        self._sheet: TenderSheet | GiveBackSheet | None = None
        ringing.sold.connect(self._finish)
        ringing.failed.connect(self._refuse)
        result.reprinting.connect(self.print_copy)
        result.trying_again.connect(self._try_again)

    def open_sheet(self) -> None:
        """Ask how the customer pays, or is paid; nothing happens with an empty basket.

        Where nothing is due either way the sale is done at once.
        """
        self._with_deposit(self._ask)

    def _with_deposit(self, pay: Callable[[tuple[Tender, ...]], None]) -> None:
        """Go on with what was paid beforehand, when an ordered piece is handed over."""
        order = self._ringing.basket.words.order
        if order:
            self._operations.read(self, paid_beforehand, order, done=pay)
        else:
            pay(())

    def _ask(self, laid: tuple[Tender, ...]) -> None:
        counter, basket = self.counter, self._ringing.basket
        if basket.is_empty or self._sheet is not None or counter is None:
            return
        if (due := basket.total).is_zero:
            self._ringing.sell()
        elif due > zero(due.currency):
            self._open(self._taking(counter, basket.words.customer, laid))
        else:
            self._with_debts(self._give)

    def _with_debts(self, give: Callable[[tuple[Debt, ...]], None]) -> None:
        """Go on with what is owed for the goods that come back."""
        lines = self._ringing.basket.lines
        sales = frozenset(line.back.sale for line in lines if line.back is not None)
        self._operations.read(self, owed_for, sales, done=give)

    def _give(self, debts: tuple[Debt, ...]) -> None:
        counter, due = self.counter, self._ringing.basket.total
        if self._sheet is not None or counter is None or due >= zero(due.currency):
            return
        sheet = GiveBackSheet(self._theme, self._page.window(), due, counter.rules, debts)
        sheet.settled.connect(lambda tenders: self._ringing.sell(*tenders))
        self._open(sheet)

    def _open(self, sheet: TenderSheet | GiveBackSheet) -> None:
        sheet.closed.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open_sheet()

    def _taking(self, counter: Counter, customer: str, laid: tuple[Tender, ...]) -> TenderSheet:
        rates = () if counter.shift is None else counter.shift.rates
        total = self._ringing.basket.total
        terms = sale_terms(total, counter.rules, rates, is_named=bool(customer))
        terms = replace(terms, laid=laid, pick_customer=self._pick_customer)
        sheet = TenderSheet(self._theme, self._page.window(), terms, names_keys=self.names_keys)
        sheet.settled.connect(self._sell)
        fetch_wallet_picture(self._operations, counter.rules.wallet_picture, sheet)
        if customer:
            self._operations.read(sheet, buyer, customer, system_clock(), done=sheet.show_buyer)
        return sheet

    def leave_sheet(self) -> None:
        """Go back to the basket: something was scanned, and the total is another."""
        if self._sheet is not None and not self._ringing.is_away:
            self._sheet.close_sheet()

    def take_exact_cash(self) -> None:
        """Sell for exactly what is due in cash, in one key, whichever way it goes."""
        self._with_deposit(self._take_exact_cash)

    def _take_exact_cash(self, laid: tuple[Tender, ...]) -> None:
        if self.counter is None:
            return
        goods, rules = self._ringing.basket.total, self.counter.rules.due
        if goods > zero(goods.currency):
            asked = due_for(goods, laid, rules, in_cash=True).cash
            is_paid = bool(laid) and asked.is_zero
            self._ringing.sell(*laid, *(() if is_paid else (exact(TenderKind.CASH, asked),)))
        else:
            self._with_debts(self._give_cash)

    def _give_cash(self, debts: tuple[Debt, ...]) -> None:
        goods = self._ringing.basket.total
        if self.counter is not None and goods <= zero(goods.currency):
            giving = GivingBack(goods, TenderKind.CASH, self.counter.rules.due, debts)
            self._ringing.sell(*giving.tenders())

    def print_copy(self) -> None:
        """Print the last receipt of this window again, marked as a copy."""
        if self.sold is not None:
            number = self.sold.sale.receipt_number
            self._operations.write(self, reprint, self.sold.id, number)

    def follow_paper(self) -> None:
        """Read how far the receipt has come."""
        if self.sold is not None:
            self._operations.read(self, print_jobs_of, self.sold.id, done=self._show_paper)

    def _pick_customer(self, window: QWidget, take: Callable[[Payer], None]) -> None:
        sheet = CustomersSheet(self._theme, self._operations, window)
        sheet.picked.connect(lambda who: take(Payer(who.name, who.phone, who.customer)))
        sheet.open_sheet()

    def _sell(self, payment: Payment) -> None:
        payer, tenders = payment.payer, payment.tenders
        if payer is None or payer.customer:
            self._ringing.sell(*tenders, customer="" if payer is None else payer.customer)
            return
        # The name is kept apart from the sale, which knows the customer by an id alone.
        sell = partial(self._sell_to, payment)
        write = self._operations.write
        write(self, name_buyer, payer.name, payer.phone, done=sell, failed=self._refuse)

    def _sell_to(self, payment: Payment, customer: str) -> None:
        self._ringing.sell(*payment.tenders, customer=customer)

    def show_sold(self, sold: SoldSale) -> None:
        """Show a sale that was made, or a refund beside the basket, and follow its paper."""
        # What was sold in training has no paper to print again.
        self.sold = sold if sold.id else None
        self._result.show_sale(sold)
        self.follow_paper()

    def _finish(self, sold: SoldSale) -> None:
        self.show_sold(sold)
        if self._sheet is not None:
            self._sheet.close_sheet()

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
