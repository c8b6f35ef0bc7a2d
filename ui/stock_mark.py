"""How a product's stock is told: an icon and a number, and a word when it is sold out."""

from dataclasses import dataclass
from enum import Enum

from pos.domain.product import Kind
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_text import on_hand_text
from ui.screen_language import screen_language


class StockState(Enum):
    """What the number on hand means."""

    ENOUGH = "enough"
    LOW = "low"
    SOLD_OUT = "sold out"
    NEGATIVE = "negative"
    UNCOUNTED = "uncounted"
    TO_ORDER = "to order"


@dataclass(frozen=True, slots=True)
class StockMark:
    """Icon, text and colours of a state. ground is empty for a state that needs no attention."""

    text: str
    spoken: str
    icon: str
    ink: str
    ground: str = ""


def stock_state(row: ProductRow) -> StockState:
    """Tell what the number on hand means; a unique piece is never low, only there or gone."""
    if row.product.kind is Kind.MADE_TO_ORDER and row.on_hand <= 0:
        return StockState.TO_ORDER
    if not row.is_counted:
        return StockState.UNCOUNTED
    if row.on_hand < 0:
        return StockState.NEGATIVE
    if row.on_hand == 0:
        return StockState.SOLD_OUT
    is_low = row.on_hand <= row.product.soon_gone_at
    return StockState.LOW if is_low else StockState.ENOUGH


def stock_mark(row: ProductRow) -> StockMark:
    """Return how the stock of a row is told."""
    amount = on_hand_text(row.product, row.on_hand, screen_language())
    left = _("{quantity} in stock").format(quantity=amount)
    match stock_state(row):
        case StockState.TO_ORDER:
            return StockMark(_("To order"), _("Made to order"), "hourglass", "muted_ink")
        case StockState.UNCOUNTED:
            return StockMark(_("Count"), _("Not counted yet"), "package", "muted_ink")
        case StockState.NEGATIVE:
            return StockMark(amount, left, "alert-triangle", "bad_ink", "bad")
        case StockState.SOLD_OUT:
            return StockMark(_("Sold out"), _("Sold out"), "x", "bad_ink", "bad")
        case StockState.LOW:
            return StockMark(amount, left, "alert-triangle", "warn_ink", "warn")
        case _:
            return StockMark(amount, left, "package", "ink")
