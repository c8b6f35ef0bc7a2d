"""Products of a Vendure shop: found by SKU, walked through, and their numbers read.

The number is what lies at one location; of it, Vendure sells what its open orders do not hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pos.channels.graphql import Graph
from pos.channels.listings import Item, ListingState, Price
from pos.channels.shapes import moment, plain, record, records, text
from pos.channels.stock import Missing, Reading, Ref, whole
from pos.channels.vendure import documents

_AT_ONCE: Final = 100
_MOST_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Shop:
    """A session with one shop. location: the stock location whose numbers are kept."""

    graph: Graph
    location: str


@dataclass(frozen=True, slots=True)
class House:
    """What holds for all of a shop. digits: of its money; tracks: a variant that does not say."""

    currency: str
    digits: int
    language: str
    tracks: bool

    def price(self, minor: Any) -> Decimal | None:
        """Return an amount that Vendure tells in minor units."""
        units = whole(minor)
        return None if units is None else Decimal(units).scaleb(-self.digits)

    def minor(self, price: Price) -> int:
        """Return an amount as Vendure wants it. Raises `ValueError` for what it cannot hold."""
        units = price.amount.scaleb(self.digits)
        if units != units.to_integral_value():
            raise ValueError(f"the shop keeps {self.digits} digits")
        return int(units)


def house(data: dict[str, Any]) -> House:
    """Read what holds for all of the shop out of an answer that has the fragment `House`."""
    channel, settings = record(data.get("activeChannel")), record(data.get("globalSettings"))
    digits = whole(record(settings.get("serverConfig")).get("moneyStrategyPrecision"))
    return House(
        currency=text(channel.get("defaultCurrencyCode")),
        digits=digits if digits is not None and 0 <= digits <= _MOST_DIGITS else 2,
        language=text(channel.get("defaultLanguageCode")) or "en",
        tracks=settings.get("trackInventory") is not False,
    )


def found_by_sku(shop: Shop, skus: Sequence[str]) -> dict[str, list[Item]]:
    """Return all that bear each SKU, which is not unique in Vendure."""
    found: dict[str, list[Item]] = {sku: [] for sku in skus}
    wanted = [sku for sku in found if sku]
    for begin in range(0, len(wanted), _AT_ONCE):
        some = wanted[begin : begin + _AT_ONCE]
        for item in _all(shop, {"sku": {"in": some}}):
            # The database may not tell letter cases apart; Vendure's own words are what counts.
            if item.sku in found:
                found[item.sku].append(item)
    return found


def _all(shop: Shop, filtered: dict[str, Any]) -> Iterable[Item]:
    cursor = "0"
    while cursor:
        items, cursor = _page(shop, filtered, int(cursor))
        yield from items


def catalogue(shop: Shop, cursor: str) -> tuple[list[Item], str]:
    """Return a page of variants by their id, and the cursor of the next."""
    return _page(shop, {}, int(cursor or "0"))


def _page(shop: Shop, filtered: dict[str, Any], skip: int) -> tuple[list[Item], str]:
    options = {"filter": filtered, "sort": {"id": "ASC"}, "skip": skip, "take": _AT_ONCE}
    data = shop.graph.ask(documents.VARIANTS, {"options": options}).data
    page = record(data.get("productVariants"))
    rows = records(page.get("items"))
    home, total = house(data), whole(page.get("totalItems")) or 0
    items = [item(shop, home, row) for row in rows if text(row.get("id"))]
    onward = skip + len(rows)
    return items, str(onward) if rows and onward < total else ""


def item(shop: Shop, home: House, row: dict[str, Any]) -> Item:
    """Return one variant. A product out of sight is a draft; a variant out of sight is paused."""
    product = record(row.get("product"))
    prices = [
        price
        for price in records(row.get("prices"))
        if text(price.get("currencyCode")) == home.currency
    ]
    price = home.price(prices[0].get("price")) if prices else None
    return Item(
        ref=Ref(text(row.get("id")), parent=text(product.get("id")), location=shop.location),
        sku=text(row.get("sku")),
        title=plain(row.get("name")) or plain(product.get("name")),
        state=_state(row, product),
        price=None if price is None else Price(price, home.currency),
        is_tracked=is_tracked(row, home),
        modified=moment(row.get("updatedAt")),
    )


def _state(row: dict[str, Any], product: dict[str, Any]) -> ListingState:
    if product.get("enabled") is not True:
        return ListingState.DRAFT
    return ListingState.SHOWN if row.get("enabled") is True else ListingState.PAUSED


def is_tracked(row: dict[str, Any], home: House) -> bool:
    """Tell whether the shop keeps a number for a variant, by its own word or by the house's."""
    said = row.get("trackInventory")
    return home.tracks if said == "INHERIT" else said == "TRUE"


def readings(shop: Shop, refs: Sequence[Ref]) -> list[Reading]:
    """Return one reading for each of `refs`, in order."""
    told: dict[str, tuple[dict[str, Any], House, int]] = {}
    wanted = list(dict.fromkeys(ref.item for ref in refs if ref.item))
    for begin in range(0, len(wanted), _AT_ONCE):
        some = wanted[begin : begin + _AT_ONCE]
        options = {"filter": {"id": {"in": some}}, "take": _AT_ONCE}
        reply = shop.graph.ask(documents.VARIANTS, {"options": options})
        home = house(reply.data)
        for row in records(record(reply.data.get("productVariants")).get("items")):
            told[text(row.get("id"))] = (row, home, reply.at)
    return [_reading(ref, told.get(ref.item)) for ref in refs]


def _reading(ref: Ref, told: tuple[dict[str, Any], House, int] | None) -> Reading:
    if told is None:
        return Reading(ref, None, Missing.NOT_FOUND)
    row, home, at = told
    sku = text(row.get("sku"))
    if not is_tracked(row, home):
        return Reading(ref, None, Missing.NOT_TRACKED, at=at, sku=sku)
    value, held = level(row, ref.location)
    missing = Missing.NOT_STOCKED_HERE if value is None else None
    return Reading(ref, value, missing, held=held, at=at, sku=sku)


def level(row: dict[str, Any], location: str) -> tuple[int | None, int]:
    """Return what lies at a location, None when nothing ever did, and what of it is held."""
    for one in records(row.get("stockLevels")):
        if text(one.get("stockLocationId")) == location:
            return whole(one.get("stockOnHand")), max(whole(one.get("stockAllocated")) or 0, 0)
    return None, 0
