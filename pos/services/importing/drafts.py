"""What a file of products says, before it meets the catalogue.

Faults in a list are values with their line, never exceptions: one bad row does not stop the rest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.product import Craft, Kind
from pos.domain.quantity import Quantity, Unit

# Characters of a cell: enough to find it again in the file.
_MOST_SHOWN: Final = 80


# Begins the origin of a row that this program wrote itself: `rahba:7K3Q2M-142`.
OWN_ORIGIN: Final = "rahba:"


class Source(StrEnum):
    """Whose export a file is."""

    WOOCOMMERCE = "woocommerce"
    SHOPIFY = "shopify"
    ETSY = "etsy"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """One product as a file describes it.

    lines: physical lines of the file it was put together from, first line is 1.
    origin: key that stays the same when the file is exported again: `woocommerce:44`.
    price: for one unit, in the currency of the reading; None when the file has none that holds.
    cost: what one unit cost, in the same currency; None as above.
    quantity: goods on hand; None when the shop does not count them, which is not the same as zero.
    images: addresses in the file, kept for information; nothing is downloaded.
    maker: name of the maker or vendor, or empty.
    """

    lines: tuple[int, ...]
    origin: str
    names: Names
    variant: str = ""
    model: str = ""
    price: Decimal | None = None
    quantity: Quantity | None = None
    unit: Unit = Unit.PIECE
    kind: Kind = Kind.SERIES
    craft: Craft = Craft.OTHER
    category: str = ""
    sku: str = ""
    barcode: str = ""
    maker: str = ""
    description: str = ""
    materials: str = ""
    dimensions: str = ""
    care: str = ""
    cost: Decimal | None = None
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that stays outside, with a whole sentence saying why. what: as `known_by` says."""

    line: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a row that comes in, or about the whole file (`line` 0)."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a file gives.

    currency: ISO 4217 code of every price; None when the file does not say.
    """

    source: Source
    drafts: tuple[ProductDraft, ...]
    refused: tuple[Refused, ...]
    remarks: tuple[Remark, ...]
    currency: str | None = None


def known_by(cells: Iterable[str]) -> str:
    """Name a row by its cells; each keeps its own direction beside the others."""
    return " · ".join(isolate(cell[:_MOST_SHOWN]) for cell in cells if cell)
