"""Products and what a shop shows, matched by SKU: none, one or many, and never just the first."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from pos.channels.contract import Connector
from pos.channels.listings import Item, ListingState
from pos.domain.channel import Listing, Matter
from pos.services.channels import link, listings
from pos.services.door import Door
from pos.services.not_for_sale import not_for_sale
from pos.store import schema
from pos.store.keys import id_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.notes import Note, note

_ASKED_AT_ONCE: Final = 50
_P: Final = schema.product.c


@dataclass(frozen=True, slots=True)
class Matched:
    """What matching came to: products linked, of which the shop has none, and more than one."""

    linked: int = 0
    none: int = 0
    many: int = 0

    def __add__(self, other: "Matched") -> "Matched":
        return Matched(self.linked + other.linked, self.none + other.none, self.many + other.many)


def match(door: Door, connector: Connector, channel: str) -> Matched:
    """Link every product with a SKU of which the shop shows exactly one.

    Raises a fault of `pos.channels.faults`.
    """
    waiting, found = door.read_now(unlinked, channel), Matched()
    for start in range(0, len(waiting), _ASKED_AT_ONCE):
        part = waiting[start : start + _ASKED_AT_ONCE]
        items = connector.find_by_sku(list(dict.fromkeys(sku for _product, sku in part)))
        found += door.write_now(_link_some, channel, part, items)
    return found


def unlinked(connection: Connection, channel: str) -> list[tuple[str, str]]:
    """Return the products that are not linked yet and may be sold there, with their SKU."""
    linked = {listing.product for listing in listings(connection, channel)}
    linked |= not_for_sale(connection, channel)
    query = select(_P.key, _P.sku).where(
        _P.sku != "", _P.is_archived == 0, _P.created_at.is_not(None)
    )
    rows = connection.execute(query.order_by(_P.key))
    return [(id_of(row.key), row.sku) for row in rows if id_of(row.key) not in linked]


def _link_some(
    work: UnitOfWork, channel: str, part: list[tuple[str, str]], items: dict[str, list[Item]]
) -> Matched:
    taken = {listing.item for listing in listings(work.connection, channel)}
    skus = [sku for _product, sku in part]
    total = Matched()
    for product, sku in part:
        there = [item for item in items.get(sku, ()) if item.state is not ListingState.BIN]
        free = [item for item in there if item.ref.item not in taken]
        if len(there) > 1 or (there and skus.count(sku) > 1):
            note(work, Note(channel, Matter.FOUND_TWICE, product, product, code=sku))
            total += Matched(many=1)
        elif free:
            _link_one(work, channel, product, free[0])
            taken.add(free[0].ref.item)
            total += Matched(linked=1)
        else:
            total += Matched(none=1)
    return total


def _link_one(work: UnitOfWork, channel: str, product: str, item: Item) -> None:
    link(work, listing_for(channel, product, item))


def listing_for(channel: str, product: str, item: Item) -> Listing:
    """Return the link of a product to what a shop shows, not kept yet."""
    ref = item.ref
    return Listing(
        "",
        channel,
        product,
        ref.item,
        ref.parent,
        ref.stock,
        ref.location,
        item.sku,
        item.title[:200],
    )
