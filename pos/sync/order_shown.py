"""An order of a shop as somebody looks at it: what it wants, and what there is of it now."""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.domain.names import Names
from pos.domain.quantity import THOUSAND
from pos.errors import NotFound
from pos.i18n import gettext as _
from pos.services.channels import channel_of
from pos.services.online_orders import ToldLine, ToldOrder, told_order
from pos.services.places import places
from pos.services.products import products_of
from pos.services.stock_book import stock_of
from pos.store.keys import key_of


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line. product: unnamed while unknown. here: pieces in the places that sell online."""

    line: ToldLine
    product: Names
    here: int


@dataclass(frozen=True, slots=True)
class OrderShown:
    """An order and its shop. shop: its name."""

    order: ToldOrder
    shop: str
    lines: tuple[LineShown, ...]


def order_shown(connection: Connection, channel: str, remote: str) -> OrderShown:
    """Return an order with what there is of each line; raises `NotFound`."""
    order = told_order(connection, channel, remote)
    if order is None:
        raise NotFound(_("Nothing more is known of this order. Look for it in the shop."))
    selling = [place.id for place in places(connection) if place.sells_online]
    known = products_of(connection, [key_of(one.product) for one in order.lines if one.product])
    lines = []
    for line in order.lines:
        product = known.get(key_of(line.product)) if line.product else None
        found = [stock_of(connection, line.product, place) for place in selling if product]
        here = sum(one.on_hand for one in found if one is not None) // THOUSAND
        lines.append(LineShown(line, product.names if product else Names(), here))
    return OrderShown(order, channel_of(connection, channel).name, tuple(lines))
