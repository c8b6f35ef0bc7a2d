"""How much of a product: whole thousandths of its unit, so that 2.16 m² is exact."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos.domain.money import Money, divide
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

THOUSAND: Final = 1000
LARGEST_THOUSANDTHS: Final = 10**9


class Unit(StrEnum):
    """What a product is counted or measured in."""

    PIECE = "piece"
    SQUARE_METRE = "m2"
    METRE = "m"
    GRAM = "g"
    KILOGRAM = "kg"
    MILLILITRE = "ml"


class QuantityNotAccepted(FieldNotAccepted):
    """The quantity is out of range, or a part of a piece."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of goods.

    thousandths: signed thousandths of the unit: 1000 is one piece, 2160 is 2.16 m².
    """

    thousandths: int
    unit: Unit = Unit.PIECE

    def __post_init__(self) -> None:
        if abs(self.thousandths) > LARGEST_THOUSANDTHS:
            raise QuantityNotAccepted(_("This quantity is too large. Type a smaller one."))
        if self.unit is Unit.PIECE and self.thousandths % THOUSAND:
            raise QuantityNotAccepted(_("Pieces are counted whole. Type a whole number."))

    def __add__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.thousandths + self._thousandths_of(other), self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.thousandths - self._thousandths_of(other), self.unit)

    def __neg__(self) -> "Quantity":
        return Quantity(-self.thousandths, self.unit)

    def _thousandths_of(self, other: "Quantity") -> int:
        if other.unit is not self.unit:
            raise ValueError(f"{self.unit} and {other.unit} do not add up")
        return other.thousandths


def pieces(count: int) -> Quantity:
    """Return a whole number of pieces."""
    return Quantity(count * THOUSAND)


def price_of(quantity: Quantity, unit_price: Money) -> Money:
    """Price a quantity, rounding half away from zero to one minor unit.

    >>> price_of(Quantity(2160, Unit.SQUARE_METRE), Money(45_000, "MAD")).minor
    97200
    """
    minor = divide(quantity.thousandths * unit_price.minor, THOUSAND)
    return Money(minor, unit_price.currency)
