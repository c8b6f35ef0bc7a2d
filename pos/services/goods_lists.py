"""The facts of lists of goods: what stands on each line, and who makes the list where."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from pos.clock import utc_offset_minutes
from pos.documents.goods import Goods
from pos.documents.list_head import ListFacts
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.services.products import ProductRow, product_rows
from pos.services.shop import counter


def list_facts(connection: Connection, now: int) -> ListFacts:
    """Return who makes a list here and now. now: microseconds UTC."""
    here = counter(connection)
    return ListFacts(here.seller, here.here.names, now, utc_offset_minutes(now), here.is_example)


def listed_goods(
    connection: Connection, keys: Sequence[int], packed: Sequence[int] = ()
) -> list[Goods]:
    """Return the goods of these keys in their order, with what is on hand at this device's place.

    packed: thousandths of each, in place of what is on hand; empty for that. Keys of things gone
    are left out. A list of thousands is best asked for piece by piece, so that a sale can pass in
    between.
    """
    goods = product_rows(connection, keys, counter(connection).here.id)
    if packed:
        some = dict(zip(keys, packed, strict=True))
        goods = [replace(row, on_hand=some[row.key], is_counted=True) for row in goods]
    return [_goods(row) for row in goods]


def _goods(row: ProductRow) -> Goods:
    product = row.product
    return Goods(
        sku=product.sku,
        code=product.barcode or product.sku,
        names=product.names,
        variant=product.variant,
        craft=product.craft,
        category=product.category,
        maker=row.maker,
        unit=product.unit,
        price=product.price,
        on_hand=_on_hand(row) if row.is_counted else None,
    )


def _on_hand(row: ProductRow) -> Quantity:
    thousandths = row.on_hand
    if row.product.unit is Unit.PIECE:
        # A piece may be broken into parts by mistake in another till's file: listed rounded down.
        thousandths -= thousandths % THOUSAND
    return Quantity(thousandths, row.product.unit)
