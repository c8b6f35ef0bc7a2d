"""Etsy Open API v3: listings with one inventory each, written whole; drafts; receipts.

Etsy has no search by SKU: listings of every state are walked. It refuses a listing of nothing,
which is paused instead. An inventory that changed between reading and writing answers 409, and is
built anew from what is there then.
"""

from collections.abc import Sequence
from typing import Any, Final

from pos.channels import etsy_listings, etsy_stock
from pos.channels.contract import Action, BatchMode, Capabilities, Images, StockModel
from pos.channels.etsy_ask import EtsyAsk, as_object, is_gone, number_text, results_of
from pos.channels.etsy_drafts import EtsyTerms
from pos.channels.etsy_orders import Place, place_of, read_receipt, read_receipts
from pos.channels.etsy_session import EtsySession
from pos.channels.faults import Passing
from pos.channels.listings import Draft, Item, Published
from pos.channels.orders import Order, OrderPage
from pos.channels.probe import Caution, Probe
from pos.channels.stock import Reading, Ref, StockWrite, WriteResult

CAPABILITIES: Final = Capabilities(
    actions=frozenset(
        {Action.CREATE, Action.SET_PRICE, Action.SET_STOCK, Action.PAUSE, Action.PULL_ORDERS}
    ),
    stock_model=StockModel.AVAILABLE,
    batch_mode=BatchMode.SINGLE,
    batch_max=1,
    images=Images.UPLOAD,
    takes_zero=False,
    sku_case_sensitive=True,
)

_PAGE: Final = 100
_SECOND: Final = 1_000_000
_CURRENCY: Final = "MAD"


class EtsyShop:
    """One shop on Etsy. terms: what Etsy wants to know of every new listing."""

    def __init__(self, session: EtsySession, terms: EtsyTerms) -> None:
        self._terms = terms
        self._ask = EtsyAsk(session, terms.shop_id)

    @property
    def capabilities(self) -> Capabilities:
        """Return what Etsy can do."""
        return CAPABILITIES

    def probe(self) -> Probe:
        """Ask the shop who it is; one on vacation takes no orders."""
        answer = self._ask.ask("GET", self._ask.shop_path())
        said = as_object(answer)
        currency = str(said.get("currency_code") or "")
        cautions = [Caution.OTHER_CURRENCY] if currency != _CURRENCY else []
        if said.get("is_vacation"):
            cautions.append(Caution.NO_ORDERS)
        return Probe(
            name=str(said.get("shop_name") or ""),
            version="3",
            currency=currency,
            server_time=answer.at,
            cautions=tuple(cautions),
        )

    def find_by_sku(self, skus: Sequence[str]) -> dict[str, list[Item]]:
        """Walk all listings once, because Etsy cannot be asked for a SKU."""
        found: dict[str, list[Item]] = {sku: [] for sku in skus}
        items, cursor = self.catalogue()
        while True:
            for item in items:
                if item.sku in found:
                    found[item.sku].append(item)
            if not cursor:
                return found
            items, cursor = self.catalogue(cursor)

    def catalogue(self, cursor: str = "") -> tuple[list[Item], str]:
        """Return a page of the listings of one state after another."""
        return etsy_listings.page_of_catalogue(self._ask, cursor)

    def read_stock(self, refs: Sequence[Ref]) -> list[Reading]:
        """Read the inventory of each listing once."""
        return etsy_stock.read_stock(self._ask, refs)

    def write_stock(self, writes: Sequence[StockWrite]) -> list[WriteResult]:
        """Write one inventory after another."""
        return etsy_stock.write_stock(self._ask, writes)

    def track_stock(self, ref: Ref) -> None:
        """Etsy tracks every listing."""

    def pull_orders(self, cursor: str, page_size: int = _PAGE) -> OrderPage:
        """Read the next page: what changed, then what was cancelled."""
        if not cursor:
            return OrderPage((), Place(self._ask.now() // _SECOND).cursor(), is_last=True)
        place = place_of(cursor)
        if not place.mark:
            since = max(place.since - CAPABILITIES.overlap_seconds, 0)
            place = Place(since, self._ask.now() // _SECOND)
        # Two at least: each page begins with the last of the one before.
        size = max(min(page_size, _PAGE), 2)
        rows = self._receipts(place, size)
        while not place.joins(rows):
            place = place.before(size)
            rows = self._receipts(place, size)
        orders, broken = read_receipts(rows)
        following = place.after(rows, size)
        kept = following or Place(place.mark)
        return OrderPage(tuple(orders), kept.cursor(), following is None, tuple(broken))

    def _receipts(self, place: Place, size: int) -> list[Any]:
        path = f"{self._ask.shop_path()}/receipts"
        return results_of(self._ask.ask("GET", path, query=place.query(size)))

    def order(self, remote: str) -> Order | None:
        """Read one receipt, as every order that is open here should be now and then."""
        path = f"{self._ask.shop_path()}/receipts/{number_text(remote)}"
        answer = self._ask.ask("GET", path, reads=frozenset({404}))
        if is_gone(answer):
            return None
        try:
            return read_receipt(as_object(answer))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Passing("the answer is no receipt") from None

    def publish(self, draft: Draft) -> Published:
        """Prepare a draft, or bring a listing up to date."""
        return etsy_listings.publish(self._ask, self._terms, draft)

    def pause(self, ref: Ref, *, is_paused: bool) -> None:
        """Hide a listing or one product of it, or show it again where that costs nothing."""
        etsy_listings.pause(self._ask, ref, is_paused=is_paused)

    def close(self) -> None:
        """Give connections back."""
        self._ask.close()
