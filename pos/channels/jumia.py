"""Jumia Vendor API, experimental: nothing here was tried on a real account yet.

Every change is a feed that is done later (`jumia_feeds`); orders have no filter by change
(`jumia_orders`); pictures are taken from public addresses alone, and a new product is looked
through by Jumia before stock can be set.
Sources: the vendor's own "VC - Global Product Management API" 1.3; reports of sellers.
"""

from collections.abc import Callable, Sequence
from typing import Final

from pos.channels import jumia_listing, jumia_pulling
from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.jumia_asking import probed
from pos.channels.jumia_catalogue import JumiaTerms, items_of_sku, page_of_products, read_stock
from pos.channels.jumia_feeds import MOST_ROWS, JumiaFeeds
from pos.channels.jumia_session import JumiaSession
from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.probe import Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult

CAPABILITIES: Final = Capabilities(
    actions=frozenset(
        {Action.CREATE, Action.SET_PRICE, Action.SET_STOCK, Action.PAUSE, Action.PULL_ORDERS}
    ),
    stock_model=StockModel.AVAILABLE,
    batch_mode=BatchMode.PER_ITEM,
    batch_max=MOST_ROWS,
    images=Images.ADDRESS,
    sku_unique=True,
    sku_case_sensitive=True,
    overlap_seconds=30 * 86_400,
    is_experimental=True,
)


def _at_once() -> None:
    """Wait for nothing between two looks at a feed."""


class JumiaShop:
    """A seller's shop on one site of Jumia.

    wait: called between two looks at a feed, on the thread that asks.
    """

    capabilities = CAPABILITIES

    def __init__(
        self, session: JumiaSession, terms: JumiaTerms, wait: Callable[[], None] = _at_once
    ) -> None:
        self._session = session
        self._terms = terms
        self._feeds = JumiaFeeds(session, wait)

    def probe(self) -> Probe:
        """Ask which shops there are; the site of the country has to be open for one of them."""
        return probed(self._session, self._terms)

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Ask for each SKU."""
        return {sku: items_of_sku(self._session, self._terms, sku) for sku in skus}

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of all variations."""
        return page_of_products(self._session, self._terms, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Read the numbers, which are the same on every site."""
        return read_stock(self._session, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Hand in a feed and read what came of it."""
        return self._feeds.write_stock(writes)

    def track_stock(self, ref: Ref) -> None:
        """Jumia tracks everything."""

    def pull_orders(self, cursor: str, page_size: int = jumia_pulling.LARGEST_PAGE) -> OrderPage:
        """Read the next page of the orders of thirty days."""
        return jumia_pulling.pulled(self._session, cursor, page_size)

    def order(self, remote: str) -> Order | None:
        """Read one order by its items."""
        return jumia_pulling.one(self._session, remote)

    def publish(self, draft: Draft) -> Published:
        """Hand in a new product, or the price of one that is there."""
        return jumia_listing.published(self._session, self._terms, self._feeds, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Take a listing off the site of the country, or put it back."""
        jumia_listing.paused(self._terms, self._feeds, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self._session.close()
