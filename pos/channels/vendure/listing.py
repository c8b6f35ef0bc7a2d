"""Listings of a Vendure shop: made, brought up to date, taken out of sight and put back.

A product is made in two steps, itself and then its only variant. Its slug carries the SKU, so that
a first step whose second was lost is found again and finished.
"""

from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from pos.channels.faults import Refused
from pos.channels.listings import Draft, Item, Published
from pos.channels.markup import paragraphs
from pos.channels.shapes import record, records, text
from pos.channels.stock import Ref, whole
from pos.channels.vendure import documents, pictures
from pos.channels.vendure.reading import House, Shop, found_by_sku, house, item

_NO_SUCH_PRODUCT: Final = "ENTITY_NOT_FOUND"


def tracked(shop: Shop, ref: Ref) -> None:
    """Let the shop keep the number of one variant."""
    shop.graph.tell(
        documents.UPDATE_VARIANTS, {"input": [{"id": ref.item, "trackInventory": "TRUE"}]}
    )


def paused(shop: Shop, ref: Ref, *, is_paused: bool) -> None:
    """Take one variant out of sight, or put it back."""
    shop.graph.tell(
        documents.UPDATE_VARIANTS, {"input": [{"id": ref.item, "enabled": not is_paused}]}
    )


def published(shop: Shop, draft: Draft) -> Published:
    """Create a listing, or bring one up to date; one that bears the SKU already is that one."""
    home = house(shop.graph.ask(documents.HOUSE).data)
    ref = draft.ref or _known(shop, draft.sku)
    told, missing = _created(shop, home, draft) if ref is None else _updated(shop, home, draft, ref)
    return Published(told, is_new=ref is None, missing=missing)


def _known(shop: Shop, sku: str) -> Ref | None:
    matches = found_by_sku(shop, [sku])[sku]
    if len(matches) > 1:
        raise Refused("several listings bear this SKU", "sku_found_twice")
    return matches[0].ref if matches else None


def _price(home: House, draft: Draft) -> int:
    """Return the price in minor units, of the currency in which the shop shows its prices.

    Vendure takes one in another without a word, and sells for nothing.
    """
    if draft.price.currency != home.currency:
        raise Refused(f"the shop sells in {home.currency}", "currency")
    try:
        return home.minor(draft.price)
    except ValueError as error:
        raise Refused(str(error), "price") from None


def _created(shop: Shop, home: House, draft: Draft) -> tuple[Item, tuple[str, ...]]:
    price, slug = _price(home, draft), _slug(draft)
    assets, all_taken = pictures.uploaded(shop.graph, draft.pictures)
    product = _unfinished(shop, slug)
    if not product:
        words = [
            _words(draft, language, slug)
            for language in dict.fromkeys((home.language, draft.language))
        ]
        made = {"enabled": not draft.as_draft, "translations": words, **_shown(assets)}
        data = shop.graph.tell(documents.CREATE_PRODUCT, {"input": made}).data
        product = text(record(data.get("createProduct")).get("id"))
    variant = {
        "productId": product,
        "sku": draft.sku,
        "translations": [{"languageCode": home.language, "name": draft.title}],
        "price": price,
        "trackInventory": "TRUE",
        "stockLevels": [{"stockLocationId": shop.location, "stockOnHand": max(draft.stock, 0)}],
    }
    told = shop.graph.tell(documents.CREATE_VARIANTS, {"input": [variant]}).data
    item_made = _first(shop, home, told.get("createProductVariants"))
    return item_made, () if all_taken else ("pictures",)


def _slug(draft: Draft) -> str:
    """Return a slug that is this SKU's alone, whatever letters it is in."""
    return f"rahba-{uuid5(NAMESPACE_URL, draft.sku)}"


def _unfinished(shop: Shop, slug: str) -> str:
    """Return the product made for this SKU that has no variant yet, "" when there is none."""
    data = shop.graph.ask(documents.PRODUCTS, {"slug": slug}).data
    for product in records(record(data.get("products")).get("items")):
        if whole(record(product.get("variantList")).get("totalItems")) == 0:
            return text(product.get("id"))
    return ""


def _words(draft: Draft, language: str, slug: str) -> dict[str, str]:
    return {
        "languageCode": language,
        "name": draft.title,
        "slug": slug,
        "description": paragraphs(draft.description),
    }


def _shown(assets: list[str]) -> dict[str, Any]:
    return {"assetIds": assets, "featuredAssetId": assets[0]} if assets else {}


def _updated(shop: Shop, home: House, draft: Draft, ref: Ref) -> tuple[Item, tuple[str, ...]]:
    """Change price, and words and pictures unless the product is shared with other variants.

    The slug stays, for buyers may have kept the address.
    """
    variant: dict[str, Any] = {"id": ref.item, "price": _price(home, draft)}
    if draft.is_price_only:
        told = shop.graph.tell(documents.UPDATE_VARIANTS, {"input": [variant]}).data
        return _first(shop, home, told.get("updateProductVariants")), ()
    data = shop.graph.ask(documents.PRODUCT, {"id": ref.parent}).data
    if data.get("product") is None:
        raise Refused("the product is gone", _NO_SUCH_PRODUCT)
    product = record(data["product"])
    missing: tuple[str, ...] = ("title", "description", "pictures")
    if whole(record(product.get("variantList")).get("totalItems")) == 1:
        languages = _languages(product, home, draft)
        names = [{"languageCode": language, "name": draft.title} for language in languages]
        words = [{**name, "description": paragraphs(draft.description)} for name in names]
        assets, all_taken = pictures.uploaded(shop.graph, draft.pictures)
        changed = {"id": ref.parent, "translations": words, **_shown(assets)}
        shop.graph.tell(documents.UPDATE_PRODUCT, {"input": changed})
        variant["translations"] = names
        missing = () if all_taken else ("pictures",)
    told = shop.graph.tell(documents.UPDATE_VARIANTS, {"input": [variant]}).data
    return _first(shop, home, told.get("updateProductVariants")), missing


def _languages(product: dict[str, Any], home: House, draft: Draft) -> list[str]:
    """Return the languages to change: the draft's, and the shop's own while nobody put it in words.

    Words that somebody at the shop wrote in another language are theirs.
    """
    names = {
        text(words.get("languageCode")): text(words.get("name"))
        for words in records(product.get("translations"))
    }
    is_ours = names.get(home.language) in {None, names.get(draft.language)}
    return list(dict.fromkeys([draft.language, *([home.language] if is_ours else [])]))


def _first(shop: Shop, home: House, rows: Any) -> Item:
    told = records(rows)
    if not told:
        raise Refused("the shop told no variant", "shape")
    return item(shop, home, told[0])
