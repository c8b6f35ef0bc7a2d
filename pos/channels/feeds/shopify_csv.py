"""The CSV that Shopify imports by itself: Products, Import; products are matched by their handle.

A handle is one product; each of its rows is a variant, the first carries what they share.
Quantities count in a shop of one location only. Goods come in as drafts.
Source: help.shopify.com, "Using CSV files to import and export products".
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from pos.channels.feeds.addresses import Addresses
from pos.channels.feeds.delimited import amount, delimited
from pos.channels.offer import Offer, in_order
from pos.domain.product import Kind
from pos.domain.text import LINE_BREAK

# As in exports since 2012; the importer takes these and the newer names (`URL handle`, `SKU`).
_HEADS: Final = (
    "Handle",
    "Title",
    "Body (HTML)",
    "Vendor",
    "Type",
    "Published",
    "Status",
    "Option1 Name",
    "Option1 Value",
    "Variant SKU",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    "Variant Inventory Policy",
    "Variant Price",
    "Variant Barcode",
    "Image Src",
)
_SHARED: Final = 7
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def shopify_csv(offers: Iterable[Offer], addresses: Addresses, words: tuple[str, ...]) -> bytes:
    """Write the goods, variants of one model together. words: languages, in order."""
    ordered = sorted(in_order(list(offers)), key=_model)
    rows: list[list[str]] = []
    taken: set[str] = set()
    for _key, variants in groupby(ordered, key=_model):
        product = list(variants)
        handle = _handle(product[0])
        if handle in taken:
            # Two codes that differ only in marks must not become one product.
            handle = f"{handle}-{product[0].id.lower()}"
        taken.add(handle)
        rows += _product(product, handle, addresses, words[0])
    return delimited(_HEADS, rows)


def _model(offer: Offer) -> str:
    return offer.model or offer.id


def _product(
    variants: list[Offer], handle: str, addresses: Addresses, language: str
) -> list[list[str]]:
    first, has_options = variants[0], len(variants) > 1
    shared = [
        handle,
        first.names.within(language),
        _as_html(first.description),
        first.maker.within(language),
        first.category or first.craft.within(language),
        "FALSE",
        "draft",
    ]
    alone = [handle, *[""] * (_SHARED - 1)]
    return [
        [*(alone if number else shared), *_variant(offer, addresses, has_options=has_options)]
        for number, offer in enumerate(variants)
    ]


def _variant(offer: Offer, addresses: Addresses, *, has_options: bool) -> list[str]:
    is_made = offer.kind is Kind.MADE_TO_ORDER
    return [
        "Variant" if has_options else "Title",
        (offer.variant or offer.code) if has_options else "Default Title",
        offer.code,
        "" if is_made else "shopify",
        "" if is_made else str(offer.stock),
        "continue" if is_made else "deny",
        amount(offer.price),
        offer.barcode,
        addresses.picture(offer),
    ]


def _handle(offer: Offer) -> str:
    """Return letters for the address that stay the same whatever the product is renamed."""
    named = offer.model or offer.code
    plain = unicodedata.normalize("NFKD", named).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", plain).strip("-") or offer.id.lower()


def _as_html(text: str) -> str:
    return "<br>".join(html.escape(line, quote=False) for line in text.split(LINE_BREAK))
