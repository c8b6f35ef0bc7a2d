"""Products of a Medusa shop: found by SKU, walked through, and their numbers read.

The number is what lies at one location; of it, Medusa sells what its open orders do not reserve.
Medusa leaves out of its mind what it does not know in a question and then answers with everything,
so that what comes is always held against what was asked for.
"""

from collections.abc import Sequence
from typing import Any, Final

from pos.channels.listings import Item, ListingState, Price
from pos.channels.medusa.site import Site, at, several
from pos.channels.shapes import amount, moment, plain, record, records, text
from pos.channels.stock import Missing, Reading, Ref, whole

_AT_ONCE: Final = 50
_FIELDS: Final = (
    "id,sku,title,barcode,manage_inventory,updated_at,product_id,*prices,product.title,"
    "product.status,inventory_items.inventory_item_id,inventory_items.required_quantity"
)
_LEVELS: Final = (
    "id,sku,manage_inventory,inventory_items.inventory_item_id,"
    "inventory_items.required_quantity,"
    "inventory_items.inventory.location_levels.location_id,"
    "inventory_items.inventory.location_levels.stocked_quantity,"
    "inventory_items.inventory.location_levels.reserved_quantity"
)


def currency_of(site: Site) -> str:
    """Return the currency in which the shop sells unless it says otherwise."""
    return store(site)[1]


def store(site: Site) -> tuple[dict[str, Any], str]:
    """Return the shop's own record and its currency, ISO 4217 in capitals."""
    told = record(site.read(at("stores"), {"limit": "1"}).json())
    shop = next(iter(records(told.get("stores"))), {})
    currencies = records(shop.get("supported_currencies") or [])
    default = [one for one in currencies if one.get("is_default") is True]
    return shop, text(default[0].get("currency_code")).upper() if default else ""


def found_by_sku(site: Site, skus: Sequence[str]) -> dict[str, list[Item]]:
    """Return the variant that bears each SKU, in these very letters."""
    found: dict[str, list[Item]] = {sku: [] for sku in skus}
    wanted, currency = [sku for sku in found if sku], currency_of(site)
    for begin in range(0, len(wanted), _AT_ONCE):
        some = wanted[begin : begin + _AT_ONCE]
        for item in _items(site, several("sku", some), currency)[0]:
            if item.sku in found:
                found[item.sku].append(item)
    return found


def catalogue(site: Site, cursor: str) -> tuple[list[Item], str]:
    """Return a page of variants by their id, and the cursor of the next."""
    offset = int(cursor or "0")
    items, total = _items(site, {"offset": str(offset)}, currency_of(site))
    onward = offset + len(items)
    return items, str(onward) if items and onward < total else ""


def _items(site: Site, query: dict[str, str], currency: str) -> tuple[list[Item], int]:
    asked = {**query, "fields": _FIELDS, "order": "id", "limit": str(_AT_ONCE)}
    told = record(site.read(at("product-variants"), asked).json())
    items = [item(site, row, currency) for row in records(told.get("variants"))]
    return items, whole(told.get("count")) or 0


def item(site: Site, row: dict[str, Any], currency: str) -> Item:
    """Return one variant; its state is that of its product, which is published or not."""
    product = record(row.get("product"))
    is_shown = product.get("status") == "published"
    price = _price(row, currency)
    stock = _stock(row)
    return Item(
        ref=Ref(
            text(row.get("id")),
            parent=text(row.get("product_id")),
            stock=stock,
            location=site.location,
        ),
        sku=text(row.get("sku")),
        title=plain(product.get("title")) or plain(row.get("title")),
        state=ListingState.SHOWN if is_shown else ListingState.DRAFT,
        price=price,
        is_tracked=bool(stock) and row.get("manage_inventory") is True,
        barcode=text(row.get("barcode")),
        modified=moment(row.get("updated_at")),
    )


def _price(row: dict[str, Any], currency: str) -> Price | None:
    """Return the price that holds for everybody, of any number of units."""
    for price in records(row.get("prices") or []):
        told = amount(price.get("amount"))
        is_ours = text(price.get("currency_code")).upper() == currency
        if is_ours and is_plain(price) and told is not None:
            return Price(told, currency)
    return None


def is_plain(price: dict[str, Any]) -> bool:
    """Tell whether a price holds for everybody, of any number of units."""
    return not price.get("rules") and price.get("min_quantity") is None


def _stock(row: dict[str, Any]) -> str:
    """Return the inventory item of a variant; "" for none, and for a kit of several."""
    items = records(row.get("inventory_items") or [])
    is_one = len(items) == 1 and whole(items[0].get("required_quantity")) in {1, None}
    return text(items[0].get("inventory_item_id")) if is_one else ""


def readings(site: Site, refs: Sequence[Ref]) -> list[Reading]:
    """Return one reading for each of `refs`, in order."""
    told: dict[str, tuple[dict[str, Any], int]] = {}
    wanted = list(dict.fromkeys(ref.item for ref in refs if ref.item))
    for begin in range(0, len(wanted), _AT_ONCE):
        some = several("id", wanted[begin : begin + _AT_ONCE])
        asked = {**some, "fields": _LEVELS, "limit": str(_AT_ONCE)}
        answer = site.read(at("product-variants"), asked)
        for row in records(record(answer.json()).get("variants")):
            told[text(row.get("id"))] = (row, answer.at)
    return [_reading(ref, told.get(ref.item)) for ref in refs]


def _reading(ref: Ref, told: tuple[dict[str, Any], int] | None) -> Reading:
    if told is None:
        return Reading(ref, None, Missing.NOT_FOUND)
    row, at_moment = told
    sku, stock = text(row.get("sku")), _stock(row)
    if row.get("manage_inventory") is not True or not stock:
        return Reading(ref, None, Missing.NOT_TRACKED, at=at_moment, sku=sku)
    value, held = _level(row, ref.location)
    missing = Missing.NOT_STOCKED_HERE if value is None else None
    return Reading(ref, value, missing, held=held, at=at_moment, sku=sku)


def _level(row: dict[str, Any], location: str) -> tuple[int | None, int]:
    inventory = records(row.get("inventory_items"))[0].get("inventory")
    levels = inventory.get("location_levels") if isinstance(inventory, dict) else None
    for level in records(levels or []):
        if text(level.get("location_id")) == location:
            held = max(whole(level.get("reserved_quantity")) or 0, 0)
            return whole(level.get("stocked_quantity")), held
    return None, 0


def stock_of(site: Site, variant: str) -> str:
    """Return the inventory item of a variant as it is now, "" when it has none of its own."""
    asked = {"id[0]": variant, "fields": _LEVELS, "limit": "1"}
    told = record(site.read(at("product-variants"), asked).json())
    rows = [row for row in records(told.get("variants")) if text(row.get("id")) == variant]
    return _stock(rows[0]) if rows else ""
