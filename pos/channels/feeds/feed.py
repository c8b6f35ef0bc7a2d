"""Product feeds for Google Merchant Center and Meta: one way, the whole catalogue.

Sources: Google "Product data specification", Meta "Catalog fields". What cannot be in a feed is
left out and told: a feed without its required fields is refused whole. In order of the code, so
that an unchanged catalogue is an unchanged file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from xml.sax.saxutils import escape

from pos.channels.feeds.addresses import Addresses
from pos.channels.feeds.delimited import delimited
from pos.channels.offer import Offer, in_order
from pos.domain.barcode import is_gtin
from pos.domain.formatting import shortened
from pos.domain.product import Kind
from pos.domain.text import LINE_BREAK, drawable

_LONGEST_ID: Final = 50
_NAMESPACE: Final = "http://base.google.com/ns/1.0"


class FeedOf(StrEnum):
    """Who reads it."""

    GOOGLE = "google"
    META = "meta"


class FeedKind(StrEnum):
    """How it is written; the value ends the name of the file."""

    TSV = "tsv"
    CSV = "csv"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class FeedTerms:
    """What is the same for all goods. brand: where nobody made it. words: languages, in order."""

    addresses: Addresses
    brand: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is written. left_out: what has no price, no picture, no name or no address."""

    content: bytes
    count: int
    left_out: tuple[Offer, ...]


# Longest title and description that each takes.
_LONGEST: Final = {FeedOf.GOOGLE: (150, 5000), FeedOf.META: (200, 9999)}


def feed(whose: FeedOf, kind: FeedKind, offers: Iterable[Offer], terms: FeedTerms) -> Feed:
    """Write the feed of these goods."""
    ordered = in_order(list(offers))
    fit = [offer for offer in ordered if _is_fit(offer, terms)]
    left_out = tuple(offer for offer in ordered if not _is_fit(offer, terms))
    heads = [head for head, _cell in _fields(whose, terms)]
    rows = [[cell(offer) for _head, cell in _fields(whose, terms)] for offer in fit]
    if kind is FeedKind.XML:
        return Feed(_rss(terms.brand, heads, rows), len(fit), left_out)
    marks = "\t" if kind is FeedKind.TSV else ","
    return Feed(delimited(heads, rows, marks), len(fit), left_out)


def _is_fit(offer: Offer, terms: FeedTerms) -> bool:
    has_price = offer.price is not None and offer.price > 0
    places = terms.addresses.product(offer) and terms.addresses.picture(offer)
    return has_price and bool(places) and not offer.names.is_empty


def _fields(whose: FeedOf, terms: FeedTerms) -> list[tuple[str, Callable[[Offer], str]]]:
    """Return name and content of each field, in the order of the file."""
    title, description = _LONGEST[whose]
    fields: list[tuple[str, Callable[[Offer], str]]] = [
        ("id", _id),
        ("title", lambda offer: shortened(_title(offer, terms), title)),
        ("description", lambda offer: shortened(_description(offer, terms), description)),
        ("link", terms.addresses.product),
        ("image_link", terms.addresses.picture),
        ("availability", _availability(whose)),
        ("price", lambda offer: f"{offer.price:.2f} {offer.currency}"),
        ("brand", lambda offer: drawable(_said(offer, terms)) or terms.brand),
        ("gtin", lambda offer: offer.barcode if is_gtin(offer.barcode) else ""),
        ("condition", lambda _offer: "new"),
        ("item_group_id", lambda offer: offer.model[:_LONGEST_ID]),
        ("material", lambda offer: shortened(drawable(offer.materials), 200)),
    ]
    if whose is FeedOf.GOOGLE:
        fields.append(("identifier_exists", lambda o: "yes" if is_gtin(o.barcode) else "no"))
    else:
        fields.append(("quantity_to_sell_on_facebook", lambda offer: str(offer.stock)))
    return fields


def _id(offer: Offer) -> str:
    """A code longer than the feed takes would be cut to that of another product: then our id."""
    return offer.code if len(offer.code) <= _LONGEST_ID else offer.id


def _said(offer: Offer, terms: FeedTerms) -> str:
    return offer.maker.within(terms.words[0])


def _title(offer: Offer, terms: FeedTerms) -> str:
    name = drawable(offer.names.within(terms.words[0]))
    return f"{name} – {drawable(offer.variant)}" if offer.variant else name


def _description(offer: Offer, terms: FeedTerms) -> str:
    """Say what there is to say; what nobody described is at least named."""
    text = drawable(offer.description.replace(LINE_BREAK, " "))
    facts = " · ".join(drawable(fact) for fact in (offer.materials, offer.dimensions) if fact)
    return text or facts or _title(offer, terms)


def _availability(whose: FeedOf) -> Callable[[Offer], str]:
    apart = "_" if whose is FeedOf.GOOGLE else " "

    def availability(offer: Offer) -> str:
        if offer.stock > 0:
            return f"in{apart}stock"
        # Made on order: Google wants a date with it, which nobody knows.
        is_made = offer.kind is Kind.MADE_TO_ORDER and whose is FeedOf.META
        return f"available for{apart}order" if is_made else f"out{apart}of{apart}stock"

    return availability


def _rss(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write RSS 2.0 with the fields in the namespace of Google, which Meta reads too."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<rss version="2.0" xmlns:g="{_NAMESPACE}">',
        f"<channel><title>{escape(drawable(title))}</title>",
    ]
    for row in rows:
        fields = zip(heads, row, strict=True)
        said = "".join(f"<g:{head}>{escape(cell)}</g:{head}>" for head, cell in fields if cell)
        lines.append(f"<item>{said}</item>")
    return "\n".join([*lines, "</channel></rss>", ""]).encode()
