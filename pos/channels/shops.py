"""The kinds of shop there are: what each is called, what is asked to connect it, what speaks to it.

To add one: a module with its connector, and a row here (docs/add-a-channel.md). Connectors load
when they are called: nothing here needs a network library.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from pos.channels.contract import Connector, Images, StockModel

# Keeps secrets in place of those before, where a shop gives others as they are used.
Keep: TypeAlias = Callable[[Mapping[str, str]], None]
# What was typed, by the field, and the place in the shop that was chosen, or "".
Connect: TypeAlias = Callable[[Mapping[str, str], str, Keep], Connector]


@dataclass(frozen=True, slots=True)
class Browser:
    """What a sign-in in the browser needs. page: what it shows at the end, as HTML."""

    open: Callable[[str], object]
    is_given_up: Callable[[], bool]
    page: str


SignIn: TypeAlias = Callable[[Mapping[str, str], Keep, Browser], None]


class Asked(StrEnum):
    """What a shop may need to be told. All but the address are secrets, kept out of the file."""

    ADDRESS = "address"
    USER = "user"
    PASSWORD = "password"  # noqa: S105 - the name of a field
    KEY = "key"
    CLIENT = "client"
    SECRET = "secret"  # noqa: S105 - the name of a field
    TOKEN = "token"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class ShopKind:
    """A kind of shop. key: as kept; name: its own; model: what its number means.

    sign_in: gets the token in the browser, where the shop wants it so. is_folder: its address is
    a folder, and `name` says nothing. is_experimental: nobody tried it on a real account yet.
    images: how it takes pictures.
    """

    key: str
    name: str
    asked: tuple[Asked, ...]
    model: StockModel
    connect: Connect
    sign_in: SignIn | None = None
    is_folder: bool = False
    is_experimental: bool = False
    images: Images = Images.UPLOAD


def _woocommerce(said: Mapping[str, str], _location: str, _keep: Keep) -> Connector:
    from pos.channels.woocommerce.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.USER], said[Asked.PASSWORD])


def _prestashop(said: Mapping[str, str], _location: str, _keep: Keep) -> Connector:
    from pos.channels.prestashop.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.KEY])


def _shopify(said: Mapping[str, str], location: str, _keep: Keep) -> Connector:
    from pos.channels.shopify.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.CLIENT], said[Asked.SECRET], location)


def _vendure(said: Mapping[str, str], location: str, _keep: Keep) -> Connector:
    from pos.channels.vendure.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.KEY], location)


def _medusa(said: Mapping[str, str], location: str, _keep: Keep) -> Connector:
    from pos.channels.medusa.connector import connected

    return connected(said[Asked.ADDRESS], said[Asked.KEY], location)


def _etsy(said: Mapping[str, str], _location: str, keep: Keep) -> Connector:
    from pos.channels.etsy_door import connected

    return connected(said, keep)


def _sign_in_at_etsy(said: Mapping[str, str], keep: Keep, browser: Browser) -> None:
    from pos.channels.etsy_door import signed_in

    signed_in(said, keep, browser)


def _jumia(said: Mapping[str, str], _location: str, keep: Keep) -> Connector:
    from pos.channels.jumia_door import connected

    return connected(said, keep)


def _folder(said: Mapping[str, str], _location: str, _keep: Keep) -> Connector:
    from pathlib import Path

    from pos.channels.drop_shop import DropShop

    folder = Path(said[Asked.ADDRESS])
    return DropShop(folder, folder.name, "MAD")


_SIGNED: Final = (Asked.ADDRESS, Asked.USER, Asked.PASSWORD)
_KEYED: Final = (Asked.ADDRESS, Asked.KEY)
_CLIENT: Final = (Asked.ADDRESS, Asked.CLIENT, Asked.SECRET)
_APP: Final = (Asked.CLIENT, Asked.SECRET)
_TOKEN: Final = (Asked.CLIENT, Asked.TOKEN)
SHOPS: Final[tuple[ShopKind, ...]] = (
    ShopKind("woocommerce", "WooCommerce", _SIGNED, StockModel.AVAILABLE, _woocommerce),
    ShopKind("prestashop", "PrestaShop", _KEYED, StockModel.AVAILABLE, _prestashop),
    ShopKind("shopify", "Shopify", _CLIENT, StockModel.AVAILABLE, _shopify),
    ShopKind("vendure", "Vendure", _KEYED, StockModel.ON_HAND, _vendure),
    ShopKind("medusa", "Medusa", _KEYED, StockModel.ON_HAND, _medusa),
    ShopKind(
        "etsy", "Etsy", _APP, StockModel.AVAILABLE, _etsy, _sign_in_at_etsy, is_experimental=True
    ),
    ShopKind(
        "jumia",
        "Jumia",
        _TOKEN,
        StockModel.AVAILABLE,
        _jumia,
        is_experimental=True,
        images=Images.ADDRESS,
    ),
    ShopKind("folder", "CSV", (Asked.ADDRESS,), StockModel.NONE, _folder, is_folder=True),
)


def shop_kind(key: str, shops: tuple[ShopKind, ...] = SHOPS) -> ShopKind | None:
    """Return a kind of shop; None for one that only a newer program knows."""
    return next((kind for kind in shops if kind.key == key), None)
