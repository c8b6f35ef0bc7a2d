"""From the total to the sale: the tender sheet, or exact cash in one key."""

from collections.abc import Callable, Sequence
from functools import partial

from pos.domain.due import due_for
from pos.domain.money import zero
from pos.domain.owing import Debt
from pos.domain.tender import Tender, TenderKind, exact
from pos.i18n import gettext as _
from pos.services.delivering import paid_beforehand
from pos.services.shop import Counter
from ui.page import Key, Page
from ui.pages.sell.basket_column import BasketColumn
from ui.pages.sell.owing import Owing
from ui.pages.sell.part import Part
from ui.pages.sell.pay_sheets import PaySheets
from ui.pages.sell.reading import Stand
from ui.pages.sell.ringing_up import RingingUp
from ui.sheets.refund.refunding import GivingBack


class Paying(Part):
    """Takes the money for the basket of the page; nothing before it is known where we are."""

    def __init__(
        self,
        page: Page,
        ringing: RingingUp,
        column: BasketColumn,
        owing: Owing,
    ) -> None:
        super().__init__(page)
        self._counter: Counter | None = None
        self._ringing = ringing
        self._owing = owing
        self._sheets = PaySheets(page, ringing, owing)
        self._button = column.pay
        column.paying.connect(partial(ringing.once_there, self.open_sheet))

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
        self._sheets.names_keys = True

    def show_stand(self, found: Stand) -> None:
        """Know what is owed at this stand, and how it may be paid."""
        self._counter = found.counter

    def open_sheet(self) -> None:
        """Ask how the customer pays, or is paid; nothing happens with an empty basket.

        Where nothing is due either way the sale is done at once.
        """
        self._with_deposit(self._ask)

    def leave_sheet(self) -> None:
        """Go back to the basket: something was scanned, and the total is another."""
        if not self._ringing.is_away:
            self._sheets.close()

    def take_exact_cash(self) -> None:
        """Sell for exactly what is due in cash, in one key, whichever way it goes."""
        self._with_deposit(self._take_exact_cash)

    def _with_deposit(self, pay: Callable[[tuple[Tender, ...]], None]) -> None:
        """Go on with what was paid beforehand, when an ordered piece is handed over."""
        order = self._ringing.basket.words.order
        if order:
            self.operations.read(self, paid_beforehand, order, done=pay)
        else:
            pay(())

    def _ask(self, laid: tuple[Tender, ...]) -> None:
        basket = self._ringing.basket
        if basket.is_empty or self._counter is None:
            return
        if basket.total.is_zero:
            self._ringing.sell()
        else:
            self._sheets.ask(self._counter, laid)

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
