"""Linking by hand: what a shop shows and nobody has linked, and which of it may be a product.

None is ever chosen here: a person sees all there are, the likeliest first, and picks one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from pos.channels.contract import Connector
from pos.channels.listings import Item, ListingState
from pos.domain.barcode import normal_code
from pos.domain.channel import Matter
from pos.domain.product import Product
from pos.i18n import LANGUAGES
from pos.services.channels import link, listings, unlink
from pos.services.door import Door
from pos.store.unit_of_work import UnitOfWork
from pos.sync.linking import listing_for
from pos.sync.notes import settle
from pos.sync.wishes import wish_listed, wish_no_more

# A shop that tells of a next page for ever is not asked for ever.
_MOST_PAGES: Final = 400
_ALIKE: Final = 0.5
# What there is to look at of a listing that is linked no more.
_OF_LINKS: Final = (
    Matter.NOT_FOUND,
    Matter.SKU_CHANGED,
    Matter.NOT_TRACKED,
    Matter.NUMBER_CHANGED,
    Matter.REJECTED,
    Matter.PRICE_CHANGED,
    Matter.PRICE_REFUSED,
    Matter.KEPT_ELSEWHERE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing that may be a product. bears_sku: it has the very SKU."""

    item: Item
    bears_sku: bool
    likeness: float


def free_items(door: Door, connector: Connector, channel: str) -> list[Item]:
    """Return all that a shop shows and that is linked to nothing.

    Raises a fault of `pos.channels.faults`.
    """
    taken = {(one.item, one.location) for one in door.read_now(listings, channel)}
    found: dict[tuple[str, str], Item] = {}
    cursor = ""
    for _page in range(_MOST_PAGES):
        items, following = connector.catalogue(cursor)
        for item in items:
            if item.state is not ListingState.BIN:
                found[item.ref.item, item.ref.location] = item
        if not following or following == cursor:
            break
        cursor = following
    return [item for key, item in found.items() if key not in taken]


def candidates(product: Product, items: Iterable[Item]) -> list[Candidate]:
    """Return what may be a product, the likeliest first: by SKU, then by words of the title."""
    found = [_candidate(product, item) for item in items]
    return sorted(found, key=lambda one: (not one.bears_sku, -one.likeness, one.item.title))


def is_likely(candidate: Candidate) -> bool:
    """Tell whether something says that it is the product."""
    return candidate.bears_sku or candidate.likeness >= _ALIKE


def link_by_hand(work: UnitOfWork, channel: str, product: str, item: Item) -> str:
    """Link a product to the listing that somebody picked; returns the id of the link.

    A link it had before is ended. Raises `ListedAlready`.
    """
    _end_links(work, channel, product, item)
    made = link(work, listing_for(channel, product, item))
    settle(work, channel, product, Matter.FOUND_TWICE, Matter.NOT_LISTED)
    wish_no_more(work, channel, product)
    return made


def unlink_by_hand(work: UnitOfWork, channel: str, listing: str) -> None:
    """End a link by its id; there is nothing to look at about it any more."""
    unlink(work, listing)
    settle(work, channel, listing, *_OF_LINKS)


def list_anew(work: UnitOfWork, channel: str, product: str) -> None:
    """Make the listing of a product again, which the shop has no more."""
    _end_links(work, channel, product, None)
    wish_listed(work, channel, [product], as_draft=False)


def _end_links(work: UnitOfWork, channel: str, product: str, but: Item | None) -> None:
    kept = None if but is None else (but.ref.item, but.ref.location)
    for one in listings(work.connection, channel):
        if one.product == product and (one.item, one.location) != kept:
            unlink_by_hand(work, channel, one.id)


def _candidate(product: Product, item: Item) -> Candidate:
    bears = bool(product.sku and item.sku and normal_code(product.sku) == normal_code(item.sku))
    names = [getattr(product.names, code) for code in LANGUAGES]
    alike = [
        SequenceMatcher(None, name.casefold(), item.title.casefold()).ratio()
        for name in names
        if name
    ]
    return Candidate(item, bears, max(alike, default=0.0))
