"""One card filled in by a person: a product, its photo, its count and perhaps a new maker.

All of it is kept in one transaction, or none.
"""

from dataclasses import dataclass, replace

from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.services.catalogue import (
    add_maker,
    add_product,
    edit_product,
    keep_jpeg,
    set_on_hand,
)
from pos.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProductCard:
    """What the person said.

    product: its id is empty for a new one.
    on_hand: how many there are; None leaves the count alone. place: id of the place they are at,
    empty for where this device sells from.
    photo: a new one, as `smaller_jpeg` made it; None keeps what `product` says.
    new_maker: the names of a maker not yet known; empty when `product.maker` says it.
    """

    product: Product
    on_hand: Quantity | None = None
    photo: bytes | None = None
    new_maker: Names = Names()
    place: str = ""


def save_card(work: UnitOfWork, card: ProductCard) -> str:
    """Add or edit the product of a card; returns its id."""
    product = card.product
    if not card.new_maker.is_empty:
        product = replace(product, maker=add_maker(work, card.new_maker))
    if card.photo is not None:
        product = replace(product, photo=keep_jpeg(work, card.photo))
    if not product.id:
        return add_product(work, product, card.on_hand, card.place)
    edit_product(work, product)
    if card.on_hand is not None:
        set_on_hand(work, product, card.on_hand, card.place)
    return product.id
