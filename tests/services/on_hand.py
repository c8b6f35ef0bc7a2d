"""How much of a product is at the place of a shop."""

from sqlalchemy import select

from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import key_of
from tests.factories import Shop


def on_hand(shop: Shop, product: Product) -> Quantity:
    """Return what the stock says."""
    stock = schema.stock.c
    place = key_of(shop.till.read(counter).here.id)
    query = select(stock.on_hand).where(stock.product == key_of(product.id), stock.place == place)
    with shop.store.reading() as connection:
        return Quantity(connection.execute(query).scalar() or 0, product.unit)
