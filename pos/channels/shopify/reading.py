"""Products of a Shopify shop: found by SKU, walked through, and their numbers read.

The number is Shopify's `available` at one location: what can be sold, open orders taken off.
"""

from collections.abc import Sequence
from typing import Any, Final

from pos.channels.listings import Item, ListingState, Price
from pos.channels.shapes import amount, moment, plain, record, records, text
from pos.channels.shopify import documents
from pos.channels.shopify.session import Session
from pos.channels.stock import Missing, Reading, Ref, whole

_SKUS_AT_ONCE: Final = 20
_PAGE: Final = 100
_NUMBERS_AT_ONCE: Final = 100
_STATES: Final = {
    "ACTIVE": ListingState.SHOWN,
    # To be bought by who has the address.
    "UNLISTED": ListingState.SHOWN,
    "DRAFT": ListingState.DRAFT,
    "ARCHIVED": ListingState.PAUSED,
}


def found_by_sku(session: Session, skus: Sequence[str]) -> dict[str, list[Item]]:
    """Return all that bear each SKU, which is not unique, nor told apart by the case of letters."""
    found: dict[str, list[Item]] = {sku: [] for sku in skus}
    wanted = [sku for sku in found if sku]
    for begin in range(0, len(wanted), _SKUS_AT_ONCE):
        query = " OR ".join(f"sku:{quoted(sku)}" for sku in wanted[begin : begin + _SKUS_AT_ONCE])
        cursor: str | None = None
        while cursor != "":
            items, cursor = _page(session, query, cursor)
            for item in items:
                _sort_in(found, item)
    return found


def quoted(sku: str) -> str:
    """Return a SKU as a phrase of Shopify's search.

    >>> print(quoted("d'Ourika"))
    'd\\'Ourika'
    """
    escaped = sku.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _sort_in(found: dict[str, list[Item]], item: Item) -> None:
    # The search knows words, not whole SKUs: what it found is held against what was asked for.
    for sku, matches in found.items():
        if sku and sku.casefold() == item.sku.casefold() and item not in matches:
            matches.append(item)


def catalogue(session: Session, cursor: str) -> tuple[list[Item], str]:
    """Return a page of variants by their id, and the cursor of the next."""
    return _page(session, None, cursor or None)


def _page(session: Session, query: str | None, cursor: str | None) -> tuple[list[Item], str]:
    asked = {"first": _PAGE, "after": cursor, "query": query}
    data = session.ask(documents.VARIANTS, asked).data
    page = record(data.get("productVariants"))
    currency = text(record(data.get("shop")).get("currencyCode"))
    items = [item(session, row, currency) for row in records(page.get("nodes"))]
    return items, next_cursor(page)


def next_cursor(page: dict[str, Any]) -> str:
    """Return the cursor of the next page, "" after the last."""
    place = record(page.get("pageInfo"))
    return text(place.get("endCursor")) if place.get("hasNextPage") is True else ""


def item(session: Session, row: dict[str, Any], currency: str) -> Item:
    """Return one variant; its state is that of its product."""
    product, stock = record(row.get("product")), record(row.get("inventoryItem"))
    price = amount(row.get("price"))
    return Item(
        ref=Ref(
            text(row.get("id")),
            parent=text(product.get("id")),
            stock=text(stock.get("id")),
            location=session.location,
        ),
        sku=text(row.get("sku")),
        # A variant without options is called "Default Title" by Shopify alone.
        title=plain(product.get("title"))
        if product.get("hasOnlyDefaultVariant") is True
        else plain(row.get("displayName")),
        state=_STATES.get(text(product.get("status")), ListingState.DRAFT),
        price=Price(price, currency) if price is not None and currency else None,
        is_tracked=stock.get("tracked") is True,
        barcode=text(row.get("barcode")),
        page=text(product.get("onlineStoreUrl")),
        modified=moment(row.get("updatedAt")),
    )


def readings(session: Session, refs: Sequence[Ref]) -> list[Reading]:
    """Return one reading for each of `refs`, in order."""
    told: dict[tuple[str, str], tuple[dict[str, Any], int]] = {}
    for location in dict.fromkeys(ref.location for ref in refs):
        wanted = list(dict.fromkeys(ref.stock for ref in refs if ref.location == location))
        for begin in range(0, len(wanted), _NUMBERS_AT_ONCE):
            asked = {"ids": wanted[begin : begin + _NUMBERS_AT_ONCE], "location": location}
            reply = session.ask(documents.STOCK, asked)
            for row in records(reply.data.get("nodes")):
                told[text(row.get("id")), location] = (row, reply.at)
    return [_reading(ref, told.get((ref.stock, ref.location))) for ref in refs]


def _reading(ref: Ref, told: tuple[dict[str, Any], int] | None) -> Reading:
    if told is None:
        return Reading(ref, None, Missing.NOT_FOUND)
    row, at = told
    sku, level = text(row.get("sku")), row.get("inventoryLevel")
    if row.get("tracked") is not True:
        return Reading(ref, None, Missing.NOT_TRACKED, at=at, sku=sku)
    quantities = records(level.get("quantities")) if isinstance(level, dict) else []
    value = whole(quantities[0].get("quantity")) if quantities else None
    missing = Missing.NOT_STOCKED_HERE if value is None else None
    return Reading(ref, value, missing, at=at, sku=sku)
