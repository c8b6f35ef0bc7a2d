"""The CSV that WooCommerce imports by itself: Products, Import; products are matched by SKU.

Its importer is built in since 3.1 and knows the headers of its own export in English. It parts
categories and pictures by commas, and takes the apostrophe before a formula away by itself.
Source: woocommerce/includes/import/class-wc-product-csv-importer.php.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from pos.channels.feeds.addresses import Addresses
from pos.channels.feeds.delimited import Cell, amount, delimited
from pos.channels.offer import Offer, in_order
from pos.domain.product import Kind
from pos.domain.text import LINE_BREAK

_HEADS: Final = (
    # Left empty: the shop numbers products itself.
    "ID",
    "Type",
    "SKU",
    "GTIN, UPC, EAN, or ISBN",
    "Name",
    "Published",
    "Description",
    "In stock?",
    "Stock",
    "Backorders allowed?",
    "Sold individually?",
    "Regular price",
    "Categories",
    "Images",
    "Attribute 1 name",
    "Attribute 1 value(s)",
    "Attribute 1 visible",
    "Attribute 2 name",
    "Attribute 2 value(s)",
    "Attribute 2 visible",
)


def woocommerce_csv(offers: Iterable[Offer], addresses: Addresses, words: tuple[str, ...]) -> bytes:
    """Write the goods as simple products, not yet shown to buyers. words: languages, in order."""
    return delimited(_HEADS, [_row(offer, addresses, words[0]) for offer in in_order(list(offers))])


def _row(offer: Offer, addresses: Addresses, language: str) -> list[Cell]:
    name = offer.names.within(language)
    is_made = offer.kind is Kind.MADE_TO_ORDER
    return [
        "",
        "simple",
        offer.code,
        offer.barcode,
        f"{name} – {offer.variant}" if offer.variant else name,
        # Somebody looks at it in the shop first.
        Decimal(-1),
        # The importer reads \n as a new line.
        offer.description.replace("\\", "\\\\").replace(LINE_BREAK, "\\n"),
        "1" if offer.stock or is_made else "0",
        "" if is_made else str(offer.stock),
        "1" if is_made else "0",
        "1" if offer.kind is Kind.UNIQUE else "0",
        amount(offer.price),
        (offer.category or offer.craft.within(language)).replace(",", "\\,"),
        addresses.picture(offer),
        *_attribute("Materials", offer.materials),
        *_attribute("Dimensions", offer.dimensions),
    ]


def _attribute(name: str, value: str) -> tuple[str, str, str]:
    return (name, value.replace(",", "\\,"), "1") if value else ("", "", "")
