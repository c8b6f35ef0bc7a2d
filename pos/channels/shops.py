"""The kinds of shop there are: what each is called, what is asked to connect it, what speaks to it.

To add one: a module with its connector, and a row here (docs/add-a-channel.md). Connectors load
when they are called: nothing here needs a network library.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from pos.channels.contract import Connector, StockModel

# What was typed, by the field, and the place in the shop that was chosen, or "".
Connect: TypeAlias = Callable[[Mapping[str, str], str], Connector]


class Asked(StrEnum):
    """What a shop may need to be told. All but the address are secrets, kept out of the file."""

    ADDRESS = "address"
    USER = "user"
    PASSWORD = "password"  # noqa: S105 - the name of a field
    KEY = "key"
    CLIENT = "client"
    SECRET = "secret"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class ShopKind:
    """A kind of shop. key: as kept; name: its own; model: what its number means."""

    key: str
    name: str
    asked: tuple[Asked, ...]
    model: StockModel
    connect: Connect


def _woocommerce(said: Mapping[str, str], _location: str) -> Connector:
    from pos.channels.woocommerce.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.USER], said[Asked.PASSWORD])


def _prestashop(said: Mapping[str, str], _location: str) -> Connector:
    from pos.channels.prestashop.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.KEY])


def _shopify(said: Mapping[str, str], location: str) -> Connector:
    from pos.channels.shopify.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.CLIENT], said[Asked.SECRET], location)


def _vendure(said: Mapping[str, str], location: str) -> Connector:
    from pos.channels.vendure.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.KEY], location)


def _medusa(said: Mapping[str, str], location: str) -> Connector:
    from pos.channels.medusa.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.KEY], location)


_SIGNED: Final = (Asked.ADDRESS, Asked.USER, Asked.PASSWORD)
_KEYED: Final = (Asked.ADDRESS, Asked.KEY)
_CLIENT: Final = (Asked.ADDRESS, Asked.CLIENT, Asked.SECRET)
SHOPS: Final[tuple[ShopKind, ...]] = (
    ShopKind("woocommerce", "WooCommerce", _SIGNED, StockModel.AVAILABLE, _woocommerce),
    ShopKind("prestashop", "PrestaShop", _KEYED, StockModel.AVAILABLE, _prestashop),
    ShopKind("shopify", "Shopify", _CLIENT, StockModel.AVAILABLE, _shopify),
    ShopKind("vendure", "Vendure", _KEYED, StockModel.ON_HAND, _vendure),
    ShopKind("medusa", "Medusa", _KEYED, StockModel.ON_HAND, _medusa),
)


def shop_kind(key: str, shops: tuple[ShopKind, ...] = SHOPS) -> ShopKind | None:
    """Return a kind of shop; None for one that only a newer program knows."""
    return next((kind for kind in shops if kind.key == key), None)
