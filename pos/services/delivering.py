"""Handing an ordered piece over: it goes into the basket as a line, paid in part beforehand."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from pos.domain.basket import Basket, BasketLine, Words
from pos.domain.money import Money, divide
from pos.domain.product import Product
from pos.domain.quantity import THOUSAND, Quantity
from pos.domain.tender import Tender, TenderKind, exact
from pos.services.orders import KeptOrder, order_of
from pos.services.products import product_of


@dataclass(frozen=True, slots=True)
class OrderedPiece:
    """A line for the basket, and the words of its sale. price: for all of it, as agreed."""

    product: Product
    quantity: Quantity
    price: Money
    words: Words


def piece_to_hand_over(connection: Connection, order: str) -> OrderedPiece:
    """Return what goes into the basket for an order, taxed as its model; raises `NotFound`."""
    kept = order_of(connection, order)
    model = product_of(connection, kept.order.product) if kept.order.product else None
    return ordered_piece(kept, model)


def ordered_piece(kept: KeptOrder, model: Product | None = None) -> OrderedPiece:
    """Describe an ordered piece for the basket.

    It is in no catalogue: the model's stock is of other pieces. Its SKU is the number of its order
    form, by which a line of a basket or of a sale is known again.
    """
    order = kept.order
    product = Product(
        id="",
        names=order.names,
        unit=order.quantity.unit,
        sku=order.order_number,
        maker=order.maker,
        dimensions=order.dimensions,
        materials=order.materials,
        photo=order.picture,
    )
    if model is not None:
        product = replace(product, tax_class=model.tax_class, craft=model.craft, art=model.art)
    return OrderedPiece(
        product, order.quantity, order.price, Words(customer=order.customer, order=kept.id)
    )


def put_in_basket(basket: Basket, piece: OrderedPiece) -> int:
    """Put an ordered piece into a basket at its agreed price; returns the key of the line."""
    count, price = piece.quantity.thousandths, piece.price
    for_one = Money(divide(price.minor * THOUSAND, count), price.currency)
    added = basket.add(piece.product, piece.quantity, for_one)
    if added.total != price:
        exactly = replace(added, agreed=price)
        basket.lines = tuple(exactly if x.key == added.key else x for x in basket.lines)
    return added.key


def is_handed_over_by(line: BasketLine, order_number: str) -> bool:
    """Tell whether a line of a basket is the piece of an order form."""
    return line.product.sku == order_number and not line.product.id


def paid_beforehand(connection: Connection, order: str) -> tuple[Tender, ...]:
    """Return the deposit of an order as a tender towards its sale; none for no order."""
    if not order:
        return ()
    paid = order_of(connection, order).standing.paid
    return () if paid.is_zero else (exact(TenderKind.DEPOSIT, paid),)
