"""Where products and pictures can be seen by everybody, as far as somebody said."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from pos.channels.offer import Offer
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

_LONGEST: Final = 500
_DIGEST: Final = 8


class BaseNotAccepted(FieldNotAccepted):
    """What was typed is not the beginning of a public address."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The beginnings of public addresses, from `checked_address`; empty where there is none.

    products: `{sku}` and `{id}` in it stand for those of a product; else its code is added at the
    end. pictures: the folder that pictures lie in.
    """

    products: str = ""
    pictures: str = ""

    def product(self, offer: Offer) -> str:
        """Return where a product is seen, "" where that is not known."""
        if not self.products:
            return ""
        sku, named = quote(offer.code, safe=""), quote(offer.id, safe="")
        if "{sku}" in self.products or "{id}" in self.products:
            return self.products.replace("{sku}", sku).replace("{id}", named)
        return f"{self.products.rstrip('/')}/{sku}"

    def picture(self, offer: Offer) -> str:
        """Return where its picture is seen, "" where it has none or that is not known."""
        if not self.pictures or not offer.photo:
            return ""
        return f"{self.pictures.rstrip('/')}/{picture_name(offer)}"


def picture_name(offer: Offer) -> str:
    """Name a picture by the code and the picture itself: another picture gets another name."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in offer.code)
    return f"{plain.strip('-')[:40] or 'photo'}-{offer.photo[:_DIGEST]}.jpg"


def checked_address(typed: str) -> str:
    """Return what was typed when an address can begin with it, "" for nothing.

    Raises `BaseNotAccepted`.
    """
    address = clean_name(typed)
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        is_public = parts.scheme in {"https", "http"} and "." in (parts.hostname or "")
        is_plain = not parts.username and not parts.fragment and " " not in address
    except ValueError:
        is_public = is_plain = False
    if not is_public or not is_plain or len(address) > _LONGEST:
        raise BaseNotAccepted(
            _("This is not an address on the internet. Type it as in https://shop.example/product.")
        )
    return address
