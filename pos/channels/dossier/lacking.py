"""What an offer still lacks for a destination, said before anything is written."""

from collections.abc import Callable, Sequence
from typing import Final

from pos.channels.dossier.profile import Need, Profile
from pos.channels.offer import Offer
from pos.domain.product import Kind


def lacking(profile: Profile, offer: Offer) -> tuple[Need, ...]:
    """Return the needs of a destination that an offer does not meet, in the profile's order."""
    return tuple(need for need in profile.needs if not _IS_MET[need](offer))


def lacking_by_need(profile: Profile, offers: Sequence[Offer]) -> dict[Need, tuple[Offer, ...]]:
    """Return for each need the offers that lack it; needs that all meet are left out."""
    found = {
        need: tuple(offer for offer in offers if not _IS_MET[need](offer)) for need in profile.needs
    }
    return {need: short for need, short in found.items() if short}


_IS_MET: Final[dict[Need, Callable[[Offer], bool]]] = {
    Need.PHOTO: lambda offer: bool(offer.photo),
    Need.PRICE: lambda offer: offer.price is not None and offer.price > 0,
    Need.DESCRIPTION: lambda offer: bool(offer.description),
    Need.MAKER: lambda offer: not offer.maker.is_empty,
    Need.SKU: lambda offer: bool(offer.sku),
    Need.MATERIALS: lambda offer: bool(offer.materials),
    Need.DIMENSIONS: lambda offer: bool(offer.dimensions),
    Need.STOCK: lambda offer: offer.stock > 0 or offer.kind is Kind.MADE_TO_ORDER,
    Need.FRENCH: lambda offer: bool(offer.names.fr),
    Need.ARABIC: lambda offer: bool(offer.names.ar),
    Need.ENGLISH: lambda offer: bool(offer.names.en),
}
