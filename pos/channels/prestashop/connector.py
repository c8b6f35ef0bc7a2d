"""The connector to PrestaShop: what it can do, and which module does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import httpx

from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.faults import Refused
from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.prestashop import asking, listing, orders, reading, rows, writing
from pos.channels.prestashop.service import Service
from pos.channels.probe import Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult
from pos.channels.wire import Wire, checked_base

_CAPABILITIES: Final = Capabilities(
    actions=frozenset(Action) - {Action.TRACK_STOCK},
    stock_model=StockModel.AVAILABLE,
    # The shop keeps the rows before a bad one; the others are sent again one by one here.
    batch_mode=BatchMode.PER_ITEM,
    batch_max=100,
    images=Images.UPLOAD,
    allows_negative=True,
    restock_facts=True,
    overlap_seconds=orders.OVERLAP_SECONDS,
)


def connected(address: str, key: str, transport: httpx.BaseTransport | None = None) -> "PrestaShop":
    """Return the connector to the shop at `address`. Raises `AddressNotAccepted`."""
    wire = Wire(checked_base(address), auth=(key, ""), transport=transport)
    return PrestaShop(Service(wire))


@dataclass(frozen=True, slots=True)
class PrestaShop:
    """One PrestaShop."""

    service: Service

    capabilities = _CAPABILITIES

    def probe(self) -> Probe:
        """Ask the shop who it is, what the key may do, and what time it has."""
        return asking.probed(self.service)

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Return all that bear each reference; the shop lets many bear the same."""
        return reading.found_by_sku(self.service, skus)

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of products with their combinations."""
        return reading.catalogue(self.service, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Return one reading for each of `refs`, in order."""
        return rows.readings(self.service, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Set numbers, and read each of them again."""
        return writing.written(self.service, writes)

    def track_stock(self, ref: Ref) -> None:
        """Refuse: the shop counts all it has rows for, and a product with combinations by them."""
        raise Refused(f"listing {ref.item} has no switch for its stock", "not_offered")

    def pull_orders(self, cursor: str, page_size: int = 100) -> OrderPage:
        """Return the next page of orders that something happened to since `cursor`."""
        return orders.pulled(self.service, cursor, page_size)

    def order(self, remote: str) -> Order | None:
        """Return one order as it stands, None when the shop has it no more."""
        return orders.one(self.service, remote)

    def publish(self, draft: Draft) -> Published:
        """Create a product, or bring one up to date."""
        return listing.published(self.service, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Switch a product off, or on again."""
        listing.paused(self.service, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self.service.wire.close()
