"""Who sells, as printed at the top of every receipt (law 31-08 art. 4, CGI art. 145)."""

from dataclasses import dataclass
from typing import Final

from pos.domain.names import Names
from pos.domain.tax import SellerStatus

ICE_LENGTH: Final = 15


@dataclass(frozen=True, slots=True)
class Seller:
    """The artisan, workshop or cooperative whose till this is.

    charges_tax: registered for tax; counts only for cooperatives and companies.
    ice, tax_id, rc, tp: identifiers as printed; empty when not given.
    court: the city whose court keeps the trade register of `rc`. cnss: social security.
    footer: a line of thanks under the receipt.
    greets_in_tifinagh: receipts thank in Tamazight too.
    logo: SHA-256 of the picture at the head of papers, empty for none.
    """

    names: Names = Names()
    status: SellerStatus = SellerStatus.AUTO_ENTREPRENEUR
    charges_tax: bool = False
    address: str = ""
    phone: str = ""
    ice: str = ""
    tax_id: str = ""
    rc: str = ""
    tp: str = ""
    footer: str = ""
    court: str = ""
    cnss: str = ""
    greets_in_tifinagh: bool = False
    logo: str = ""


def is_right_ice(ice: str) -> bool:
    """Tell whether an ICE has 15 digits that leave nothing when divided by 97.

    The rule is that of python-stdnum, not of an official text, so it warns and never blocks.
    """
    digits = ice.replace(" ", "").zfill(ICE_LENGTH)
    return (
        digits.isascii()
        and digits.isdecimal()
        and len(digits) == ICE_LENGTH
        and (int(digits) % 97 == 0)
    )
