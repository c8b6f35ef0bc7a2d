"""Prices that were talked about: an agreed total over several lines, discounts, `3 for 100`."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pos.domain.money import Money, divide, zero
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _


class PriceReason(StrEnum):
    """Why a line costs what it costs."""

    LIST = "list"
    AGREED = "agreed"
    DISCOUNT = "discount"
    QUANTITY = "quantity"
    GIFT = "gift"


# Prices the seller gave in on; a price for a lot is on the label.
BARGAINED: Final = frozenset({PriceReason.AGREED, PriceReason.DISCOUNT, PriceReason.GIFT})


class DiscountNotAccepted(FieldNotAccepted):
    """A discount of more than everything."""


def spread(amount: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """Share an amount out in proportion to `weights`, by largest remainder, to the last centime.

    The parts always sum to the amount and none lies a whole minor unit from its exact share.
    Equal remainders go to the earlier line. Weights of nothing at all share equally.

    >>> [part.minor for part in spread(Money(10_000, "MAD"), [1, 1, 1])]
    [3334, 3333, 3333]
    """
    if not weights:
        raise ValueError("nothing to share over")
    if sum(weights) == 0:
        weights = [1] * len(weights)
    whole, sign = sum(weights), -1 if amount.minor < 0 else 1
    shares = [divmod(abs(amount.minor) * weight, whole) for weight in weights]
    left = abs(amount.minor) - sum(share for share, _rest in shares)
    by_rest = sorted(range(len(shares)), key=lambda n: (-shares[n][1], n))
    extra = set(by_rest[:left])
    return tuple(
        Money(sign * (share + (n in extra)), amount.currency)
        for n, (share, _rest) in enumerate(shares)
    )


def less_percent(amount: Money, percent: Decimal) -> Money:
    """Take a percentage off, rounding what is taken off half away from zero.

    Raises `DiscountNotAccepted` above 100 percent.
    """
    if not 0 <= percent <= 100:
        raise DiscountNotAccepted(_("A discount is at most 100 %. Type a smaller one."))
    numerator, denominator = (percent / 100).as_integer_ratio()
    return amount - Money(divide(amount.minor * numerator, denominator), amount.currency)


def less(amount: Money, off: Money) -> Money:
    """Take an amount off; raises `DiscountNotAccepted` when nothing would be left to take from."""
    if off > amount or off < zero(off.currency):
        raise DiscountNotAccepted(_("The discount is more than the price. Type a smaller one."))
    return amount - off


def quantity_price(count: int, unit_price: Money, *, lot: int, lot_price: Money) -> Money:
    """Price `count` pieces when `lot` of them cost `lot_price` together, the rest one by one.

    >>> quantity_price(7, Money(4_000, "MAD"), lot=3, lot_price=Money(10_000, "MAD")).minor
    24000
    """
    lots, single = divmod(count, lot)
    return lot_price * lots + unit_price * single
