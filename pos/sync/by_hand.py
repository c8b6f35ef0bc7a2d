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
from pos.services.channels import link, listings
from pos.services.products import product_of
from pos.store.unit_of_work import UnitOfWork
from pos.sync.door import Door
from pos.sync.linking import listing_for
from pos.sync.notes import settle
from pos.sync.wishes import wish_no_more

# A shop that tells of a next page for ever is not asked for ever.
_MOST_PAGES: Final = 400
_ALIKE: Final = 0.5


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

    Raises `ListedAlready`.
    """
    made = link(work, listing_for(channel, product, item))
    settle(work, channel, product, Matter.FOUND_TWICE, Matter.NOT_LISTED)
    wish_no_more(work, channel, product)
    return made


def product_for(door: Door, product: str) -> Product | None:
    """Return a product by its id."""
    return door.read_now(product_of, product)


def _candidate(product: Product, item: Item) -> Candidate:
    bears = bool(product.sku and item.sku and normal_code(product.sku) == normal_code(item.sku))
    names = [getattr(product.names, code) for code in LANGUAGES]
    alike = [
        SequenceMatcher(None, name.casefold(), item.title.casefold()).ratio()
        for name in names
        if name
    ]
    return Candidate(item, bears, max(alike, default=0.0))
