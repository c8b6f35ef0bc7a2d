"""Where orders are taken and followed: the sheets, and the money between them.

A sheet inside the window from Sell and from Sales, not a page of its own: an order is taken with
the customer in front of the stand, and its list is looked at when they come back. Each sheet loads
when it is first opened: selling does not wait for it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.customer import Contact
from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_money
from pos.domain.tender import TenderKind
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.ordering import NewOrder, add_deposit, cancel_order, take_order
from pos.services.shop import Counter, counter
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.price.number_sheet import NumberSheet, Question
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.sheets.tender.ways import Payment, Terms, debt_terms
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.orders.cancel_sheet import CancelSheet
    from ui.orders.form_sheet import OrderFormSheet
    from ui.orders.order_sheet import OrderSheet
    from ui.orders.orders_sheet import OrdersSheet
    from ui.orders.reading import OrderView


class OrderDesk(QObject):
    """Opens the sheets of orders over a page. Signals: handing_over(str): id of an order."""

    handing_over = Signal(str)

    def __init__(self, theme: Theme, operations: Operations, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._page = page
        self._money: TenderSheet | None = None
        self._is_taking = False

    def open_list(self) -> None:
        """Show the orders still to be made or handed over."""
        from ui.orders.orders_sheet import OrdersSheet

        sheet = OrdersSheet(self._theme, self._operations, self._page.window())
        sheet.opening.connect(partial(self._open_from, sheet))
        sheet.taking.connect(self.open_form)
        sheet.open_sheet()

    def open_form(self, contact: Contact | None = None) -> None:
        """Take a new order. contact: who orders, where that is known already."""
        from ui.orders.form_sheet import OrderFormSheet

        sheet = OrderFormSheet(self._theme, self._operations, self._page.window(), contact)
        sheet.agreed.connect(partial(self._agree, sheet))
        sheet.open_sheet()

    def open_order(self, order: str, *, beneath: "OrdersSheet | None" = None) -> None:
        """Show one order; `beneath` is the list it was opened from."""
        from ui.orders.order_sheet import OrderSheet

        sheet = OrderSheet(self._theme, self._operations, self._page.window(), order)
        sheet.handing_over.connect(partial(self._hand_over, sheet, beneath))
        sheet.paying.connect(partial(self._ask_deposit, sheet))
        sheet.cancelling.connect(partial(self._ask_to_cancel, sheet))
        sheet.open_sheet()

    def _open_from(self, sheet: "OrdersSheet", order: str) -> None:
        self.open_order(order, beneath=sheet)

    def _agree(self, sheet: "OrderFormSheet", new: NewOrder, deposit: Money) -> None:
        if deposit.is_zero:
            self._take(sheet, new, None)
            return
        pay = partial(self._take_money, deposit, partial(self._take, sheet, new))
        self._operations.read(sheet, counter, done=pay)

    def _take(self, sheet: "OrderFormSheet", new: NewOrder, payment: Payment | None) -> None:
        if self._is_taking:
            return
        # Enter twice must not take the same order twice.
        self._is_taking = True
        tenders = () if payment is None else payment.tenders
        done, failed = partial(self._taken, sheet), partial(self._not_taken, sheet)
        self._operations.write(sheet, take_order, new, tenders, done=done, failed=failed)

    def _taken(self, sheet: "OrderFormSheet", order: str) -> None:
        self._is_taking = False
        self._close_money()
        sheet.close_sheet()
        self.open_order(order)

    def _not_taken(self, sheet: "OrderFormSheet", error: PosError) -> None:
        self._is_taking = False
        self._refuse_money(error)
        sheet.refuse(error)

    def _take_money(
        self, amount: Money, settle: Callable[[Payment], None], at_counter: Counter
    ) -> None:
        if self._money is not None:
            return
        sheet = TenderSheet(self._theme, self._page.window(), deposit_terms(amount, at_counter))
        sheet.settled.connect(settle)
        sheet.closed.connect(self._forget_money)
        self._money = sheet
        sheet.open_sheet()

    def _ask_deposit(self, sheet: "OrderSheet", view: "OrderView") -> None:
        due = view.kept.due
        language = screen_language()

        def read(text: str) -> Money:
            amount = parse_money(text, MAD)
            if amount.is_zero or amount > due:
                raise FieldNotAccepted(_("Type an amount up to what is left to pay."))
            return amount

        def tell(amount: Money) -> str:
            left = isolate(money_text(due - amount, language))
            return _("Left to pay on delivery: {amount}").format(amount=left)

        question = Question(
            _("More deposit"),
            view.kept.order.names.within(language),
            _("DH"),
            _("Take it"),
            2,
            read,
            tell,
        )
        take = partial(self._add_deposit, sheet, view)
        NumberSheet(self._theme, self._page.window(), question, take).open_sheet()

    def _add_deposit(self, sheet: "OrderSheet", view: "OrderView", amount: Money) -> None:
        def settle(payment: Payment) -> None:
            self._operations.write(
                sheet,
                add_deposit,
                view.kept.id,
                payment.tenders,
                done=lambda _entry: self._close_money(),
                failed=self._refuse_money,
            )

        self._take_money(amount, settle, view.counter)

    def _ask_to_cancel(self, sheet: "OrderSheet", view: "OrderView") -> None:
        from ui.orders.cancel_sheet import CancelSheet

        asking = CancelSheet(self._theme, self._page.window(), view)
        asking.cancelled.connect(partial(self._cancel, sheet, asking, view))
        asking.open_sheet()

    def _cancel(
        self, sheet: "OrderSheet", asking: "CancelSheet", view: "OrderView", back: TenderKind | None
    ) -> None:
        self._operations.write(
            sheet,
            cancel_order,
            view.kept.id,
            back,
            done=lambda _none: asking.close_sheet(),
            failed=asking.refuse,
        )

    def _hand_over(
        self, sheet: "OrderSheet", beneath: "OrdersSheet | None", view: "OrderView"
    ) -> None:
        sheet.close_sheet()
        if beneath is not None:
            beneath.close_sheet()
        self.handing_over.emit(view.kept.id)

    def _close_money(self) -> None:
        if self._money is not None:
            self._money.close_sheet()

    def _refuse_money(self, error: PosError) -> None:
        if self._money is not None:
            self._money.refuse(error)

    def _forget_money(self) -> None:
        self._money = None


def deposit_terms(amount: Money, at_counter: Counter) -> Terms:
    """Return the terms for a deposit: paid now, neither rounded nor stamped."""
    rates = () if at_counter.shift is None else at_counter.shift.rates
    terms = debt_terms(amount, at_counter.rules, rates)
    return replace(terms, title=_("Payment in advance"), action=_("Take the deposit"))
