"""A real shop file with a few real products, for the tests of the screen."""

from dataclasses import replace
from pathlib import Path

from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Product
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.seller import Seller
from pos.services.catalogue import add_product, set_on_hand
from pos.services.keys import Keys
from pos.services.shop import open_shop
from pos.services.till import Till, open_till


def piece(fr: str, price_dirham: int | None, ar: str = "", **named: object) -> Product:
    """Describe a product of the stand; what is not said is as usual."""
    price = None if price_dirham is None else Money(price_dirham * 100, MAD)
    usual: dict[str, object] = {"craft": Craft.POTTERY, "art": "tajine"}
    return Product(id="", names=Names(fr=fr, ar=ar), price=price, **(usual | named))  # type: ignore[arg-type]


# The last one was sold: stock says that none is left.
SOLD_OUT = piece("Kilim tissé main", 650, "حنبل منسوج", craft=Craft.RUGS, art="kilim")

# Name, price in dirham, how many: in the order of their names, as the tiles show them.
STAND = (
    (piece("Babouches cuir jaune", 180, "بلغة جلدية صفراء", craft=Craft.LEATHER, art="babouche",
           sku="BAB-01", barcode="2000000000015"), pieces(14)),
    (piece("Caftan brodé", None, "قفطان مطرز", craft=Craft.TEXTILE, art="caftan"), pieces(2)),
    (SOLD_OUT, pieces(1)),
    (piece("Plat de Safi 30 cm", 150, "طبق آسفي 30 سم", art="plate"), pieces(11)),
    (piece("Tajine de Safi peint", 190, "طاجين آسفي", art="tajine"), pieces(8)),
    (piece("Théière ciselée", 260, "براد منقوش", craft=Craft.METAL, art="teapot"), pieces(9)),
    (piece("Tissu sabra", 90, "ثوب الصبرة", craft=Craft.TEXTILE, art="cloth-roll",
           kind=Kind.MEASURED, unit=Unit.METRE), Quantity(25_000, Unit.METRE)),
    (piece("Verres à thé (lot de 6)", 120, "كؤوس الشاي", craft=Craft.METAL, art="tea-glasses"),
     pieces(20)),
)  # fmt: skip


def opened(folder: Path) -> Till:
    """Open the file in `folder`, as a program that starts again does."""
    return open_till(folder / "shop.db", Keys(folder / "keys", with_keyring=False))


def stand(folder: Path, products: tuple[tuple[Product, Quantity], ...] = STAND) -> Till:
    """Open a new shop and put the stand's products in it."""
    till = opened(folder)
    till.open_identity(label="Foire de Fès", is_example=False)
    till.write(open_shop, Seller(names=Names(fr="Coopérative Tissa")), Names(fr="Foire de Fès"))
    for product, on_hand in products:
        product_id = till.write(add_product, product, on_hand).result
        if product == SOLD_OUT:
            till.write(set_on_hand, replace(product, id=product_id), pieces(0))
    return till
