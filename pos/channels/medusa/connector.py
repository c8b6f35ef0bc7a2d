"""The connector to Medusa: what it can do, and which module does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import httpx

from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.listings import Draft, Item, Published
from pos.channels.medusa import asking, listing, orders, reading, writing
from pos.channels.medusa.site import Site
from pos.channels.orders import Order, OrderPage
from pos.channels.passes import OVERLAP_SECONDS
from pos.channels.probe import Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult
from pos.channels.wire import Wire, checked_base

_CAPABILITIES: Final = Capabilities(
    actions=frozenset(Action),
    stock_model=StockModel.ON_HAND,
    batch_mode=BatchMode.ATOMIC,
    batch_max=100,
    images=Images.UPLOAD,
    has_locations=True,
    sku_unique=True,
    sku_case_sensitive=True,
    restock_facts=True,
    overlap_seconds=OVERLAP_SECONDS,
)


def connected(
    address: str, key: str, location: str, transport: httpx.BaseTransport | None = None
) -> "Medusa":
    """Return the connector to the shop at `address`.

    key: a secret key of the shop, `sk_…`, which goes as a user without a password. location: the
    stock location whose numbers are kept; "" before one is chosen from `probe`. Raises
    `AddressNotAccepted`.
    """
    wire = Wire(checked_base(address), auth=(key, ""), transport=transport)
    return Medusa(Site(wire, location))


@dataclass(frozen=True, slots=True)
class Medusa:
    """One Medusa shop."""

    site: Site

    capabilities = _CAPABILITIES

    def probe(self) -> Probe:
        """Ask the shop who it is, what it allows, and what time it has."""
        return asking.probed(self.site)

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Return the variant that bears each SKU, if there is one."""
        return reading.found_by_sku(self.site, skus)

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of variants by their id."""
        return reading.catalogue(self.site, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Return what lies at the location of each of `refs`, in order."""
        return reading.readings(self.site, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Set what lies there, all or nothing, and hold each against the shop's answer."""
        return writing.written(self.site, writes)

    def track_stock(self, ref: Ref) -> None:
        """Let the shop keep the number of one variant, at our location."""
        listing.tracked(self.site, ref)

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return the next page of orders changed since `cursor`."""
        return orders.pulled(self.site, cursor, page_size)

    def order(self, remote: str) -> Order | None:
        """Return one order as it stands, None when the shop has it no more."""
        return orders.one(self.site, remote)

    def publish(self, draft: Draft) -> Published:
        """Create a product with one variant, or bring one up to date."""
        return listing.published(self.site, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Take a product out of sight, or publish it again."""
        listing.paused(self.site, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self.site.wire.close()
