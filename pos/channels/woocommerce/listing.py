"""Listings of a WooCommerce shop: made, brought up to date, taken out and put back.

The shop knows no key that makes a creation safe to repeat. So each listing made here bears the key
of its wish, and before another is made the SKU is looked up: one with that key is the one.
"""

from dataclasses import replace
from html import escape
from typing import Any, Final

from pos.channels.faults import Refused
from pos.channels.listings import Draft, Item, ListingState, Published
from pos.channels.markup import paragraphs
from pos.channels.shapes import amount, identity, record, records, text
from pos.channels.stock import Ref
from pos.channels.woocommerce.pictures import uploaded
from pos.channels.woocommerce.reading import found_by_sku, items
from pos.channels.woocommerce.site import Site, product_path

_MARK: Final = "_rahba_key"


def published(site: Site, draft: Draft) -> Published:
    """Create the listing of a draft, or bring its listing up to date."""
    if draft.price.currency != (site.currency() or draft.price.currency):
        raise Refused("the shop has another currency", "other_currency")
    if draft.ref is not None:
        return _brought_up_to_date(site, draft, draft.ref)
    known = _already_made(site, draft)
    if known is not None:
        return replace(_brought_up_to_date(site, draft, known), is_new=False)
    return _created(site, draft)


def _already_made(site: Site, draft: Draft) -> Ref | None:
    """Return the listing an earlier try of this wish made. Raises `Refused` for a SKU in use."""
    if not draft.sku:
        raise Refused("a listing without a SKU would be made again by each try", "no_sku")
    for found in found_by_sku(site, [draft.sku])[draft.sku]:
        if found.state is ListingState.BIN:
            raise Refused("the bin of the shop holds this SKU", "sku_in_bin")
        answer = site.read(product_path(found.ref.item), {"_fields": "meta_data"})
        metas = record(answer.json()).get("meta_data")
        if not _bears(metas, draft.key):
            raise Refused("another listing has this SKU", "sku_taken")
        return found.ref
    return None


def _bears(metas: Any, key: str) -> bool:
    told = [meta for meta in metas if isinstance(meta, dict)] if isinstance(metas, list) else []
    return any(meta.get("key") == _MARK and meta.get("value") == key for meta in told)


def _created(site: Site, draft: Draft) -> Published:
    said, missing = _said(site, draft)
    body = {
        **said,
        "type": "simple",
        "sku": draft.sku,
        "status": "draft" if draft.as_draft else "publish",
        "manage_stock": True,
        "stock_quantity": draft.stock,
        "sold_individually": draft.is_unique,
        "meta_data": [{"key": _MARK, "value": draft.key}],
    }
    made = record(site.change("POST", "/products", body))
    return Published(_item(site, made), is_new=True, missing=missing + _untaken(made, draft))


def _brought_up_to_date(site: Site, draft: Draft, ref: Ref) -> Published:
    said, missing = (_price(draft), ()) if draft.is_price_only else _said(site, draft)
    if ref.parent and not draft.is_price_only:
        # A variation has the name of its parent, and one picture.
        pictures = said.pop("images", [])
        said = {name: said[name] for name in ("regular_price", "description")}
        said |= {"image": pictures[0]} if pictures else {}
        missing = ("title", *missing)
    path = product_path(ref.item, ref.parent)
    shown = record(site.change("PUT", path, said, is_harmless=True))
    return Published(_item(site, shown), is_new=False, missing=missing + _untaken(shown, draft))


def _said(site: Site, draft: Draft) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what a listing says, and the parts of the draft that this shop cannot be told."""
    pictures, is_whole = uploaded(site.wire, draft.pictures)
    category = _category(site, draft.category)
    said: dict[str, Any] = {
        "name": draft.title,
        "description": paragraphs(draft.description),
        **_price(draft),
    }
    said |= {"images": pictures} if pictures else {}
    said |= {"categories": [{"id": category}]} if category else {}
    lacks = {
        "pictures": not is_whole,
        "category": bool(draft.category) and not category,
        "barcode": bool(draft.barcode),
        "details": bool(draft.details),
    }
    return said, tuple(part for part, is_lacking in lacks.items() if is_lacking)


def _price(draft: Draft) -> dict[str, Any]:
    # A price with a comma would be read without it, a number is refused: text with a point.
    return {"regular_price": format(draft.price.amount, "f")}


def _category(site: Site, name: str) -> int:
    """Return the id of the shop's category of that name, 0 without one; none is made."""
    if not name:
        return 0
    answer = site.read("/products/categories", {"search": name, "per_page": "100"})
    for category in records(answer.json()):
        if text(category.get("name")).casefold() == escape(name).casefold():
            return int(identity(category.get("id")) or 0)
    return 0


def _untaken(shown: dict[str, Any], draft: Draft) -> tuple[str, ...]:
    is_taken = amount(shown.get("regular_price")) == draft.price.amount
    return () if is_taken else ("price",)


def _item(site: Site, shown: dict[str, Any]) -> Item:
    told = items(site, [shown])
    if not told:
        raise Refused("the shop did not say what it made", "no_id")
    return told[0]


def paused(site: Site, ref: Ref, *, is_paused: bool) -> None:
    """Hide a listing from buyers as private, which is told apart from a draft, or show it."""
    _changed(site, ref, {"status": "private" if is_paused else "publish"})


def tracked(site: Site, ref: Ref) -> None:
    """Let the shop keep the number."""
    _changed(site, ref, {"manage_stock": True})


def _changed(site: Site, ref: Ref, said: dict[str, Any]) -> None:
    path = product_path(ref.item, ref.parent)
    shown = record(site.change("PUT", path, said, is_harmless=True))
    if any(shown.get(name) != value for name, value in said.items()):
        raise Refused(f"the shop took {sorted(said)} and did not keep it", "not_kept")
