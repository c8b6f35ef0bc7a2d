"""The basket: what is being rung up, still changeable, every change undoable.

One page holds it; it is saved in work in hand at every change, so a power cut loses no line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pos.domain.basket_line import (
    BasketLine,
    GoodsBack,
    Whereto,
    agreed_for,
    at_list,
    repriced,
)
from pos.domain.measure import Size
from pos.domain.money import Money, total
from pos.domain.pricing import PriceReason, spread
from pos.domain.product import Product
from pos.domain.quantity import Quantity, QuantityNotAccepted, Unit
from pos.i18n import gettext as _

__all__ = [
    "NO_WORDS",
    "Basket",
    "BasketLine",
    "Change",
    "GoodsBack",
    "Step",
    "Whereto",
    "Words",
]

_MOST_STEPS: Final = 100


class Change(StrEnum):
    """What was done to a basket, as named beside the undo button."""

    ADDED = "added"
    QUANTITY_SET = "quantity_set"
    PRICE_SET = "price_set"
    MAKER_SET = "maker_set"
    VOIDED = "voided"
    EMPTIED = "emptied"
    NOTE_SET = "note_set"


@dataclass(frozen=True, slots=True)
class Step:
    """One change that can be undone.

    line: the line it touched, as it was before (or as added); None when it touched several.
    before: all lines before the change.
    note: the note before it was changed, None where it was not.
    """

    change: Change
    line: BasketLine | None
    before: tuple[BasketLine, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What belongs to a sale beside goods and money.

    note: for the receipt. customer: id of who buys, or empty. order: id of the order that is handed
    over, or empty.
    """

    note: str = ""
    customer: str = ""
    order: str = ""


NO_WORDS: Final = Words()


class Basket:
    """The lines rung up so far, in the order they were added.

    currency: every line has this currency.
    words: what else will stand on the sale.
    """

    def __init__(
        self, currency: str, lines: tuple[BasketLine, ...] = (), words: Words = NO_WORDS
    ) -> None:
        self.currency = currency
        self.lines = lines
        self.words = words
        self._next_key = 1 + max((line.key for line in lines), default=0)
        self._steps: list[Step] = []

    @property
    def total(self) -> Money:
        """The sum of all lines."""
        return total([line.total for line in self.lines], self.currency)

    @property
    def asked(self) -> Money:
        """What all lines ask before any bargaining; a gift asks nothing."""
        return total(
            [line.total if line.reason is PriceReason.GIFT else line.asked for line in self.lines],
            self.currency,
        )

    @property
    def is_empty(self) -> bool:
        """True when nothing is rung up."""
        return not self.lines

    @property
    def last_step(self) -> Step | None:
        """The change that `undo` would take back."""
        return self._steps[-1] if self._steps else None

    def add(
        self, product: Product, quantity: Quantity, unit_price: Money, size: Size | None = None
    ) -> BasketLine:
        """Put goods in, onto the line of the same product and price if there is one.

        Measured goods get a line each: two lengths of cloth are two cuts. Returns the line.
        Raises `QuantityNotAccepted` for nothing or less.
        """
        if quantity.thousandths <= 0:
            raise QuantityNotAccepted(_("Type how much is sold: more than nothing."))
        same = self._same(product, unit_price)
        if same is not None and quantity.unit == same.quantity.unit:
            line = repriced(replace(same, quantity=same.quantity + quantity))
            lines = tuple(line if old.key == line.key else old for old in self.lines)
        else:
            line = repriced(BasketLine(self._next_key, product, quantity, unit_price, size=size))
            self._next_key += 1
            lines = (*self.lines, line)
        self._change(Change.ADDED, line, lines)
        return line

    def take_back(self, lines: tuple[BasketLine, ...]) -> None:
        """Put goods in that a customer brings back, each as a line of its own; keys are given anew.

        Raises `QuantityNotAccepted` for a line that takes nothing back.
        """
        if any(line.back is None or line.quantity.thousandths >= 0 for line in lines):
            raise QuantityNotAccepted(_("Type how much comes back: more than nothing."))
        named = tuple(replace(line, key=self._next_key + n) for n, line in enumerate(lines))
        self._next_key += len(lines)
        self._change(Change.ADDED, named[-1] if named else None, (*self.lines, *named))

    def set_quantity(self, key: int, quantity: Quantity, size: Size | None = None) -> None:
        """Change how much a line holds; nothing or less voids it.

        What was agreed for the whole line goes on as a price for one. Goods that come back keep
        their quantity: they are voided and taken back anew.
        """
        old = self.line(key)
        if quantity.thousandths <= 0 or old.back is not None:
            self.void(key)
            return
        new = repriced(replace(old, quantity=quantity, agreed=None, size=size))
        self._change(Change.QUANTITY_SET, old, self._with({key: new}))

    def set_price(self, key: int, price: Money, reason: PriceReason) -> None:
        """Agree on a price for the whole of a line."""
        old = self.line(key)
        self._change(Change.PRICE_SET, old, self._with({key: agreed_for(old, price, reason)}))

    def set_total(self, amount: Money, reason: PriceReason = PriceReason.AGREED) -> None:
        """Agree on one sum for everything sold, spread over the lines as their labels ask.

        Gifts stay gifts and goods that come back keep their price: what they bring is taken out
        first. Nothing happens without a line to spread over.
        """
        priced = [
            line for line in self.lines if line.back is None and line.reason is not PriceReason.GIFT
        ]
        if not priced:
            return
        kept = total([line.total for line in self.lines if line not in priced], self.currency)
        shares = spread(amount - kept, [line.list_total.minor for line in priced])
        agreed = {
            line.key: agreed_for(line, share, reason)
            for line, share in zip(priced, shares, strict=True)
        }
        self._change(Change.PRICE_SET, None, self._with(agreed))

    def ask_list(self, key: int | None = None) -> None:
        """Go back to what the label asks, for one line or (None) for all but gifts."""
        wanted = {
            line.key: at_list(line, line.product.price)
            for line in self.lines
            if line.back is None
            and line.product.price is not None
            and (line.key == key or (key is None and line.reason is not PriceReason.GIFT))
        }
        if any(self.line(each) != line for each, line in wanted.items()):
            old = None if key is None else self.line(key)
            self._change(Change.PRICE_SET, old, self._with(wanted))

    def set_maker(self, key: int, maker: str) -> None:
        """Say whose work a line is, by the maker's id; empty for not yet known."""
        old = self.line(key)
        if old.product.maker != maker:
            new = replace(old, product=replace(old.product, maker=maker))
            self._change(Change.MAKER_SET, old, self._with({key: new}))

    def void(self, key: int) -> None:
        """Take a line out."""
        old = self.line(key)
        self._change(Change.VOIDED, old, tuple(x for x in self.lines if x.key != key))

    def empty(self) -> None:
        """Take every line out."""
        if self.lines:
            self._change(Change.EMPTIED, None, ())

    def set_note(self, note: str) -> None:
        """Say something to the buyer on the receipt; empty takes it away."""
        if note != self.words.note:
            self._keep(Step(Change.NOTE_SET, None, self.lines, note=self.words.note))
            self.words = replace(self.words, note=note)

    def undo(self) -> Step | None:
        """Take back the last change; returns it, or None when there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self.lines = step.before
        if step.note is not None:
            self.words = replace(self.words, note=step.note)
        return step

    def line(self, key: int) -> BasketLine:
        """Return the line named `key`; it must be there."""
        return {line.key: line for line in self.lines}[key]

    def quantity_of(self, product_id: str) -> int:
        """Thousandths of a product that go out, over all lines."""
        return sum(
            x.quantity.thousandths
            for x in self.lines
            if x.product.id == product_id and x.back is None
        )

    def _same(self, product: Product, unit_price: Money) -> BasketLine | None:
        if product.unit is not Unit.PIECE or not product.id:
            return None
        return next(
            (
                line
                for line in self.lines
                if line.product.id == product.id
                and line.unit_price == unit_price
                and line.reason in {PriceReason.LIST, PriceReason.QUANTITY}
                and line.back is None
            ),
            None,
        )

    def _with(self, changed: Mapping[int, BasketLine]) -> tuple[BasketLine, ...]:
        return tuple(changed.get(line.key, line) for line in self.lines)

    def _change(
        self, change: Change, line: BasketLine | None, lines: tuple[BasketLine, ...]
    ) -> None:
        self._keep(Step(change, line, self.lines))
        self.lines = lines

    def _keep(self, step: Step) -> None:
        self._steps.append(step)
        del self._steps[:-_MOST_STEPS]
