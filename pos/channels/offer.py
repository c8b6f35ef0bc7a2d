"""A product as a destination of files sees it: what is offered, in words and whole units."""

from dataclasses import dataclass, field
from decimal import Decimal

from pos.domain.names import Names
from pos.domain.product import Kind


@dataclass(frozen=True, slots=True)
class Offer:
    """One product, with what is known of it at the moment it is written.

    id: of the product, the same on every till. price: for one unit, tax included, None where it
    is asked at each sale. stock: whole units that can be sold online, 0 or more. craft: what its
    branch is called. maker: unnamed where nobody said. photo: digest of its picture, or empty.
    marks: quality marks that hold for it now, in one line; unnamed without any.
    model: the same for all variants of one thing, or empty. unit: empty for pieces.
    """

    id: str
    names: Names
    price: Decimal | None
    currency: str
    stock: int
    sku: str = ""
    barcode: str = ""
    description: str = ""
    materials: str = ""
    dimensions: str = ""
    category: str = ""
    variant: str = ""
    model: str = ""
    unit: str = ""
    kind: Kind = Kind.SERIES
    craft: Names = field(default_factory=Names)
    maker: Names = field(default_factory=Names)
    marks: Names = field(default_factory=Names)
    photo: str = ""

    @property
    def code(self) -> str:
        """What a shop knows it by: its SKU, or its id where it has none."""
        return self.sku or self.id


def in_order(offers: "list[Offer]") -> "list[Offer]":
    """Put offers in the order of every file: by code, whatever order they were listed in."""
    return sorted(offers, key=lambda offer: (offer.code, offer.id))
