"""What a platform shows buyers, and what comes back to the maker of it."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pos.channels.dossier.profile import Basis, Profile

_CENTIME: Final = Decimal("0.01")


def shown_price(profile: Profile, price: Decimal) -> Decimal:
    """Return what buyers see: 100 with 20 % on top is 120, inside or as it is 100."""
    if profile.basis is Basis.ON_TOP:
        return _rounded(price * (100 + profile.percent) / 100)
    return _rounded(price)


def own_price(profile: Profile, price: Decimal) -> Decimal:
    """Return what is left to the maker: 100 with 20 % inside is 80, else 100."""
    if profile.basis is Basis.INSIDE:
        return _rounded(price * (100 - profile.percent) / 100)
    return _rounded(price)


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(_CENTIME, ROUND_HALF_UP)
