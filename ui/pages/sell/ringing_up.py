"""Ringing up: what becomes of the open basket. It is sold, held, taken up again, or given up.

A basket on its way to the disk takes its lines with it: what is tapped meanwhile goes into the next
basket, or back into this one when it could not be saved.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from pos.domain.basket import Basket
from pos.domain.tender import Tender
from pos.services.baskets import SavedBasket, hold, recall
from pos.services.selling import SoldSale, check_out
from ui.operations import Operations
from ui.pages.sell.away import Away
from ui.pages.sell.open_basket import OpenBasket


class RingingUp(QObject):
    """Holds the basket of the page.

    lines: what is done to the open basket.
    Signals: sold(SoldSale); failed(PosError): nothing was sold or held, the basket is as it was.
    """

    sold = Signal(object)
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._away = Away(operations, self)
        self.lines = OpenBasket(operations, self._away, self)

    @property
    def basket(self) -> Basket:
        """The basket that is open."""
        return self.lines.basket

    @property
    def is_away(self) -> bool:
        """True while a basket is on its way to the disk."""
        return self._away.is_away

    def sell(self, *tenders: Tender, customer: str = "") -> None:
        """Sell the basket for what was tendered; asked again meanwhile, nothing happens.

        customer: id of who was named while paying, or empty.
        """
        basket = self.basket
        if basket.is_empty:
            return
        words = replace(basket.words, customer=customer) if customer else basket.words
        self._away.send(
            check_out, basket.lines, tenders, words,
            done=self._finish, failed=self.failed.emit, is_sale=True,
        )  # fmt: skip

    def hold(self) -> None:
        """Set the basket aside and begin an empty one."""
        self._away.when_free(self._hold)

    def recall(self, slot: int) -> None:
        """Take up a held basket; lines that are open are held in its place."""
        self._away.when_free(partial(self._recall, slot))

    def let_go(self) -> None:
        """Begin anew: the basket was given up elsewhere, and is saved no more."""
        self._away.when_free(lambda: self._begin(SavedBasket()))

    def once_there(self, act: Callable[[], None]) -> None:
        """Do `act` on the basket that is being taken up, or begun behind one set aside."""
        self._away.once_there(act)

    def _hold(self) -> None:
        basket = self.basket
        if not basket.is_empty:
            self._away.send(
                hold, basket.lines, basket.words,
                done=lambda _slot: self._begin(SavedBasket()), failed=self.failed.emit,
            )  # fmt: skip

    def _recall(self, slot: int) -> None:
        basket = self.basket
        self._away.send(
            recall, slot, basket.lines, basket.words, done=self._begin, failed=self.failed.emit
        )

    def _finish(self, sold: SoldSale) -> None:
        self.lines.clear()
        self.sold.emit(sold)

    def _begin(self, saved: SavedBasket) -> None:
        self.lines.begin(Basket(self.basket.currency, saved.lines, saved.words))
