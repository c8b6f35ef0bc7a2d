"""The connector to Vendure: what it can do, and which module does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import httpx

from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.graphql import Graph
from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.passes import OVERLAP_SECONDS
from pos.channels.probe import Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult
from pos.channels.vendure import asking, listing, orders, reading, writing
from pos.channels.vendure.reading import Shop
from pos.channels.wire import Wire, checked_base

_SIGNED_OUT: Final = frozenset({"FORBIDDEN", "UNAUTHORIZED", "CHANNEL_NOT_FOUND"})
_CAPABILITIES: Final = Capabilities(
    actions=frozenset(Action),
    stock_model=StockModel.ON_HAND,
    batch_mode=BatchMode.ATOMIC,
    batch_max=100,
    images=Images.UPLOAD,
    has_locations=True,
    sku_case_sensitive=True,
    restock_facts=True,
    overlap_seconds=OVERLAP_SECONDS,
)


def connected(
    address: str, key: str, location: str, transport: httpx.BaseTransport | None = None
) -> "Vendure":
    """Return the connector to the shop at `address`.

    key: of an administrator at the shop, from Vendure's own API keys. location: the stock location
    whose numbers are kept; "" before one is chosen from `probe`. Raises `AddressNotAccepted`.
    """
    wire = Wire(checked_base(address), headers={"vendure-api-key": key}, transport=transport)
    return Vendure(Shop(Graph(wire, "/admin-api", _SIGNED_OUT), location))


@dataclass(frozen=True, slots=True)
class Vendure:
    """One Vendure shop."""

    shop: Shop

    capabilities = _CAPABILITIES

    def probe(self) -> Probe:
        """Ask the shop who it is, what it allows, and what time it has."""
        return asking.probed(self.shop)

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Return all variants that bear each SKU."""
        return reading.found_by_sku(self.shop, skus)

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of variants by their id."""
        return reading.catalogue(self.shop, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Return what lies at the location of each of `refs`, in order."""
        return reading.readings(self.shop, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Set what lies there, all or nothing, and hold each against the shop's answer."""
        return writing.written(self.shop, writes)

    def track_stock(self, ref: Ref) -> None:
        """Let the shop keep the number of one variant."""
        listing.tracked(self.shop, ref)

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return the next page of orders placed that changed since `cursor`."""
        return orders.pulled(self.shop, cursor, page_size)

    def order(self, remote: str) -> Order | None:
        """Return one order as it stands, None when the shop has it no more."""
        return orders.one(self.shop, remote)

    def publish(self, draft: Draft) -> Published:
        """Create a product with one variant, or bring one up to date."""
        return listing.published(self.shop, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Take a variant out of sight, or put it back."""
        listing.paused(self.shop, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self.shop.graph.wire.close()
