"""In-store labels with a weight or a price inside, by patterns that the owner describes.

Numbers that begin with 02 or 20 to 29 belong to each shop (GS1 General Specifications 1.4.2), and
no standard says what stands where. `21IIIIIWWWWWC` is: 21, five digits of an item, five of its
weight in grams, a check digit.
"""

import re
from dataclasses import dataclass
from typing import Final

from pos.domain.barcode import GTIN_LENGTHS, check_digit, is_gtin
from pos.domain.money import Money, divide
from pos.domain.quantity import THOUSAND, Quantity, Unit, price_of
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

_SHAPE: Final = re.compile(r"\d+I+(?:W+|P+)C", re.ASCII)
# How far a quantity may be from the weight to make the price of a label come out exactly.
_NEAR: Final = 200


class PatternNotAccepted(FieldNotAccepted):
    """The pattern cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class MeasuredLabel:
    """What a label says.

    items: codes under which the product may be known, the likeliest first.
    measure: thousandths of the product's unit, or grams where it is sold by the gram; None when
    the label says a price. price_minor: of the whole piece; None when it says a measure.
    """

    items: tuple[str, ...]
    measure: int | None = None
    price_minor: int | None = None


def clean_pattern(text: str) -> str:
    """Return a pattern as it is kept; raises `PatternNotAccepted` with what is wrong with it.

    >>> clean_pattern("21 iiiii wwwww c")
    '21IIIIIWWWWWC'
    """
    pattern = "".join(text.split()).upper()
    if pattern and (not _SHAPE.fullmatch(pattern) or len(pattern) not in GTIN_LENGTHS):
        raise PatternNotAccepted(
            _(
                "Write the first digits, then I for each digit of the item, W for grams or P for "
                "centimes, and C at the end: 21IIIIIWWWWWC."
            )
        )
    return pattern


def split(code: str, pattern: str) -> MeasuredLabel | None:
    """Read a code by a pattern; None when it does not fit, or its check digit is wrong.

    >>> split("2112345012506", "21IIIIIWWWWWC").measure
    1250
    """
    fixed = pattern[: pattern.index("I")]
    if len(code) != len(pattern) or not code.startswith(fixed) or not is_gtin(code):
        return None
    value_at = max(pattern.find("W"), pattern.find("P"))
    item, value = code[len(fixed) : value_at], int(code[value_at:-1])
    zeroed = code[:value_at] + "0" * (len(code) - 1 - value_at)
    known_as = (zeroed + check_digit(zeroed), code[:value_at], item, item.lstrip("0"))
    items = tuple(dict.fromkeys(name for name in known_as if name))
    if "W" in pattern:
        return MeasuredLabel(items, measure=value)
    return MeasuredLabel(items, price_minor=value)


def quantity_of(measure: int, unit: Unit) -> Quantity | None:
    """Return what a label measures; None for pieces, which are counted and not weighed.

    Grams are thousandths of a kilogram; for metres the label says millimetres.
    """
    if unit is Unit.PIECE or not measure:
        return None
    scale = THOUSAND if unit in {Unit.GRAM, Unit.MILLILITRE} else 1
    return Quantity(measure * scale, unit)


def priced(price: Money, unit: Unit, unit_price: Money | None) -> tuple[Quantity, Money]:
    """Return quantity and unit price that make exactly the price printed on a label.

    The quantity is the one the list price says, or the nearest that needs no rounding of the whole.

    >>> quantity, each = priced(Money(3750, "MAD"), Unit.KILOGRAM, Money(12_000, "MAD"))
    >>> quantity.thousandths, each.minor, price_of(quantity, each).minor
    (313, 11981, 3750)
    """
    one = Quantity(THOUSAND, unit)
    if unit is Unit.PIECE or unit_price is None or unit_price.minor <= 0:
        return one, price
    weighed = max(1, divide(price.minor * THOUSAND, unit_price.minor))
    for away in range(_NEAR):
        for thousandths in {weighed - away, weighed + away}:
            if thousandths > 0:
                each = Money(divide(price.minor * THOUSAND, thousandths), price.currency)
                quantity = Quantity(thousandths, unit)
                if price_of(quantity, each) == price:
                    return quantity, each
    return one, price
