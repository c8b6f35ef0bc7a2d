"""A connection to an online shop, as a person set it up: whose word wins, and at what price."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from pos.domain.money import MAD, MINOR_DIGITS, Money

_WHOLE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)


class Conflict(StrEnum):
    """Who is right where somebody changed a number in the shop."""

    TILL = "till"
    CHANNEL = "channel"
    ASK = "ask"


class GoodsBack(StrEnum):
    """What is taken to be so where a shop cannot say whether cancelled goods came back."""

    ASK = "ask"
    BACK = "back"
    NOT_BACK = "not_back"


@dataclass(frozen=True, slots=True)
class PriceRule:
    """How a shop's price comes from the price of the label, never from a bargained one.

    currency: ISO 4217, of the shop. rate: what one dirham is in it; one until somebody said.
    commission: hundredths of a percent that the shop keeps and the price makes good. step: what
    prices are rounded up to, in hundredths of the currency; 1 rounds to the cent.
    """

    currency: str = MAD
    rate: Decimal = _WHOLE
    commission: int = 0
    step: int = 1

    def converts(self, currency: str) -> bool:
        """Tell whether a label in `currency` has a price in the shop: not before its rate is said.

        No other currency is worth exactly one: 220 dirhams would be offered for 220 dollars.
        """
        return currency == self.currency or self.rate != _WHOLE


def online_price(label: Money, rule: PriceRule) -> Decimal:
    """Return the price in the shop, so that after its commission the label's price is left.

    >>> rule = PriceRule("EUR", Decimal("0.0920"), commission=1000, step=50)
    >>> online_price(Money(19000, "MAD"), rule)
    Decimal('19.50')
    """
    amount = Decimal(label.minor).scaleb(-MINOR_DIGITS[label.currency])
    asked = amount * rule.rate * _HUNDRED / (1 - Decimal(rule.commission) / 10_000)
    step = Decimal(max(1, rule.step))
    steps = (asked / step).quantize(_WHOLE, ROUND_HALF_UP)
    # Rounding to the cent is to the nearest; to a coarser step it is up, or the commission is lost.
    if step > 1 and steps * step < asked:
        steps += 1
    return (steps * step / _HUNDRED).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Channel:
    """A connection.

    id: the entry that made it, empty for one not yet kept. kind: of shop, a key of the table of
    connectors. address: of the shop, without secrets. owner: the till whose device speaks to it.
    place: id of the place goods of an order leave where several could, or empty. location: the
    shop's own id of the place that holds the stock, where it has such. safety_stock: pieces kept
    back. is_paused: nothing is pulled or pushed. is_put_away: no longer shown. follows_price: what
    the label says is sent to the shop by the rule. is_away: the seller is at a fair, and nothing is
    offered but what is kept shown.
    """

    kind: str
    name: str
    address: str = ""
    owner: str = ""
    id: str = ""
    place: str = ""
    location: str = ""
    language: str = "fr"
    price: PriceRule = PriceRule()
    conflict: Conflict = Conflict.TILL
    goods_back: GoodsBack = GoodsBack.ASK
    safety_stock: int = 0
    is_paused: bool = False
    is_put_away: bool = False
    follows_price: bool = False
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A product as one shop shows it.

    id: the entry that linked them. channel, product: their ids. item, parent, stock, location:
    where it is in the shop (pos.channels.stock.Ref). is_kept: shown on, wherever the piece is,
    with a warning. is_paused: offered as none for now.
    """

    id: str
    channel: str
    product: str
    item: str
    parent: str = ""
    stock: str = ""
    location: str = ""
    sku: str = ""
    title: str = ""
    is_linked: bool = True
    is_kept: bool = False
    is_paused: bool = False


class Matter(StrEnum):
    """What somebody has to look at."""

    NOT_FOUND = "not_found"
    FOUND_TWICE = "found_twice"
    SKU_CHANGED = "sku_changed"
    NOT_TRACKED = "not_tracked"
    NUMBER_CHANGED = "number_changed"
    OVERSOLD = "oversold"
    UNKNOWN_PRODUCT = "unknown_product"
    GOODS_BACK = "goods_back"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    SIGN_IN = "sign_in"
    NOT_REACHED = "not_reached"
    ORDER_UNREADABLE = "order_unreadable"
    KEPT_ELSEWHERE = "kept_elsewhere"
    PRICE_CHANGED = "price_changed"
    PRICE_REFUSED = "price_refused"
    NOT_LISTED = "not_listed"


class Answer(StrEnum):
    """What somebody said to it."""

    KEEP_OURS = "keep_ours"
    TAKE_THEIRS = "take_theirs"
    BACK = "back"
    NOT_BACK = "not_back"
    DAMAGED = "damaged"
    TRACK = "track"
    RETRY = "retry"
    IGNORE = "ignore"
    SEEN = "seen"
