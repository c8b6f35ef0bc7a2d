"""The money of an order before it is handed over: deposits, taken in a sheet of their own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_money
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.ordering import add_deposit
from pos.services.shop import Counter
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.price.number_sheet import NumberSheet, Question
from ui.sheets.tender.tender_sheet import TenderSheet
from ui.sheets.tender.ways import Payment, Terms, debt_terms
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.orders.order_sheet import OrderSheet
    from ui.orders.reading import OrderView


class Deposits(QObject):
    """Takes deposits over a page, one at a time."""

    def __init__(self, theme: Theme, operations: Operations, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._page = page
        self._open: TenderSheet | None = None

    def take(self, amount: Money, settle: Callable[[Payment], None], at_counter: Counter) -> None:
        """Ask how a deposit is paid; `settle` says with `close` or `refuse` what came of it."""
        if self._open is not None:
            return
        sheet = TenderSheet(self._theme, self._page.window(), deposit_terms(amount, at_counter))
        sheet.settled.connect(settle)
        sheet.closed.connect(self._forget)
        self._open = sheet
        sheet.open_sheet()

    def close(self) -> None:
        """Take the sheet away: the money is in the drawer."""
        if self._open is not None:
            self._open.close_sheet()

    def refuse(self, error: PosError) -> None:
        """Say on the sheet why the money was not taken."""
        if self._open is not None:
            self._open.refuse(error)

    def ask_for_more(self, sheet: "OrderSheet", view: "OrderView") -> None:
        """Ask how much more is paid in advance for an order that was taken."""
        question = _more_of(view.kept.order.names.within(screen_language()), view.kept.due)
        take = partial(self._add, sheet, view)
        NumberSheet(self._theme, self._page.window(), question, take).open_sheet()

    def _add(self, sheet: "OrderSheet", view: "OrderView", amount: Money) -> None:
        def settle(payment: Payment) -> None:
            self._operations.write(
                sheet,
                add_deposit,
                view.kept.id,
                payment.tenders,
                done=lambda _entry: self.close(),
                failed=self.refuse,
            )

        self.take(amount, settle, view.counter)

    def _forget(self) -> None:
        self._open = None


def deposit_terms(amount: Money, at_counter: Counter) -> Terms:
    """Return the terms for a deposit: paid now, neither rounded nor stamped."""
    rates = () if at_counter.shift is None else at_counter.shift.rates
    terms = debt_terms(amount, at_counter.rules, rates)
    return replace(terms, title=_("Payment in advance"), action=_("Take the deposit"))


def _more_of(name: str, due: Money) -> Question[Money]:
    def read(text: str) -> Money:
        amount = parse_money(text, MAD)
        if amount.is_zero or amount > due:
            raise FieldNotAccepted(_("Type an amount up to what is left to pay."))
        return amount

    def tell(amount: Money) -> str:
        left = isolate(money_text(due - amount, screen_language()))
        return _("Left to pay on delivery: {amount}").format(amount=left)

    return Question(_("More deposit"), name, _("DH"), _("Take it"), 2, read, tell)
