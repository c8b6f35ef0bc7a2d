"""The connector to Shopify: what it can do, and which module does it."""

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
from pos.channels.shopify import asking, listing, orders, reading, writing
from pos.channels.shopify.documents import VERSION
from pos.channels.shopify.session import Session
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult
from pos.channels.wire import Wire, checked_base

_CAPABILITIES: Final = Capabilities(
    actions=frozenset(Action),
    stock_model=StockModel.AVAILABLE,
    batch_mode=BatchMode.ATOMIC,
    batch_max=250,
    images=Images.UPLOAD,
    has_compare_and_set=True,
    has_idempotency_keys=True,
    has_locations=True,
    restock_facts=True,
    overlap_seconds=OVERLAP_SECONDS,
)


def connected(
    address: str,
    client: str,
    secret: str,
    location: str,
    transport: httpx.BaseTransport | None = None,
) -> "Shopify":
    """Return the connector to the shop at `address`, as in https://name.myshopify.com.

    client, secret: of the app that the merchant made for the till; an app of before 2026 has no
    client, and its token is the secret. location: whose numbers are kept; "" before one is chosen
    from `probe`. Raises `AddressNotAccepted`.
    """
    wire = Wire(checked_base(address), transport=transport)
    graph = Graph(wire, f"/admin/api/{VERSION}/graphql.json")
    return Shopify(Session(graph, client, secret, location, transport))


@dataclass(frozen=True, slots=True)
class Shopify:
    """One Shopify shop."""

    session: Session

    capabilities = _CAPABILITIES

    def probe(self) -> Probe:
        """Ask the shop who it is, what it allows, and what time it has."""
        return asking.probed(self.session)

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Return all variants that bear each SKU, whatever the case of its letters."""
        return reading.found_by_sku(self.session, skus)

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of variants by their id."""
        return reading.catalogue(self.session, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Return what can be sold at the location of each of `refs`, in order."""
        return reading.readings(self.session, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Compare and set numbers, each wish once."""
        return writing.written(self.session, writes)

    def track_stock(self, ref: Ref) -> None:
        """Let the shop keep the number of one variant, at our location."""
        listing.tracked(self.session, ref)

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return the next page of orders changed since `cursor`, ten at most."""
        return orders.pulled(self.session, cursor, page_size)

    def order(self, remote: str) -> Order | None:
        """Return one order as it stands, None when the shop has it no more."""
        return orders.one(self.session, remote)

    def publish(self, draft: Draft) -> Published:
        """Create a product with one variant, or bring one up to date."""
        return listing.published(self.session, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Take a product out of sight, or put it back."""
        listing.paused(self.session, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self.session.graph.wire.close()
