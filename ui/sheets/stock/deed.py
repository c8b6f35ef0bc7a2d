"""What is done to a product's stock: why, how much, where; and the service that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.domain.stock import INWARD, OUTWARD, Cause, DifferenceReason
from pos.i18n import gettext as _
from pos.services.moving import Goods, bring_in, correct, take_out, transfer
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.stock_words import cause_text

# In the order in which they are offered: what happens most comes first.
CAUSES: Final = (
    Cause.RECEIVED,
    Cause.MOVED,
    Cause.GIVEN,
    Cause.BROKEN,
    Cause.LOST,
    Cause.FOUND,
    Cause.CORRECTED,
)
REASONS: Final = (
    DifferenceReason.MISCOUNTED,
    DifferenceReason.STOLEN,
    DifferenceReason.BROKEN,
    DifferenceReason.GIVEN,
    DifferenceReason.WRONG_ITEM,
    DifferenceReason.NOT_RUNG_UP,
    DifferenceReason.OTHER,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be done.

    quantity: how much moves; of a correction, how much there really is.
    place, target: ids of the places; target of what is moved to another, with its name.
    """

    cause: Cause
    product: Product
    quantity: Quantity
    place: str
    target: str = ""
    target_name: str = ""
    reason: DifferenceReason = DifferenceReason.NONE
    note: str = ""

    def service(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Return the service that does it, and what it is given."""
        goods = (Goods(self.product, self.quantity),)
        if self.cause in INWARD:
            return bring_in, (self.place, goods, self.cause, self.note)
        if self.cause in OUTWARD:
            return take_out, (self.place, goods, self.cause, self.note)
        if self.cause is Cause.MOVED:
            return transfer, (self.place, self.target, goods, Cause.MOVED, self.note)
        return correct, (self.place, self.product, self.quantity, self.reason, self.note)

    def after(self, on_hand: int) -> int:
        """Return the thousandths left at the place, of so many that were there."""
        if self.cause is Cause.CORRECTED:
            return self.quantity.thousandths
        sign = 1 if self.cause in INWARD else -1
        return on_hand + sign * self.quantity.thousandths

    def sentence(self) -> str:
        """Say that it is done."""
        language = screen_language()
        said = {
            "name": isolate(product_name(self.product, language)),
            "quantity": isolate(on_hand_text(self.product, self.quantity.thousandths, language)),
        }
        if self.cause is Cause.CORRECTED:
            return _("{name}: {quantity} in stock.").format(**said)
        if self.cause is Cause.MOVED:
            text = _("{name}: {quantity} moved to {place}.")
            return text.format(place=isolate(self.target_name), **said)
        text = _("{what}: {quantity} of {name}")
        return text.format(what=cause_text(self.cause), **said)
