"""The basket that is open: every tap changes it in memory at once and is saved behind."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pos.domain.basket import Basket, BasketLine, Words
from pos.domain.measure import Size
from pos.domain.money import MAD, Money
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.services.baskets import save_basket
from ui.operations import Operations
from ui.pages.sell.away import Away


class OpenBasket(QObject):
    """What is done to the lines; while a basket is away it waits, and goes into the next one.

    basket: as it stands. touched: key of the line last changed, which the + and - keys mean; None
    when there is none. Signals: changed(): the basket is another; begun(): it is a new one.
    """

    changed = Signal()
    begun = Signal()

    def __init__(self, operations: Operations, away: Away, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._away = away
        self.basket = Basket(MAD)
        self.touched: int | None = None

    def begin(self, basket: Basket) -> None:
        """Go on with a basket that was open before, or with an empty one."""
        self.basket = basket
        self.touched = basket.lines[-1].key if basket.lines else None
        self.begun.emit()
        self.changed.emit()

    def clear(self) -> None:
        """Begin an empty basket without a word: the goods of the last one are sold."""
        self.basket = Basket(self.basket.currency)
        self.touched = None

    def add(
        self, product: Product, quantity: Quantity, price: Money, size: Size | None = None
    ) -> None:
        """Put goods in."""

        def act() -> None:
            self._note(self.basket.add(product, quantity, price, size).key)

        self._away.when_free(act)

    def take_back(self, lines: tuple[BasketLine, ...]) -> None:
        """Put goods in that a customer brings back."""

        def act() -> None:
            self.basket.take_back(lines)
            self._note(None)

        self._away.when_free(act)

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

    def set_words(self, words: Words) -> None:
        """Keep other words for the sale, beside its lines."""

        def keep(basket: Basket) -> None:
            basket.words = words

        self.change(keep)

    def change(self, act: Callable[[Basket], None], key: int | None = None) -> None:
        """Change the basket and keep it; `key` names the line it is about, None for all of it.

        What is about a line that is gone by then does nothing.
        """
        meant = self.basket

        def change() -> None:
            if key is None or (meant is self.basket and self.line(key) is not None):
                act(self.basket)
                self._note(key)

        self._away.when_free(change)

    def undo(self) -> None:
        """Take back the last change."""

        def act() -> None:
            step = self.basket.undo()
            self._note(step.line.key if step is not None and step.line is not None else None)

        self._away.when_free(act)

    def line(self, key: int | None) -> BasketLine | None:
        """Return the line of this key, None when it is gone."""
        return next((line for line in self.basket.lines if line.key == key), None)

    def _note(self, key: int | None) -> None:
        last = self.basket.lines[-1].key if self.basket.lines else None
        self.touched = key if self.line(key) is not None else last
        self.changed.emit()
        self._operations.write(self, save_basket, self.basket.lines, self.basket.words)
