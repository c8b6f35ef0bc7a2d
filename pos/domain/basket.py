"""The basket: what is being rung up, still changeable, every change undoable.

One page holds it; it is saved in work in hand at every change, so a power cut loses no line.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pos.domain.money import Money, total
from pos.domain.product import Product
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit, price_of
from pos.i18n import gettext as _

_MOST_STEPS: Final = 100


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One product in the basket, with the values it had when it was put there.

    key: names the line inside its basket, never reused.
    unit_price: for one unit, tax included; the list price or what was agreed.
    """

    key: int
    product: Product
    quantity: Quantity
    unit_price: Money

    @property
    def total(self) -> Money:
        """The price of the line, rounded once to a whole minor unit."""
        return price_of(self.quantity, self.unit_price)


class Change(StrEnum):
    """What was done to a basket, as named beside the undo button."""

    ADDED = "added"
    QUANTITY_SET = "quantity_set"
    VOIDED = "voided"
    EMPTIED = "emptied"


@dataclass(frozen=True, slots=True)
class Step:
    """One change that can be undone.

    line: the line it touched, as it was before (or as added); None when the whole was emptied.
    before: all lines before the change.
    """

    change: Change
    line: BasketLine | None
    before: tuple[BasketLine, ...]


class Basket:
    """The lines rung up so far, in the order they were added.

    currency: every line has this currency.
    """

    def __init__(self, currency: str, lines: tuple[BasketLine, ...] = ()) -> None:
        self.currency = currency
        self.lines = lines
        self._next_key = 1 + max((line.key for line in lines), default=0)
        self._steps: list[Step] = []

    @property
    def total(self) -> Money:
        """The sum of all lines."""
        return total([line.total for line in self.lines], self.currency)

    @property
    def is_empty(self) -> bool:
        """True when nothing is rung up."""
        return not self.lines

    @property
    def last_step(self) -> Step | None:
        """The change that `undo` would take back."""
        return self._steps[-1] if self._steps else None

    def add(self, product: Product, quantity: Quantity, unit_price: Money) -> BasketLine:
        """Put goods in, onto the line of the same product and price if there is one.

        Measured goods get a line each: two lengths of cloth are two cuts. Returns the line.
        Raises `QuantityNotAccepted` for nothing or less.
        """
        if quantity.thousandths <= 0:
            raise QuantityNotAccepted(_("Type how much is sold: more than nothing."))
        same = self._same(product, unit_price)
        if same is not None and quantity.unit == same.quantity.unit:
            line = replace(same, quantity=same.quantity + quantity)
            lines = tuple(line if old.key == line.key else old for old in self.lines)
        else:
            line = BasketLine(self._next_key, product, quantity, unit_price)
            self._next_key += 1
            lines = (*self.lines, line)
        self._change(Change.ADDED, line, lines)
        return line

    def set_quantity(self, key: int, quantity: Quantity) -> None:
        """Change how much a line holds; nothing or less voids it."""
        if quantity.thousandths <= 0:
            self.void(key)
            return
        old = self.line(key)
        new = replace(old, quantity=quantity)
        self._change(
            Change.QUANTITY_SET, old, tuple(new if x.key == key else x for x in self.lines)
        )

    def void(self, key: int) -> None:
        """Take a line out."""
        old = self.line(key)
        self._change(Change.VOIDED, old, tuple(x for x in self.lines if x.key != key))

    def empty(self) -> None:
        """Take every line out."""
        if self.lines:
            self._change(Change.EMPTIED, None, ())

    def undo(self) -> Step | None:
        """Take back the last change; returns it, or None when there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self.lines = step.before
        return step

    def line(self, key: int) -> BasketLine:
        """Return the line named `key`; it must be there."""
        return {line.key: line for line in self.lines}[key]

    def quantity_of(self, product_id: str) -> int:
        """Thousandths of a product over all lines."""
        return sum(x.quantity.thousandths for x in self.lines if x.product.id == product_id)

    def _same(self, product: Product, unit_price: Money) -> BasketLine | None:
        if product.unit is not Unit.PIECE:
            return None
        return next(
            (
                line
                for line in self.lines
                if line.product.id == product.id and line.unit_price == unit_price
            ),
            None,
        )

    def _change(
        self, change: Change, line: BasketLine | None, lines: tuple[BasketLine, ...]
    ) -> None:
        self._steps.append(Step(change, line, self.lines))
        del self._steps[:-_MOST_STEPS]
        self.lines = lines
