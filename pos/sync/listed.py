"""The products of the till as one shop has them: listed, wanted there, not there, not for sale."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from pos.channels.contract import Images
from pos.channels.listings import Price
from pos.channels.shops import shop_kind
from pos.domain.channel import Channel, Listing
from pos.domain.names import Names
from pos.domain.product import Craft, Kind
from pos.services.channels import channel_of, listings
from pos.services.not_for_sale import not_for_sale
from pos.services.products import ProductFilter, product_keys, product_rows, products_of
from pos.services.shop import counter
from pos.store.keys import id_of, key_of
from pos.sync.drafts import Planned, planned, price_for
from pos.sync.overview import model_of
from pos.sync.wanted import every_wanted
from pos.sync.wishes import Wished, wishes


class Place(StrEnum):
    """Where a product stands with a shop."""

    NOT_LISTED = "not_listed"
    LISTED = "listed"
    WANTED = "wanted"
    NOT_FOR_SALE = "not_for_sale"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list of products in a shop is asked for. maker: its id, empty for all."""

    channel: str
    place: Place = Place.NOT_LISTED
    text: str = ""
    craft: Craft | None = None
    category: str | None = None
    maker: str = ""
    most: int = 60


@dataclass(frozen=True, slots=True)
class InShop:
    """A product in one shop. number: what is offered; price: by the rule, None without a label's.

    listing, wished: None where it is not linked, or not wanted.
    """

    product: str
    names: Names
    sku: str
    maker: Names
    is_unique: bool
    price: Price | None
    number: int
    listing: Listing | None = None
    wished: Wished | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Some products in a shop. total: how many there are; counts: of each place, unfiltered.

    ids: of all of them, so that all can be chosen.
    """

    channel: Channel
    rows: tuple[InShop, ...]
    ids: tuple[str, ...]
    counts: dict[Place, int]
    can_create: bool

    @property
    def total(self) -> int:
        """How many the filter found, shown or not."""
        return len(self.ids)


def listed(connection: Connection, wish: Wish) -> Listed:
    """Return the products that stand so with a shop."""
    channel = channel_of(connection, wish.channel)
    linked = {listing.product: listing for listing in listings(connection, channel.id)}
    wanted = {one.product: one for one in wishes(connection, channel.id)}
    off = not_for_sale(connection, channel.id)

    def place_of(product: str) -> Place:
        if product in linked:
            return Place.LISTED
        if product in wanted:
            return Place.WANTED
        return Place.NOT_FOR_SALE if product in off else Place.NOT_LISTED

    counts = Counter(place_of(id_of(key)) for key in product_keys(connection, ProductFilter()))
    asked = ProductFilter(wish.text, wish.craft, wish.category)
    keys = [key for key in product_keys(connection, asked) if place_of(id_of(key)) is wish.place]
    if wish.maker:
        known = products_of(connection, keys)
        keys = [key for key in keys if known[key].maker == wish.maker]
    rows = _rows(connection, channel, keys[: wish.most], linked, wanted)
    kind = shop_kind(channel.kind)
    return Listed(
        channel,
        tuple(rows),
        tuple(id_of(key) for key in keys),
        dict(counts),
        can_create=kind is None or not kind.is_folder,
    )


def _rows(
    connection: Connection,
    channel: Channel,
    keys: Sequence[int],
    linked: dict[str, Listing],
    wanted: dict[str, Wished],
) -> list[InShop]:
    asked = every_wanted(connection, channel, model_of(channel))
    numbers = {one.product: one.ours for one in asked}
    return [
        InShop(
            row.product.id,
            row.product.names,
            row.product.sku,
            row.maker,
            row.product.kind is Kind.UNIQUE,
            price_for(row.product, channel),
            numbers.get(row.product.id, 0),
            linked.get(row.product.id),
            wanted.get(row.product.id),
        )
        for row in product_rows(connection, keys, counter(connection).here.id)
    ]


def plans(
    connection: Connection, channel: str, products: Sequence[str], images: Images, on: date
) -> tuple[Planned, ...]:
    """Return what would be sent on a day for products, in their order."""
    known = channel_of(connection, channel)
    return tuple(
        planned(connection, known, key_of(product), images, on, as_draft=False)
        for product in products
    )
