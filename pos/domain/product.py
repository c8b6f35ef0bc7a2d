"""What is sold: products, the makers whose hands made them, the places where they are.

A variant (`Blue, Large`) is a product of its own: it is what we count, price and label. Variants
of one model share `model`, the key of the product they were described as.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND, Unit
from pos.domain.tax import TaxClass
from pos.domain.terms import WHOLE, MakerShare, Terms

# At three or fewer, of its unit, a product of which nobody said otherwise is soon gone.
LOW_AT: Final = 3 * THOUSAND


class Kind(StrEnum):
    """How a product exists."""

    UNIQUE = "unique"
    SERIES = "series"
    MADE_TO_ORDER = "made_to_order"
    MEASURED = "measured"


class Craft(StrEnum):
    """The branch of craft: the category of a tile, its tint and its placeholder drawing."""

    LEATHER = "leather"
    RUGS = "rugs"
    POTTERY = "pottery"
    METAL = "metal"
    WOOD = "wood"
    TEXTILE = "textile"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Product:
    """One thing that can be sold.

    id: the journal entry that created it, `7K3Q2M-142`.
    variant: what sets it apart from others of its `model`, in words: `Blue, Large`; or empty.
    price: for one unit, tax included; None when the price is asked at each sale.
    floor_price: the least its maker accepts, None when nobody said.
    cost: what one unit cost, or what its maker is to get of it; None when nobody said.
    low_at: thousandths at or below which it is soon gone; None for the usual `LOW_AT`, 0 for never.
    lot, lot_price: so many pieces cost this together, `3 for 100`; 0 and None without such a price.
    care: how to keep it, in a line: `Wash by hand, dry flat`; or empty.
    category: the seller's own word for its group; empty means the craft's name is used.
    art: name of a drawing in `resources/art` shown when there is no photo; or empty.
    photo: SHA-256 (hex) of the photo's bytes in the store; or empty.
    maker: id of its maker, the first of several; or empty.
    shares: its makers where there are several, `maker` first among them; else empty.
    commission_bp, net: what was agreed for this piece, as in `pos.domain.terms.Terms`.
    origin: where an imported product came from, `woocommerce:44`; or empty.
    is_archived: no longer offered; its history stays.
    """

    id: str
    names: Names
    kind: Kind = Kind.SERIES
    unit: Unit = Unit.PIECE
    price: Money | None = None
    floor_price: Money | None = None
    lot: int = 0
    lot_price: Money | None = None
    craft: Craft = Craft.OTHER
    category: str = ""
    variant: str = ""
    model: str = ""
    sku: str = ""
    barcode: str = ""
    maker: str = ""
    description: str = ""
    materials: str = ""
    dimensions: str = ""
    care: str = ""
    art: str = ""
    photo: str = ""
    tax_class: TaxClass = TaxClass.STANDARD
    origin: str = ""
    is_archived: bool = False
    cost: Money | None = None
    low_at: int | None = None
    shares: tuple[MakerShare, ...] = ()
    commission_bp: int | None = None
    net: Money | None = None

    @property
    def terms(self) -> Terms:
        """What was agreed for this piece alone."""
        return Terms(self.commission_bp, self.net)

    @property
    def makers(self) -> tuple[MakerShare, ...]:
        """Its makers; the shares of another maker's day are none of the maker it has now."""
        if self.shares and self.shares[0].maker == self.maker:
            return self.shares
        return (MakerShare(self.maker, WHOLE),)

    @property
    def soon_gone_at(self) -> int:
        """Thousandths at or below which it is worth making or bringing again; 0 for never.

        A unique piece is never low, only there or gone.
        """
        if self.kind is Kind.UNIQUE:
            return 0
        return LOW_AT if self.low_at is None else self.low_at


@dataclass(frozen=True, slots=True)
class Maker:
    """The artisan or workshop whose goods are sold.

    bank: the account they are paid on (in Morocco a RIB), or empty.
    number: under which the cooperative keeps them, in its own words; or empty.
    terms: what was agreed with them for all they bring.
    """

    id: str
    names: Names
    phone: str = ""
    bank: str = ""
    number: str = ""
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True)
class Place:
    """Where stock is: workshop, store, stand."""

    id: str
    names: Names = field(default_factory=Names)
    sells_online: bool = True
