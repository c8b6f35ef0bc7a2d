"""What is sold: products, the makers whose hands made them, the places where they are.

A variant (`Blue, Large`) is a product of its own: it is what we count, price and label. Variants
of one model share `model`, the key of the product they were described as.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.quantity import Unit
from pos.domain.tax import TaxClass


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
    lot, lot_price: so many pieces cost this together, `3 for 100`; 0 and None without such a price.
    category: the seller's own word for its group; empty means the craft's name is used.
    art: name of a drawing in `resources/art` shown when there is no photo; or empty.
    photo: SHA-256 (hex) of the photo's bytes in the store; or empty.
    maker: id of its maker, or empty.
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
    art: str = ""
    photo: str = ""
    tax_class: TaxClass = TaxClass.STANDARD
    origin: str = ""
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Maker:
    """The artisan or workshop whose goods are sold."""

    id: str
    names: Names
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where stock is: workshop, store, stand."""

    id: str
    names: Names = field(default_factory=Names)
    sells_online: bool = True
