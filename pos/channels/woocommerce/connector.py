"""The connector to WooCommerce: what it can do, and which module does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import httpx

from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.probe import Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult
from pos.channels.wire import Wire, checked_base
from pos.channels.woocommerce import asking, listing, orders, reading, writing
from pos.channels.woocommerce.site import Site

_CAPABILITIES: Final = Capabilities(
    actions=frozenset(Action),
    stock_model=StockModel.AVAILABLE,
    batch_mode=BatchMode.PER_ITEM,
    batch_max=100,
    images=Images.UPLOAD,
    allows_negative=True,
    sku_unique=True,
    restock_facts=True,
    overlap_seconds=orders.OVERLAP_SECONDS,
)


def connected(
    address: str, user: str, password: str, transport: httpx.BaseTransport | None = None
) -> "WooCommerce":
    """Return the connector to the shop at `address`.

    user, password: a WordPress user with an application password, or a consumer key with its
    secret, which opens everything but pictures. Raises `AddressNotAccepted`.
    """
    wire = Wire(checked_base(address), auth=(user, password), transport=transport)
    return WooCommerce(Site(wire), takes_pictures=not user.startswith("ck_"))


@dataclass(frozen=True, slots=True)
class WooCommerce:
    """One WooCommerce shop."""

    site: Site
    takes_pictures: bool

    capabilities = _CAPABILITIES

    def probe(self) -> Probe:
        """Ask the shop who it is, what it allows, and what time it has."""
        return asking.probed(self.site, takes_pictures=self.takes_pictures)

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Return all that bear each SKU, whatever the case of its letters."""
        return reading.found_by_sku(self.site, skus)

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of products with their variations, the bin left out."""
        return reading.catalogue(self.site, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Return one reading for each of `refs`, in order."""
        return reading.readings(self.site, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Set numbers, and hold each against the shop's answer."""
        return writing.written(self.site, writes)

    def track_stock(self, ref: Ref) -> None:
        """Turn the shop's stock management on for one listing."""
        listing.tracked(self.site, ref)

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return the next page of orders changed since `cursor`, those in the bin last."""
        return orders.pulled(self.site, cursor, page_size)

    def order(self, remote: str) -> Order | None:
        """Return one order as it stands, None when the shop has it no more."""
        return orders.one(self.site, remote)

    def publish(self, draft: Draft) -> Published:
        """Create a listing, or bring one up to date."""
        return listing.published(self.site, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Make a listing private, or public again."""
        listing.paused(self.site, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self.site.wire.close()
