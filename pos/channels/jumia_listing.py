"""Listings at Jumia: handed in as feeds, their prices changed, taken off the site and put back."""

from typing import Any

from pos.channels.faults import OutcomeUnknown, Refused
from pos.channels.jumia_catalogue import JumiaTerms, items_of_sku
from pos.channels.jumia_feeds import JumiaFeeds
from pos.channels.jumia_session import JumiaSession
from pos.channels.listings import Draft, Published
from pos.channels.stock import Ref
from pos.domain.text import LINE_BREAK


def published(
    session: JumiaSession, terms: JumiaTerms, feeds: JumiaFeeds, draft: Draft
) -> Published:
    """Hand in a new product, or the price of one that is there.

    A new one is seen once Jumia took it in: until then its outcome is unknown, and it is looked
    for by SKU before the next try. Main picture and category cannot be changed later.
    """
    if draft.price.currency != terms.currency:
        raise Refused(f"the site sells in {terms.currency}", "other_currency")
    if not draft.sku:
        raise Refused("a listing without a SKU would be made again by each try", "no_sku")
    there = [] if draft.ref else items_of_sku(session, terms, draft.sku)
    if len(there) > 1:
        raise Refused("several listings could be meant", "several")
    ref = draft.ref or (there[0].ref if there else None)
    if ref is None:
        _run(feeds, "create", _new_product(terms, draft))
    else:
        _run(feeds, "price", _row(feeds, ref) | _new_price(terms, draft))
    found = items_of_sku(session, terms, ref.stock if ref else draft.sku)
    if not found:
        raise OutcomeUnknown("Jumia has not taken it in yet")
    item = next((each for each in found if each.ref == ref), found[0])
    is_whole = ref is None or draft.is_price_only
    return Published(item, ref is None, () if is_whole else ("text", "pictures"))


def paused(terms: JumiaTerms, feeds: JumiaFeeds, ref: Ref, *, is_paused: bool) -> None:
    """Take a listing off the site of the country, or put it back."""
    site = {"businessClientCode": terms.site, "status": "INACTIVE" if is_paused else "ACTIVE"}
    _run(feeds, "status", _row(feeds, ref) | {"businessClients": [site]})


def _run(feeds: JumiaFeeds, what: str, row: dict[str, Any]) -> None:
    end = feeds.run(f"/feeds/products/{what}", [row])
    if end.refused or end.is_failed:
        words = next(iter(end.refused.values()), end.message)
        raise Refused(f"the feed was refused: {words}", "feed")
    if not end.is_through:
        raise OutcomeUnknown("the feed is not through yet")


def _row(feeds: JumiaFeeds, ref: Ref) -> dict[str, Any]:
    return {"sellerSku": ref.stock, "id": feeds.id_of(ref)}


def _new_price(terms: JumiaTerms, draft: Draft) -> dict[str, Any]:
    price = {"currency": draft.price.currency, "value": draft.price.amount}
    sites = [{"businessClientCode": terms.site, "price": price}]
    return {"price": price, "businessClients": sites}


def _new_product(terms: JumiaTerms, draft: Draft) -> dict[str, Any]:
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
        "brand": {"code": terms.brand, "name": terms.brand_name},
        "category": {"code": terms.category},
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
