"""Products of a WooCommerce shop: found by SKU, walked through, and their numbers read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from pos.channels.faults import Refused
from pos.channels.listings import Item, ListingState, Price
from pos.channels.shapes import amount, identity, moment, plain, records, text
from pos.channels.stock import Missing, Reading, Ref, whole
from pos.channels.woocommerce.places import rows_after
from pos.channels.woocommerce.site import Site, is_gone

_SKUS_AT_ONCE: Final = 40
_PAGE: Final = 100
_PRODUCTS_AT_ONCE: Final = 30
_FIELDS: Final = (
    "id,parent_id,type,sku,name,status,regular_price,manage_stock,stock_quantity,"
    "global_unique_id,permalink,date_modified_gmt"
)
_STATES: Final = {
    "publish": ListingState.SHOWN,
    "private": ListingState.PAUSED,
    "trash": ListingState.BIN,
}


def found_by_sku(site: Site, skus: Sequence[str]) -> dict[str, list[Item]]:
    """Return all that bear each SKU, in every state; the shop does not tell letter cases apart."""
    found: dict[str, list[Item]] = {sku: [] for sku in skus}
    asked = [sku for sku in found if sku]
    for products in _searched(site, [sku for sku in asked if "," not in sku]):
        _sort_in(found, items(site, products))
    # A comma parts SKUs in the shop's search: such a one is found by going through everything.
    odd = {sku: found[sku] for sku in asked if "," in sku}
    if odd:
        _sort_in(odd, _all_items(site))
    return found


def _searched(site: Site, skus: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    for begin in range(0, len(skus), _SKUS_AT_ONCE):
        wanted = ",".join(skus[begin : begin + _SKUS_AT_ONCE])
        for state in ({}, {"status": "trash"}):
            yield list(_all(site, "/products", {"sku": wanted, **state}))


def _sort_in(found: dict[str, list[Item]], items: Iterable[Item]) -> None:
    for item in items:
        for sku, matches in found.items():
            if sku.casefold() == item.sku.casefold():
                matches.append(item)


def _all_items(site: Site) -> Iterator[Item]:
    page, cursor = catalogue(site, "")
    yield from page
    while cursor:
        page, cursor = catalogue(site, cursor)
        yield from page


def _all(site: Site, path: str, query: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield every record of a list, page after page by id."""
    number, is_full = 1, True
    sorted_by_id = {"orderby": "id", "order": "asc", "per_page": str(_PAGE), "_fields": _FIELDS}
    while is_full:
        answer = site.read(path, {**query, **sorted_by_id, "page": str(number)})
        page = records(answer.json())
        yield from page
        number, is_full = number + 1, len(page) >= _PAGE


def catalogue(site: Site, cursor: str) -> tuple[list[Item], str]:
    """Return a page of products with their variations, and the cursor of the next."""
    offset, last = (int(part) for part in (cursor or "0:0").split(":"))

    def page(offset: int, size: int) -> list[dict[str, Any]]:
        asked = {"orderby": "id", "order": "asc", "_fields": _FIELDS}
        place = {"offset": str(offset), "per_page": str(size)}
        return records(site.read("/products", {**asked, **place}).json())

    rows, offset, last, is_through = rows_after(page, offset, last, _PRODUCTS_AT_ONCE)
    listed: list[Item] = []
    for product in rows:
        listed += items(site, [product])
        if product.get("type") == "variable":
            path = f"/products/{identity(product.get('id'))}/variations"
            listed += items(site, list(_all(site, path, {})), [product])
    return listed, "" if is_through else f"{offset}:{last}"


def items(
    site: Site, products: Sequence[dict[str, Any]], parents: Sequence[dict[str, Any]] | None = None
) -> list[Item]:
    """Return what products and variations are; `parents` are asked for when they are not given."""
    if parents is None:
        parents = _parents(site, products)
    by_id = {identity(parent.get("id")): parent for parent in parents}
    return [
        item(site, product, by_id.get(identity(product.get("parent_id"))))
        for product in products
        if identity(product.get("id"))
    ]


def _parents(site: Site, products: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    wanted = {
        identity(product.get("parent_id"))
        for product in products
        if product.get("type") == "variation"
    }
    if not wanted:
        return []
    return list(_all(site, "/products", {"include": ",".join(sorted(wanted, key=int))}))


def item(site: Site, product: dict[str, Any], parent: dict[str, Any] | None = None) -> Item:
    """Return one product or variation; `parent` of a variation, whose state it cannot outdo."""
    price = amount(product.get("regular_price"))
    currency = site.currency() if price is not None else ""
    return Item(
        ref=ref_of(product),
        sku=text(product.get("sku")),
        title=_title(product, parent),
        state=_state(product, parent),
        price=Price(price, currency) if price is not None and currency else None,
        is_tracked=product.get("manage_stock") in (True, "parent"),
        shares_stock=product.get("manage_stock") == "parent",
        barcode=text(product.get("global_unique_id")),
        page=text(product.get("permalink")),
        modified=moment(product.get("date_modified_gmt")),
    )


def ref_of(product: dict[str, Any]) -> Ref:
    """Return where a product is; only a variation has a parent that matters."""
    is_variation = product.get("type") == "variation"
    parent = identity(product.get("parent_id")) if is_variation else ""
    return Ref(identity(product.get("id")), parent)


def _title(product: dict[str, Any], parent: dict[str, Any] | None) -> str:
    """Return the name; among its siblings a variation is named by its attributes alone."""
    name = plain(product.get("name"))
    above = plain(parent.get("name")) if parent else ""
    return name if not above or name.startswith(f"{above} - ") else f"{above} - {name}"


def _state(product: dict[str, Any], parent: dict[str, Any] | None) -> ListingState:
    own = _STATES.get(text(product.get("status")), ListingState.DRAFT)
    if parent is None or own is not ListingState.SHOWN:
        return own
    return _STATES.get(text(parent.get("status")), ListingState.DRAFT)


def readings(site: Site, refs: Sequence[Ref]) -> list[Reading]:
    """Return the number of each, those of one parent asked for together."""
    told: dict[Ref, Reading] = {}
    for parent in dict.fromkeys(ref.parent for ref in refs):
        path = f"/products/{quote(parent, safe='')}/variations" if parent else "/products"
        wanted = list(dict.fromkeys(ref.item for ref in refs if ref.parent == parent))
        for begin in range(0, len(wanted), _PAGE):
            for reading in _read(site, path, wanted[begin : begin + _PAGE], parent):
                told[reading.ref] = reading
    return [_told(ref, told) for ref in refs]


def _told(ref: Ref, told: dict[Ref, Reading]) -> Reading:
    found = told.get(Ref(ref.item, ref.parent))
    if found is None:
        return Reading(ref, None, Missing.NOT_FOUND)
    return Reading(ref, found.value, found.missing, at=found.at, sku=found.sku)


def _read(site: Site, path: str, wanted: Sequence[str], parent: str) -> list[Reading]:
    asked = {"include": ",".join(wanted), "per_page": str(_PAGE), "_fields": _FIELDS}
    try:
        answer = site.read(path, asked)
    except Refused as refusal:
        if is_gone(refusal.code):
            return []
        raise
    return [_reading(row, parent, answer.at) for row in records(answer.json())]


def _reading(product: dict[str, Any], parent: str, at: int) -> Reading:
    ref, sku = Ref(identity(product.get("id")), parent), text(product.get("sku"))
    managed = product.get("manage_stock")
    if managed == "parent":
        return Reading(ref, None, Missing.PARENT_POOL, at=at, sku=sku)
    value = whole(product.get("stock_quantity")) if managed is True else None
    return Reading(ref, value, None if value is not None else Missing.NOT_TRACKED, at=at, sku=sku)
