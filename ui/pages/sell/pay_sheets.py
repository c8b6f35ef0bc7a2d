"""The sheets that ask how a basket is paid, or how money goes back; one at a time."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from pos.clock import system_clock
from pos.domain.money import zero
from pos.domain.owing import Debt
from pos.domain.tender import Tender
from pos.domain.trade import TradeRules
from pos.errors import PosError
from pos.services.buyers import buyer, name_buyer
from pos.services.selling import SoldSale
from pos.services.shop import Counter
from ui.customers.customers_sheet import CustomersSheet
from ui.page import Page
from ui.pages.sell.owing import Owing
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.sheets.refund.give_back_sheet import GiveBackSheet
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.sheets.tender.wallet_picture import fetch_wallet_picture
from ui.sheets.tender.ways import Payer, Payment, sale_terms


class PaySheets(Part):
    """Sells the basket for what was settled. names_keys: name the keys on the buttons."""

    def __init__(self, page: Page, ringing: RingingUp, owing: Owing) -> None:
        super().__init__(page)
        self.names_keys = False
        self._ringing = ringing
        self._owing = owing
        self._sheet: TenderSheet | GiveBackSheet | None = None
        ringing.sold.connect(self._finish)
        ringing.failed.connect(self._refuse)

    def ask(self, counter: Counter, laid: tuple[Tender, ...]) -> None:
        """Ask how the customer pays what is due beside what was paid beforehand, or is paid."""
        due = self._ringing.basket.total
        if due > zero(due.currency):
            self._open(partial(self._taking, counter, laid))
        else:
            self._owing.tell(lambda debts: self._open(partial(self._giving, counter.rules, debts)))

    def _open(self, make: Callable[[], TenderSheet | GiveBackSheet]) -> None:
        if self._sheet is None:
            self._sheet = make()
            self._sheet.closed.connect(self._forget)
            self._sheet.open_sheet()

    def close(self) -> None:
        """Close the sheet that is open, if one is."""
        if self._sheet is not None:
            self._sheet.close_sheet()

    def _taking(self, counter: Counter, laid: tuple[Tender, ...]) -> TenderSheet:
        rates = () if counter.shift is None else counter.shift.rates
        basket = self._ringing.basket
        customer = basket.words.customer
        terms = sale_terms(basket.total, counter.rules, rates, is_named=bool(customer))
        terms = replace(terms, laid=laid, pick_customer=self._pick_customer)
        sheet = TenderSheet(self.theme, self.window, terms, names_keys=self.names_keys)
        sheet.settled.connect(self._sell)
        fetch_wallet_picture(self.operations, counter.rules.wallet_picture, sheet)
        if customer:
            self.operations.read(sheet, buyer, customer, system_clock(), done=sheet.show_buyer)
        return sheet

    def _giving(self, rules: TradeRules, debts: tuple[Debt, ...]) -> GiveBackSheet:
        due = self._ringing.basket.total
        sheet = GiveBackSheet(self.theme, self.window, due, rules, debts)
        sheet.settled.connect(lambda tenders: self._ringing.sell(*tenders))
        return sheet

    def _pick_customer(self, window: QWidget, take: Callable[[Payer], None]) -> None:
        sheet = CustomersSheet(self.theme, self.operations, window)
        sheet.picked.connect(lambda who: take(Payer(who.name, who.phone, who.customer)))
        sheet.open_sheet()

    def _sell(self, payment: Payment) -> None:
        payer, tenders = payment.payer, payment.tenders
        if payer is None or payer.customer:
            self._ringing.sell(*tenders, customer="" if payer is None else payer.customer)
            return
        # The name is kept apart from the sale, which knows the customer by an id alone.
        sell = partial(self._sell_to, payment)
        write = self.operations.write
        write(self, name_buyer, payer.name, payer.phone, done=sell, failed=self._refuse)

    def _sell_to(self, payment: Payment, customer: str) -> None:
        self._ringing.sell(*payment.tenders, customer=customer)

    def _finish(self, _sold: SoldSale) -> None:
        self.close()

    def _refuse(self, error: PosError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self.operations.refused.emit(error)

    def _forget(self) -> None:
        self._sheet = None
