"""Listings of a Medusa shop: made, brought up to date, taken out of sight and put back.

Medusa makes the handle of a product from its title and refuses a second of the same name; ours is
the SKU's alone.
"""

from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from pos.channels.faults import Refused
from pos.channels.listings import Draft, Item, Published
from pos.channels.medusa import pictures
from pos.channels.medusa.reading import found_by_sku, is_plain, stock_of, store
from pos.channels.medusa.site import Site, at
from pos.channels.shapes import record, records, text
from pos.channels.stock import Ref

_OPTION: Final = "Title"
_ONLY: Final = "Default"

_PRICE: Final = ("id", "amount", "currency_code", "min_quantity", "max_quantity", "rules")
_WORDS: Final = ("title", "description", "pictures")


def tracked(site: Site, ref: Ref) -> None:
    """Let the shop keep the number of one variant, from nothing on, at our location.

    Medusa makes what holds the number by itself, but no level at any place.
    """
    site.change(at("products", ref.parent, "variants", ref.item), {"manage_inventory": True})
    _stocked(site, stock_of(site, ref.item), 0)


def _stocked(site: Site, stock: str, units: int) -> None:
    if not stock:
        raise Refused("the variant has no stock of its own", "kit")
    wanted = {"location_id": site.location, "stocked_quantity": units}
    site.change(at("inventory-items", stock, "location-levels"), wanted)


def paused(site: Site, ref: Ref, *, is_paused: bool) -> None:
    """Make a product a draft, or publish it. Raises `Refused` for one with other variants."""
    if not _is_alone(site, ref):
        raise Refused("other variants are sold on the same page", "shared_product")
    status = "draft" if is_paused else "published"
    site.change(at("products", ref.parent), {"status": status})


def _is_alone(site: Site, ref: Ref) -> bool:
    told = record(site.read(at("products", ref.parent), {"fields": "id,variants.id"}).json())
    return len(records(record(told.get("product")).get("variants") or [])) == 1


def published(site: Site, draft: Draft) -> Published:
    """Create a product with one variant, or bring one up to date; its SKU is there but once."""
    shop, currency = store(site)
    if draft.price.currency != currency:
        raise Refused(f"the shop sells in {currency}", "currency")
    matches = [] if draft.ref else found_by_sku(site, [draft.sku])[draft.sku]
    ref = draft.ref or (matches[0].ref if matches else None)
    if ref is None:
        missing = _made(site, draft, text(shop.get("default_sales_channel_id")))
    else:
        missing = _changed(site, draft, ref)
    return Published(_told(site, draft.sku), is_new=ref is None, missing=missing)


def _made(site: Site, draft: Draft, sales_channel: str) -> tuple[str, ...]:
    images, all_taken = pictures.uploaded(site, draft.pictures)
    variant = {
        "title": _ONLY,
        "sku": draft.sku,
        "manage_inventory": True,
        "options": {_OPTION: _ONLY},
        "prices": _prices(draft),
        **({"barcode": draft.barcode} if draft.barcode else {}),
    }
    wanted: dict[str, Any] = {
        "title": draft.title,
        "handle": f"rahba-{uuid5(NAMESPACE_URL, draft.sku)}",
        "description": draft.description,
        "status": "draft" if draft.as_draft else "published",
        "options": [{"title": _OPTION, "values": [_ONLY]}],
        "variants": [variant],
        "images": images,
    }
    if sales_channel:
        wanted["sales_channels"] = [{"id": sales_channel}]
    profile = _shipping_profile(site)
    if profile:
        wanted["shipping_profile_id"] = profile
    made = record(site.change(at("products"), wanted).get("product"))
    variants = records(made.get("variants"))
    _stocked(site, stock_of(site, text(variants[0].get("id"))) if variants else "", draft.stock)
    return () if all_taken else ("pictures",)


def _shipping_profile(site: Site) -> str:
    """Return the profile without which nothing of the shop could be sent; "" when it has none."""
    told = record(site.read(at("shipping-profiles"), {"limit": "50"}).json())
    profiles = records(told.get("shipping_profiles"))
    default = [one for one in profiles if one.get("type") == "default"]
    return text((default or profiles or [{}])[0].get("id"))


def _prices(draft: Draft) -> list[dict[str, Any]]:
    return [{"amount": draft.price.amount, "currency_code": draft.price.currency.lower()}]


def _changed(site: Site, draft: Draft, ref: Ref) -> tuple[str, ...]:
    """Change price, and words and pictures unless the product is shared with other variants.

    Prices are all of a variant's: those in other currencies, for some buyers alone or for many
    units are sent back as they were.
    """
    missing: tuple[str, ...] = () if draft.is_price_only else _WORDS
    if not draft.is_price_only and _is_alone(site, ref):
        words: dict[str, Any] = {"title": draft.title, "description": draft.description}
        images, all_taken = pictures.uploaded(site, draft.pictures)
        site.change(at("products", ref.parent), {**words, **({"images": images} if images else {})})
        missing = () if all_taken else ("pictures",)
    path = at("products", ref.parent, "variants", ref.item)
    told = record(record(site.read(path, {"fields": "id,*prices"}).json()).get("variant"))
    others = [
        {name: price[name] for name in _PRICE if price.get(name) not in (None, {})}
        for price in records(told.get("prices") or [])
        if price.get("currency_code") != draft.price.currency.lower() or not is_plain(price)
    ]
    site.change(path, {"prices": [*others, *_prices(draft)]})
    return missing


def _told(site: Site, sku: str) -> Item:
    matches = found_by_sku(site, [sku])[sku]
    if not matches:
        raise Refused("the shop told no variant", "shape")
    return matches[0]
