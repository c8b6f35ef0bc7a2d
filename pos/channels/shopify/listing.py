"""Listings of a Shopify shop: made, brought up to date, taken out of sight and put back.

`productSet` is a whole declaration: what is not in it is deleted. So it only makes products, under
a handle that is their SKU's alone, which makes a second try the same as the first.
"""

from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from pos.channels.faults import Refused
from pos.channels.listings import Draft, Published
from pos.channels.markup import paragraphs
from pos.channels.shapes import record, records, text
from pos.channels.shopify import documents, pictures
from pos.channels.shopify.reading import found_by_sku, item
from pos.channels.shopify.session import Session
from pos.channels.stock import Ref

_OPTION: Final = {"name": "Title", "values": [{"name": "Default Title"}]}
_WORDS: Final = ("title", "description", "pictures")
_ONLY: Final = [{"optionName": "Title", "name": "Default Title"}]


def tracked(session: Session, ref: Ref) -> None:
    """Let the shop keep the number of one variant, at our location."""
    session.tell(documents.TRACK, "inventoryItemUpdate", {"id": ref.stock})
    key = str(uuid5(NAMESPACE_URL, f"activate {ref.stock} {ref.location}"))
    session.tell(
        documents.ACTIVATE,
        "inventoryActivate",
        {"item": ref.stock, "location": ref.location, "key": key},
    )


def paused(session: Session, ref: Ref, *, is_paused: bool) -> None:
    """Make a product a draft, or active again. Raises `Refused` for one with other variants."""
    if not _is_alone(_variant(session, ref)):
        raise Refused("other variants are sold on the same page", "shared_product")
    status = "DRAFT" if is_paused else "ACTIVE"
    asked = {"product": {"id": ref.parent, "status": status}, "media": []}
    session.tell(documents.CHANGE_PRODUCT, "productUpdate", asked)


def published(session: Session, draft: Draft) -> Published:
    """Create a product with one variant, or bring one up to date."""
    currency = text(record(session.ask(documents.PROBE).data.get("shop")).get("currencyCode"))
    if draft.price.currency != currency:
        raise Refused(f"the shop sells in {currency}", "currency")
    handle = f"rahba-{uuid5(NAMESPACE_URL, draft.sku)}"
    ref = draft.ref or _known(session, draft.sku, handle, currency)
    if ref is None:
        row, missing = _made(session, draft, handle)
    else:
        row, missing = _changed(session, draft, ref)
    return Published(item(session, row, currency), is_new=ref is None, missing=missing)


def _known(session: Session, sku: str, handle: str, currency: str) -> Ref | None:
    """Return the listing that bears this SKU; the search lags behind, our own handle does not."""
    matches = found_by_sku(session, [sku])[sku]
    if len(matches) > 1:
        raise Refused("several listings bear this SKU", "sku_found_twice")
    if matches:
        return matches[0].ref
    product = session.ask(documents.BY_HANDLE, {"handle": handle}).data.get("productByIdentifier")
    if product is None:
        return None
    rows = records(record(record(product).get("variants")).get("nodes"))
    return item(session, rows[0], currency).ref if len(rows) == 1 else None


def _made(session: Session, draft: Draft, handle: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    files, all_taken = pictures.uploaded(session, draft.pictures)
    stock = {"locationId": session.location, "name": "available", "quantity": max(draft.stock, 0)}
    variant: dict[str, Any] = {
        "optionValues": _ONLY,
        "sku": draft.sku,
        "price": format(draft.price.amount, "f"),
        "inventoryItem": {"tracked": True, "sku": draft.sku},
        "inventoryPolicy": "DENY",
        "inventoryQuantities": [stock],
        **({"barcode": draft.barcode} if draft.barcode else {}),
    }
    wanted: dict[str, Any] = {
        "title": draft.title,
        "descriptionHtml": paragraphs(draft.description),
        "handle": handle,
        "status": "DRAFT" if draft.as_draft else "ACTIVE",
        "productOptions": [_OPTION],
        "variants": [variant],
        "files": [
            {"originalSource": file.source, "alt": file.name, "contentType": "IMAGE"}
            for file in files
        ],
    }
    told = session.tell(documents.MAKE, "productSet", {"handle": handle, "input": wanted})
    rows = records(record(record(told.get("product")).get("variants")).get("nodes"))
    if not rows:
        raise Refused("the shop told no variant", "shape")
    return rows[0], () if all_taken else ("pictures",)


def _changed(session: Session, draft: Draft, ref: Ref) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Change price, and words and pictures unless the product is shared with other variants."""
    variant = _variant(session, ref)
    missing: tuple[str, ...] = () if draft.is_price_only else _WORDS
    if not draft.is_price_only and _is_alone(variant):
        media = record(record(variant.get("product")).get("media"))
        known = {text(one.get("alt")) for one in records(media.get("nodes"))}
        new = [one for one in draft.pictures if pictures.name_of(one) not in known]
        files, all_taken = pictures.uploaded(session, new)
        asked = {
            "product": {
                "id": ref.parent,
                "title": draft.title,
                "descriptionHtml": paragraphs(draft.description),
            },
            "media": [
                {"originalSource": file.source, "alt": file.name, "mediaContentType": "IMAGE"}
                for file in files
            ],
        }
        session.tell(documents.CHANGE_PRODUCT, "productUpdate", asked)
        missing = () if all_taken else ("pictures",)
    price = {"id": ref.item, "price": format(draft.price.amount, "f")}
    told = session.tell(
        documents.CHANGE_PRICE,
        "productVariantsBulkUpdate",
        {"product": ref.parent, "variants": [price]},
    )
    rows = records(told.get("productVariants") or [])
    if not rows:
        raise Refused("the shop told no variant", "shape")
    return rows[0], missing


def _variant(session: Session, ref: Ref) -> dict[str, Any]:
    row = session.ask(documents.VARIANT, {"id": ref.item}).data.get("productVariant")
    if row is None:
        raise Refused("the listing is gone", "not_found")
    return record(row)


def _is_alone(variant: dict[str, Any]) -> bool:
    return record(variant.get("product")).get("hasOnlyDefaultVariant") is True
