"""Ringing up: the basket in memory, changed at once and saved behind, until it is sold.

A basket on its way to the disk, sold or held, takes its lines with it: what is tapped meanwhile
waits and goes into the next basket, or back into this one when it could not be saved.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from pos.domain.basket import Basket, BasketLine, Words
from pos.domain.measure import Size
from pos.domain.money import MAD, Money
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.domain.tender import Tender
from pos.errors import PosError
from pos.services.baskets import SavedBasket, hold, recall, save_basket
from pos.services.selling import SoldSale, check_out
from ui.operations import Operations

T = TypeVar("T")


class RingingUp(QObject):
    """Holds the basket of the page.

    touched: key of the line last changed, which the + and - keys mean; None when there is none.
    Signals: changed(): the basket is another; begun(): it is a new one; sold(SoldSale);
    failed(PosError): nothing was sold or held, the basket is as it was.
    """

    changed = Signal()
    begun = Signal()
    sold = Signal(object)
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self.basket = Basket(MAD)
        self.touched: int | None = None
        self._is_away = False
        self._is_selling = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def is_away(self) -> bool:
        """True while a sale is on its way to the disk."""
        return self._is_away

    def begin(self, basket: Basket) -> None:
        """Go on with a basket that was open before."""
        self.basket = basket
        self.touched = basket.lines[-1].key if basket.lines else None
        self.begun.emit()
        self.changed.emit()

    def add(
        self, product: Product, quantity: Quantity, price: Money, size: Size | None = None
    ) -> None:
        """Put goods in."""
        self._when_free(partial(self._add, product, quantity, price, size))

    def take_back(self, lines: tuple[BasketLine, ...]) -> None:
        """Put goods in that a customer brings back."""
        self._when_free(partial(self._take_back, lines))

    def step(self, key: int, pieces: int) -> None:
        """Change a line by whole pieces; nothing left takes it out.

        What comes back was chosen on its own sheet: no step changes it.
        """
        line = self.line(key)
        if line is None or line.back is not None or line.quantity.unit is not Unit.PIECE:
            return
        quantity = Quantity(line.quantity.thousandths + pieces * THOUSAND)
        self.set_quantity(key, quantity)

    def set_quantity(self, key: int, quantity: Quantity, size: Size | None = None) -> None:
        """Make a line hold exactly this much."""
        self.change(lambda basket: basket.set_quantity(key, quantity, size), key)

    def void(self, key: int) -> None:
        """Take a line out."""
        if (line := self.line(key)) is not None:
            self.set_quantity(key, Quantity(0, line.quantity.unit))

    def change(self, act: Callable[[Basket], None], key: int | None = None) -> None:
        """Change the basket and keep it; `key` names the line it is about, None for all of it.

        What is about a line that is gone by then does nothing.
        """
        self._when_free(partial(self._change, act, key, self.basket))

    def set_words(self, words: Words) -> None:
        """Keep other words for the sale, beside its lines."""

        def keep(basket: Basket) -> None:
            basket.words = words

        self.change(keep)

    def undo(self) -> None:
        """Take back the last change."""
        self._when_free(self._undo)

    def sell(self, *tenders: Tender, customer: str = "") -> None:
        """Sell the basket for what was tendered; asked again meanwhile, nothing happens.

        customer: id of who was named while paying, or empty.
        """
        if not self.basket.is_empty:
            words = self.basket.words
            if customer:
                words = replace(words, customer=customer)
            self._is_selling = not self._is_away or self._is_selling
            self._send(check_out, self.basket.lines, tenders, words, done=self._finish)

    def hold(self) -> None:
        """Set the basket aside and begin an empty one."""
        self._when_free(self._hold)

    def recall(self, slot: int) -> None:
        """Take up a held basket; lines that are open are held in its place."""
        self._when_free(partial(self._recall, slot))

    def let_go(self) -> None:
        """Begin anew: the basket was given up elsewhere, and is saved no more."""
        self._when_free(lambda: self.begin(Basket(self.basket.currency)))

    def once_there(self, act: Callable[[], None]) -> None:
        """Do `act` on the basket that is being taken up, or begun behind one set aside.

        At once where none is; also while one is being sold, because asking twice sells once.
        """
        if self._is_away and not self._is_selling:
            self._waiting.append(act)
        else:
            act()

    def line(self, key: int | None) -> BasketLine | None:
        """Return the line of this key, None when it is gone."""
        return next((line for line in self.basket.lines if line.key == key), None)

    def _add(self, product: Product, quantity: Quantity, price: Money, size: Size | None) -> None:
        self._note(self.basket.add(product, quantity, price, size).key)

    def _change(self, act: Callable[[Basket], None], key: int | None, of: Basket) -> None:
        if key is not None and (of is not self.basket or self.line(key) is None):
            return
        act(self.basket)
        self._note(key)

    def _take_back(self, lines: tuple[BasketLine, ...]) -> None:
        self.basket.take_back(lines)
        self._note(None)

    def _undo(self) -> None:
        step = self.basket.undo()
        self._note(step.line.key if step is not None and step.line is not None else None)

    def _hold(self) -> None:
        if not self.basket.is_empty:
            self._send(hold, self.basket.lines, self.basket.words, done=self._begin_held)

    def _recall(self, slot: int) -> None:
        self._send(recall, slot, self.basket.lines, self.basket.words, done=self._begin_saved)

    def _note(self, key: int | None) -> None:
        last = self.basket.lines[-1].key if self.basket.lines else None
        self.touched = key if self.line(key) is not None else last
        self.changed.emit()
        self._operations.write(self, save_basket, self.basket.lines, self.basket.words)

    def _when_free(self, change: Callable[[], None]) -> None:
        if self._is_away:
            self._waiting.append(change)
        else:
            change()

    def _send(self, service: Callable[..., T], *args: object, done: Callable[[T], None]) -> None:
        """Give the basket to a service that takes it away; one at a time."""
        if not self._is_away:
            self._is_away = True
            self._operations.write(self, service, *args, done=done, failed=self._give_back)

    def _finish(self, sold: SoldSale) -> None:
        self.basket = Basket(self.basket.currency)
        self.touched = None
        self.sold.emit(sold)
        self._resume()

    def _begin_held(self, _slot: int | None) -> None:
        self._begin_saved(SavedBasket())

    def _begin_saved(self, saved: SavedBasket) -> None:
        self.begin(Basket(self.basket.currency, saved.lines, saved.words))
        self._resume()

    def _give_back(self, error: PosError) -> None:
        self.failed.emit(error)
        self._resume()

    def _resume(self) -> None:
        self._is_away = self._is_selling = False
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            # What waited may send the basket away again: then the rest goes on waiting.
            self._when_free(change)
