"""What a listing of a product would say in one shop: words, price and pictures, before it is sent.

The screen shows it, and the engine sends the same. The price is the label's by the rule of the
connection; what was bargained for at the stand never comes near it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from pos.channels.contract import Images
from pos.channels.listings import Draft, Picture, Price
from pos.channels.offer import Offer
from pos.domain.channel import Channel, online_price
from pos.domain.product import Kind, Product
from pos.domain.text import LINE_BREAK
from pos.i18n import gettext as _
from pos.i18n import language
from pos.services.addresses import addresses_of
from pos.services.offers import offers
from pos.services.products import photo, product_of
from pos.store.keys import id_of

# Details that shops and customs ask for.
_ORIGIN: Final = "MA"


class Lack(StrEnum):
    """Why a product cannot be listed as it is."""

    GONE = "gone"
    NO_SKU = "no_sku"
    NO_PRICE = "no_price"
    NO_NAME = "no_name"
    NO_RATE = "no_rate"


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be sent for a product. draft: None where `lack` says why there is none."""

    product: str
    draft: Draft | None
    lack: Lack | None = None


def planned(
    connection: Connection,
    channel: Channel,
    product: int,
    images: Images,
    on: date,
    *,
    as_draft: bool,
) -> Planned:
    """Say what would be sent on a day for a product of this key, or what it lacks."""
    known = product_of(connection, id_of(product))
    found = offers(connection, [product], on)
    if known is None or known.is_archived or not found:
        return Planned(id_of(product), None, Lack.GONE)
    lack = _lack(known, channel)
    if lack is not None:
        return Planned(known.id, None, lack)
    return Planned(known.id, _draft(connection, channel, known, found[0], images, as_draft))


def price_for(product: Product, channel: Channel) -> Price | None:
    """Return the price of a product in a shop by its rule; None without a label or a rate."""
    if product.price is None or not channel.price.converts(product.price.currency):
        return None
    return Price(online_price(product.price, channel.price), channel.price.currency)


def _lack(product: Product, channel: Channel) -> Lack | None:
    if not product.sku.strip():
        return Lack.NO_SKU
    if product.price is None or not product.price.minor:
        return Lack.NO_PRICE
    if not channel.price.converts(product.price.currency):
        return Lack.NO_RATE
    return Lack.NO_NAME if product.names.is_empty else None


def _draft(
    connection: Connection,
    channel: Channel,
    product: Product,
    offer: Offer,
    images: Images,
    as_draft: bool,  # noqa: FBT001
) -> Draft:
    price = price_for(product, channel)
    assert price is not None
    return Draft(
        ref=None,
        key=f"{channel.id}:{product.id}",
        sku=product.sku,
        title=title_of(product, channel.language),
        description=description_of(product, offer, channel.language),
        price=price,
        language=channel.language,
        stock=0 if channel.is_away else max(0, offer.stock - channel.safety_stock),
        barcode=product.barcode,
        category=product.category,
        pictures=_pictures(connection, channel, offer, images),
        as_draft=as_draft,
        is_unique=product.kind is Kind.UNIQUE,
        details=_details(product, offer, channel.language),
    )


def title_of(product: Product, code: str) -> str:
    """Return the name of a product in a language, with what sets it apart."""
    name = product.names.within(code)
    return f"{name} – {product.variant}" if product.variant else name


def description_of(product: Product, offer: Offer, code: str) -> str:
    """Return what buyers read below the title, one paragraph a line."""
    with language(code):
        said = [
            product.description.replace(LINE_BREAK, "\n"),
            _("Materials: {materials}").format(materials=product.materials),
            _("Dimensions: {dimensions}").format(dimensions=product.dimensions),
            _("Care: {care}").format(care=product.care),
            _("Made by {maker}").format(maker=offer.maker.within(code)),
        ]
    parts = (product.description, product.materials, product.dimensions, product.care)
    is_there = (*parts, offer.maker.within(code))
    return "\n".join(line for line, known in zip(said, is_there, strict=True) if known)


def _details(product: Product, offer: Offer, code: str) -> tuple[tuple[str, str], ...]:
    known = {
        "materials": product.materials,
        "dimensions": product.dimensions,
        "maker": offer.maker.within(code),
        "origin": _ORIGIN,
        "variant": product.variant,
    }
    return tuple((name, value) for name, value in known.items() if value)


def _pictures(
    connection: Connection, channel: Channel, offer: Offer, images: Images
) -> tuple[Picture, ...]:
    """Return the photo as the shop takes it: its bytes, or where it is public."""
    if not offer.photo or images is Images.NONE:
        return ()
    name = f"{offer.photo[:16]}.jpg"
    if images is Images.ADDRESS:
        address = addresses_of(connection, channel.kind).picture(offer)
        return (Picture(name, address=address),) if address else ()
    content = photo(connection, offer.photo)
    return (Picture(name, content),) if content else ()
