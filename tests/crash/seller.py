"""A till that sells by script until something stops it, and says on the side what it did.

Each line of the diary is written before the deed or after it is safe, never in between, so the
last line tells exactly what may be on disk.
"""

import hashlib
import os
import random
from itertools import count
from pathlib import Path
from threading import Event
from typing import Self

import msgspec

from pos.domain.basket import Basket, BasketLine
from pos.domain.money import MAD, Money
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.seller import Seller
from pos.domain.tender import cash
from pos.services.baskets import open_basket, save_basket
from pos.services.catalogue import add_product
from pos.services.keys import Keys
from pos.services.products import ProductFilter, product_keys, product_rows
from pos.services.selling import SoldSale, check_out
from pos.services.shop import counter, open_shop
from pos.services.till import Till, UnitOfWork, open_till

PRODUCTS = 20
SALES_BETWEEN_QUIET_MOMENTS = 4


class Diary:
    """What the seller did, on a file that a kill cannot take back: each line is one system call.

    Lines: `save DIGEST`, `saved DIGEST`, `sell`, `receipt ID NUMBER`.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def write(self, *words: str) -> None:
        os.write(self._descriptor, (" ".join(words) + "\n").encode())


def open_again(folder: Path) -> Till:
    """Open the shop in `folder`."""
    return open_till(folder / "shop.db", Keys(folder / "keys", with_keyring=False))


def make_shop(folder: Path) -> None:
    """Open a new shop with a few products, and close it."""
    till = open_again(folder)
    till.open_identity(label="", is_example=False)
    till.write(open_shop, Seller(Names(fr="Atelier Argile")), Names(fr="Salon"))
    till.write(_add_products)
    till.close()


def products_of(till: Till) -> list[Product]:
    """Return everything there is to sell."""
    here = till.read(counter).here.id
    rows = till.read(product_rows, till.read(product_keys, ProductFilter()), here)
    return [row.product for row in rows]


def digest(lines: tuple[BasketLine, ...]) -> str:
    """Name the content of a basket."""
    return hashlib.sha256(msgspec.json.encode(lines)).hexdigest()[:16]


def ring_up(till: Till, products: list[Product], size: int, luck: random.Random) -> Basket:
    """Put `size` more products into the open basket, kept after each; returns it."""
    basket = Basket(MAD, till.read(open_basket).lines)
    for product in luck.choices(products, k=size):
        assert product.price is not None
        basket.add(product, pieces(1), product.price)
    return basket


def sell(till: Till, lines: tuple[BasketLine, ...]) -> SoldSale:
    """Check the lines out for cash."""
    due = Basket(MAD, lines).total
    return till.write(check_out, lines, (cash(due, due),)).result


def sell_on(folder: Path, seed: int) -> None:
    """Sell until killed: fill the basket piece by piece, check out, start the receipt."""
    luck = random.Random(seed)  # noqa: S311
    with Diary(folder / "diary") as diary:
        till = open_again(folder)
        products = products_of(till)
        for number in count(1):
            lines: tuple[BasketLine, ...] = ()
            for _ in range(luck.randint(1, 5)):
                lines = ring_up(till, products, 1, luck).lines
                diary.write("save", digest(lines))
                till.write(save_basket, lines)
                diary.write("saved", digest(lines))
            diary.write("sell")
            sold = sell(till, lines)
            diary.write("receipt", sold.id, sold.sale.receipt_number)
            if number % SALES_BETWEEN_QUIET_MOMENTS == 0:
                till.idle()


def hold(folder: Path, said: Path) -> None:
    """Keep the shop open for ever, after saying so."""
    till = open_again(folder)
    with Diary(said) as diary:
        diary.write("open")
    Event().wait()
    till.close()


def _add_products(work: UnitOfWork) -> None:
    for number in range(1, PRODUCTS + 1):
        names = Names(fr=f"Bol {number}", ar=f"زلافة {number}")
        price = Money(1_000 * number, MAD)
        add_product(work, Product(id="", names=names, price=price), pieces(100))
