"""Listings: what an online shop shows, and what a product should look like there."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pos.channels.stock import Ref


class ListingState(StrEnum):
    """Whether buyers see it."""

    SHOWN = "shown"
    DRAFT = "draft"
    PAUSED = "paused"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in any currency a shop may have. amount: never a float; currency: ISO 4217."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a shop sells.

    is_tracked: the shop keeps a number for it. shares_stock: the number is its parent's.
    page: address where buyers see it, "" when it has none. modified: microseconds UTC, 0 unknown.
    """

    ref: Ref
    sku: str
    title: str
    state: ListingState
    price: Price | None = None
    is_tracked: bool = True
    shares_stock: bool = False
    barcode: str = ""
    page: str = ""
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to show. name: its file name; content: JPEG bytes; address: where it is public."""

    name: str
    content: bytes = b""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a listing should say.

    ref: of the listing to bring up to date, None for a new one. key: names this wish for all its
    tries. language: `fr`, `ar` or `en`, of the words. price: by the rule of the connection, never a
    bargained one. stock: to begin with, whole units; only for a new one. as_draft: buyers do not
    see it until somebody at the shop shows it. is_price_only: words, pictures and all else of the
    listing of `ref` stay as they are. details: facts with a name, such as `materials`,
    `dimensions`, `maker`, `origin`, `weight_grams`.
    """

    ref: Ref | None
    key: str
    sku: str
    title: str
    description: str
    price: Price
    language: str = "fr"
    stock: int = 0
    barcode: str = ""
    category: str = ""
    pictures: tuple[Picture, ...] = ()
    as_draft: bool = True
    is_unique: bool = False
    is_price_only: bool = False
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a draft. missing: parts the shop did not take, such as `pictures`."""

    item: Item
    is_new: bool
    missing: tuple[str, ...] = ()
