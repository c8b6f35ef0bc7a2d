"""Jumia Vendor API, experimental: nothing here was tried on a real account yet.

Every change is a feed that is done later (`jumia_feeds`); orders have no filter by change
(`jumia_orders`); pictures are taken from public addresses alone, and a new product is looked
through by Jumia before stock can be set.
Sources: the vendor's own "VC - Global Product Management API" 1.3; reports of sellers.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.faults import OutcomeUnknown, Passing, Refused
from pos.channels.jumia_catalogue import JumiaTerms, items_of_sku, page_of_products, read_stock
from pos.channels.jumia_feeds import MOST_ROWS, JumiaFeeds
from pos.channels.jumia_orders import (
    Pass,
    can_change,
    order_of_items,
    pass_of,
    read_order,
)
from pos.channels.jumia_session import JumiaSession, as_object, following, rows_of
from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import BrokenOrder, Order, OrderPage
from pos.channels.probe import Caution, Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult
from pos.domain.text import LINE_BREAK

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

_PAGE: Final = 100
_OVERLAP: Final = 600_000_000


def _at_once() -> None:
    """Wait for nothing between two looks at a feed."""


class JumiaShop:
    """A seller's shop on one site of Jumia.

    wait: called between two looks at a feed, on the thread that asks.
    """

    def __init__(
        self, session: JumiaSession, terms: JumiaTerms, wait: Callable[[], None] = _at_once
    ) -> None:
        self._session = session
        self._terms = terms
        self._feeds = JumiaFeeds(session, wait)

    @property
    def capabilities(self) -> Capabilities:
        """Return what Jumia can do."""
        return CAPABILITIES

    def probe(self) -> Probe:
        """Ask which shops there are; the site of the country has to be open for one of them."""
        answer = self._session.read("/shops")
        shops = rows_of(as_object(answer), "shops")
        wanted = [s for s in shops if self._terms.shop_id in {"", s.get("id")}]
        if not wanted:
            raise Refused("this seller has no such shop", "no_shop")
        sites = {
            site.get("code"): site.get("status") for site in wanted[0].get("businessClients") or ()
        }
        cautions = [Caution.NO_PICTURES]
        if sites.get(self._terms.site) != "ACTIVE":
            cautions.append(Caution.NO_ORDERS)
        return Probe(
            name=str(wanted[0].get("name") or ""),
            version="1",
            currency=self._terms.currency,
            server_time=answer.at,
            cautions=tuple(cautions),
        )

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

    def pull_orders(self, cursor: str, page_size: int = _PAGE) -> OrderPage:
        """Read the next page of the orders of thirty days."""
        if not cursor:
            return OrderPage((), Pass(self._now()).cursor(), is_last=True)
        place = pass_of(cursor)
        if not place.began:
            place = Pass(place.mark, self._now())
        said = as_object(self._session.read("/orders", place.query(min(page_size, _PAGE))))
        since = place.mark - _OVERLAP
        read = [self._read(row) for row in rows_of(said, "orders") if can_change(row, since)]
        token = following(said)
        kept = Pass(place.mark, place.began, token) if token else Pass(place.began)
        return OrderPage(
            tuple(each for each in read if isinstance(each, Order)),
            kept.cursor(),
            not token,
            tuple(each for each in read if isinstance(each, BrokenOrder)),
        )

    def order(self, remote: str) -> Order | None:
        """Read one order by its items."""
        try:
            answer = self._session.read("/orders/items", {"orderId": remote})
        except Refused as refused:
            if refused.code == "404":
                return None
            raise
        read = order_of_items(remote, answer.json(), answer.at)
        if isinstance(read, BrokenOrder):
            raise Passing("the answer is no order")
        return read

    def publish(self, draft: Draft) -> Published:
        """Hand in a new product, or the price of one that is there.

        A new one is seen once Jumia took it in: until then its outcome is unknown, and it is looked
        for by SKU before the next try. Main picture and category cannot be changed later.
        """
        there = [] if draft.ref else items_of_sku(self._session, self._terms, draft.sku)
        if len(there) > 1:
            raise Refused("several listings could be meant", "several")
        ref = draft.ref or (there[0].ref if there else None)
        if ref is None:
            self._run("create", [self._new_product(draft)])
        else:
            self._run("price", [self._new_price(ref, draft)])
        found = items_of_sku(self._session, self._terms, draft.sku)
        if not found:
            raise OutcomeUnknown("Jumia has not taken it in yet")
        item = next((each for each in found if each.ref == ref), found[0])
        is_whole = ref is None or draft.is_price_only
        return Published(item, ref is None, () if is_whole else ("text", "pictures"))

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Take a listing off the site of the country, or put it back."""
        site = {"businessClientCode": self._terms.site}
        row = self._row(ref) | {
            "businessClients": [site | {"status": "INACTIVE" if is_paused else "ACTIVE"}]
        }
        self._run("status", [row])

    def close(self) -> None:
        """Give connections back."""
        self._session.close()

    def _run(self, what: str, rows: list[dict[str, Any]]) -> None:
        end = self._feeds.run(f"/feeds/products/{what}", rows)
        if end.refused or end.is_failed:
            words = next(iter(end.refused.values()), end.message)
            raise Refused(f"the feed was refused: {words}", "feed")
        if not end.is_through:
            raise OutcomeUnknown("the feed is not through yet")

    def _read(self, row: dict[str, Any]) -> Order | BrokenOrder:
        items = self._session.read("/orders/items", {"orderId": str(row.get("id") or "")})
        return read_order(row, items.json())

    def _now(self) -> int:
        at = self._session.read("/shops").at
        if not at:
            raise Passing("Jumia did not say what time it is")
        return at

    def _row(self, ref: Ref) -> dict[str, Any]:
        return {"sellerSku": ref.stock, "id": self._feeds.id_of(ref)}

    def _new_price(self, ref: Ref, draft: Draft) -> dict[str, Any]:
        price = {"currency": draft.price.currency, "value": draft.price.amount}
        sites = [{"businessClientCode": self._terms.site, "price": price}]
        return self._row(ref) | {"price": price, "businessClients": sites}

    def _new_product(self, draft: Draft) -> dict[str, Any]:
        """Describe a new product. Raises `Refused` without a public address of a picture."""
        addresses = [picture.address for picture in draft.pictures if picture.address]
        if not addresses:
            raise Refused("Jumia takes pictures from addresses alone", "no_picture_address")
        details = dict(draft.details)
        attributes = {"main_material": details.get("materials"), "production_country": "Morocco"}
        return {
            "name": _words(draft.title),
            "description": _words(draft.description.replace(LINE_BREAK, "\n") or draft.title),
            # Required in fact, for single things too.
            "parentSku": draft.sku,
            "sellerSku": draft.sku,
            "variation": details.get("variant") or "Default",
            "brand": {"code": self._terms.brand, "name": self._terms.brand_name},
            "category": {"code": self._terms.category},
            "images": [{"url": url, "primary": not at} for at, url in enumerate(addresses)],
            "price": {"currency": draft.price.currency, "value": draft.price.amount},
            "stock": max(draft.stock, 0),
            "barcodeEan": draft.barcode,
            "attributes": [
                {"name": name, "value": value, "translations": []}
                for name, value in attributes.items()
                if value
            ],
        }


def _words(text: str) -> dict[str, Any]:
    return {"value": text, "translations": []}
