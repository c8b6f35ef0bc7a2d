"""The sample fair: a shop to try things in, in a file of its own.

Nothing of it ever enters the real journal; its papers say that they are an example, and it is
thrown away by deleting its file.
"""

from pathlib import Path
from typing import TypeAlias

import msgspec

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Product
from pos.domain.quantity import Quantity, Unit
from pos.domain.seller import Seller
from pos.domain.tax import TaxClass
from pos.folders import RESOURCES
from pos.services.catalogue import add_maker, add_product
from pos.services.shop import open_shop
from pos.store.unit_of_work import UnitOfWork

Texts: TypeAlias = dict[str, str]


class _Fair(msgspec.Struct, frozen=True):
    names: Names


class _Maker(msgspec.Struct, frozen=True):
    id: str
    names: Names


class _Product(msgspec.Struct, frozen=True):
    """A product as the sample catalogue describes it; `quantity` in thousandths of its unit."""

    sku: str
    names: Names
    craft: Craft
    kind: Kind
    unit: Unit
    price_minor: int
    quantity: int
    maker: str
    art: str
    barcode: str = ""
    description: Texts = {}
    materials: Texts = {}
    dimensions: str = ""
    floor_price_minor: int | None = None
    tax_class: TaxClass = TaxClass.STANDARD


class _Catalogue(msgspec.Struct, frozen=True):
    fair: _Fair
    makers: list[_Maker]
    products: list[_Product]


def open_sample(work: UnitOfWork, seller: Seller, folder: Path = RESOURCES / "sample") -> int:
    """Open the sample shop with its whole catalogue; returns how many products it has."""
    catalogue = msgspec.json.decode((folder / "catalogue.json").read_bytes(), type=_Catalogue)
    open_shop(work, seller, catalogue.fair.names)
    makers = {maker.id: add_maker(work, maker.names) for maker in catalogue.makers}
    for sample in catalogue.products:
        add_product(
            work, _product(sample, makers[sample.maker]), Quantity(sample.quantity, sample.unit)
        )
    return len(catalogue.products)


def _product(sample: _Product, maker: str) -> Product:
    floor = sample.floor_price_minor
    return Product(
        id="",
        names=sample.names,
        kind=sample.kind,
        unit=sample.unit,
        price=Money(sample.price_minor, MAD),
        floor_price=None if floor is None else Money(floor, MAD),
        craft=sample.craft,
        sku=sample.sku,
        barcode=sample.barcode,
        maker=maker,
        description=sample.description.get("fr", ""),
        materials=sample.materials.get("fr", ""),
        dimensions=sample.dimensions,
        art=sample.art,
        tax_class=sample.tax_class,
    )
