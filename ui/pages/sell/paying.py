"""From the total to the sale: the tender sheet, or exact cash in one key."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from pos.clock import system_clock
from pos.domain.due import due_for
from pos.domain.money import zero
from pos.domain.owing import Debt
from pos.domain.tender import Tender, TenderKind, exact
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.buyers import buyer, name_buyer
from pos.services.delivering import paid_beforehand
from pos.services.selling import SoldSale
from pos.services.shop import Counter
from ui.customers.customers_sheet import CustomersSheet
from ui.page import Key, Page
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.owing import Owing
from ui.pages.sell.part import Part
from ui.pages.sell.reading import Stand
from ui.pages.sell.ringing_up import RingingUp
from ui.sheets.give_back_sheet import GiveBackSheet
from ui.sheets.refunding import GivingBack
from ui.sheets.tender_sheet import TenderSheet
from ui.sheets.wallet_picture import fetch_wallet_picture
from ui.sheets.ways import Payer, Payment, sale_terms


class Paying(Part):
    """Takes the money for the basket of the page.

    Nothing is sold before it is known where we are.
    """

    def __init__(
        self,
        page: Page,
        ringing: RingingUp,
        column: BasketColumn,
        owing: Owing,
    ) -> None:
        super().__init__(page)
        self._names_keys = False
        self._owing = owing
        self._counter: Counter | None = None
        self._ringing = ringing
        self._button = column.pay
        self._sheet: TenderSheet | GiveBackSheet | None = None
        column.paying.connect(partial(ringing.once_there, self.open_sheet))
        ringing.sold.connect(self._finish)
        ringing.failed.connect(self._refuse)

    def keys(self) -> Sequence[Key]:
        """Name the keys of paying."""
        return (
            Key("F4", _("Pay"), self.open_sheet),
            Key("Ctrl+Return", _("Pay"), self.open_sheet),
            Key("F9", _("Exact cash, at once"), self.take_exact_cash),
        )

    def show_key_hints(self) -> None:
        """Name F4 on the button, and Enter on the sheet."""
        self._button.show_key("F4")
        self._names_keys = True

    def show_stand(self, found: Stand) -> None:
        """Know what is owed at this stand, and how it may be paid."""
        self._counter = found.counter

    def open_sheet(self) -> None:
        """Ask how the customer pays, or is paid; nothing happens with an empty basket.

        Where nothing is due either way the sale is done at once.
        """
        self._with_deposit(self._ask)

    def _with_deposit(self, pay: Callable[[tuple[Tender, ...]], None]) -> None:
        """Go on with what was paid beforehand, when an ordered piece is handed over."""
        order = self._ringing.basket.words.order
        if order:
            self.operations.read(self, paid_beforehand, order, done=pay)
        else:
            pay(())

    def _ask(self, laid: tuple[Tender, ...]) -> None:
        counter, basket = self._counter, self._ringing.basket
        if basket.is_empty or self._sheet is not None or counter is None:
            return
        if (due := basket.total).is_zero:
            self._ringing.sell()
        elif due > zero(due.currency):
            self._open(self._taking(counter, basket.words.customer, laid))
        else:
            self._owing.tell(self._give)

    def _give(self, debts: tuple[Debt, ...]) -> None:
        counter, due = self._counter, self._ringing.basket.total
        if self._sheet is not None or counter is None or due >= zero(due.currency):
            return
        sheet = GiveBackSheet(self.theme, self.window, due, counter.rules, debts)
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
        sheet = TenderSheet(self.theme, self.window, terms, names_keys=self._names_keys)
        sheet.settled.connect(self._sell)
        fetch_wallet_picture(self.operations, counter.rules.wallet_picture, sheet)
        if customer:
            self.operations.read(sheet, buyer, customer, system_clock(), done=sheet.show_buyer)
        return sheet

    def leave_sheet(self) -> None:
        """Go back to the basket: something was scanned, and the total is another."""
        if self._sheet is not None and not self._ringing.is_away:
            self._sheet.close_sheet()

    def take_exact_cash(self) -> None:
        """Sell for exactly what is due in cash, in one key, whichever way it goes."""
        self._with_deposit(self._take_exact_cash)

    def _take_exact_cash(self, laid: tuple[Tender, ...]) -> None:
        if self._counter is None:
            return
        goods, rules = self._ringing.basket.total, self._counter.rules.due
        if goods > zero(goods.currency):
            asked = due_for(goods, laid, rules, in_cash=True).cash
            is_paid = bool(laid) and asked.is_zero
            self._ringing.sell(*laid, *(() if is_paid else (exact(TenderKind.CASH, asked),)))
        else:
            self._owing.tell(self._give_cash)

    def _give_cash(self, debts: tuple[Debt, ...]) -> None:
        goods = self._ringing.basket.total
        if self._counter is not None and goods <= zero(goods.currency):
            giving = GivingBack(goods, TenderKind.CASH, self._counter.rules.due, debts)
            self._ringing.sell(*giving.tenders())

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
        if self._sheet is not None:
            self._sheet.close_sheet()

    def _refuse(self, error: PosError) -> None:
        if self._sheet is not None:
            self._sheet.refuse(error)
        else:
            self.operations.refused.emit(error)

    def _forget_sheet(self) -> None:
        self._sheet = None
