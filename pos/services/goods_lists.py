"""The facts of lists of goods: what stands on each line, and who makes the list where."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from pos.clock import utc_offset_minutes
from pos.documents.goods import Goods
from pos.documents.list_head import ListFacts
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.services.places import place_of
from pos.services.products import ProductRow
from pos.services.shop import counter
from pos.services.stock_lists import EVERYWHERE, stock_rows


def list_facts(connection: Connection, now: int, place: str | None = None) -> ListFacts:
    """Return who makes a list here and now. now: microseconds UTC.

    place: id of the place it is of, or `EVERYWHERE`; None for where this device sells from.
    """
    here = counter(connection)
    names = here.here.names if place is None else _names_of(connection, place)
    return ListFacts(here.seller, names, now, utc_offset_minutes(now), here.is_example)


def listed_goods(
    connection: Connection,
    keys: Sequence[int],
    packed: Sequence[int] = (),
    place: str | None = None,
) -> list[Goods]:
    """Return the goods of these keys in their order, with what is on hand at a place.

    packed: thousandths of each, in place of what is on hand; empty for that. place: as in
    `list_facts`. Keys of things gone are left out. A list of thousands is best asked for piece by
    piece, so that a sale can pass in between.
    """
    there = counter(connection).here.id if place is None else place
    goods = stock_rows(connection, keys, there)
    if packed:
        some = dict(zip(keys, packed, strict=True))
        goods = [replace(row, on_hand=some[row.key], is_counted=True) for row in goods]
    return [_goods(row) for row in goods]


def _names_of(connection: Connection, place: str) -> Names:
    return Names() if place == EVERYWHERE else place_of(connection, place).names


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
