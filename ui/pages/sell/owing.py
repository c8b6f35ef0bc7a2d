"""What is still owed for goods that come back in the basket: known before money is given back."""

from collections.abc import Callable, Iterable
from functools import partial

from pos.domain.basket import BasketLine
from pos.domain.owing import Debt
from pos.services.returns import owed_for
from ui.errands import Exchange
from ui.page import Page
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp


class Owing(Part):
    """Keeps the debts of the sales whose goods are in the basket.

    They come with goods that are handed over to be exchanged, so that Enter right behind F4 meets
    its sheet; a basket taken up again has them read.
    """

    def __init__(self, page: Page, ringing: RingingUp) -> None:
        super().__init__(page)
        self._ringing = ringing
        self._known: dict[str, tuple[Debt, ...]] = {}
        ringing.lines.begun.connect(self._read_anew)
        ringing.sold.connect(self._known.clear)

    def take(self, exchange: Exchange) -> None:
        """Put goods in that are to be exchanged."""
        for sale in _sales(exchange.lines):
            self._known[sale] = exchange.debts
        self._ringing.lines.take_back(exchange.lines)

    def tell(self, listen: Callable[[tuple[Debt, ...]], None]) -> None:
        """Say what is owed for all that comes back; at once where that is known."""
        sales = _sales(self._ringing.basket.lines)
        if sales <= self._known.keys():
            listen(self._debts(sales))
        else:
            self.operations.read(self, owed_for, sales, done=listen)

    def _read_anew(self) -> None:
        self._known.clear()
        for sale in _sales(self._ringing.basket.lines):
            self.operations.read(self, owed_for, {sale}, done=partial(self._keep, sale))

    def _keep(self, sale: str, debts: tuple[Debt, ...]) -> None:
        self._known[sale] = debts

    def _debts(self, sales: frozenset[str]) -> tuple[Debt, ...]:
        return tuple(debt for sale in sorted(sales) for debt in self._known[sale])


def _sales(lines: Iterable[BasketLine]) -> frozenset[str]:
    return frozenset(line.back.sale for line in lines if line.back is not None)
