"""Tax included in the price, by seller status, product and dated rates.

Sources: Moroccan CGI (code général des impôts) art. 91-I-C-4° (handmade local carpets are exempt),
art. 91-II-1° (small manufacturers), law 114-13 (auto-entrepreneurs); the reform of 2024-2026 left
two rates, 20 % and 10 %. Prices at a stand are always tax included, so tax is computed backwards
from the price paid, per line, and tax = gross - net so that the three always add up.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pos.domain.money import Money, divide


class SellerStatus(StrEnum):
    """Who the seller is for the tax office; it decides whether tax is charged at all."""

    AUTO_ENTREPRENEUR = "auto_entrepreneur"
    CPU = "cpu"
    SMALL_MANUFACTURER = "small_manufacturer"
    COOPERATIVE = "cooperative"
    COMPANY = "company"


class TaxClass(StrEnum):
    """How a product is taxed when its seller charges tax."""

    STANDARD = "standard"
    REDUCED = "reduced"
    EXEMPT_CARPET = "exempt_carpet"
    EXEMPT_PRECIOUS = "exempt_precious"


class Exemption(StrEnum):
    """Why no tax is charged; the words printed for each are in the receipt document."""

    AUTO_ENTREPRENEUR = "auto_entrepreneur"
    SMALL_MANUFACTURER = "small_manufacturer"
    CARPET = "carpet"
    PRECIOUS_METAL = "precious_metal"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Tax:
    """What applies to one line: a rate, or the reason why there is none.

    rate: Decimal fraction, 0.20 for 20 %; None when the line is exempt.
    exemption: None when a rate applies.
    """

    rate: Decimal | None
    exemption: Exemption | None


# Each rate holds from its day on. A new finance law is a new row, never a change of an old one.
DATED_RATES: Final[tuple[tuple[date, TaxClass, Decimal], ...]] = (
    (date.min, TaxClass.STANDARD, Decimal("0.20")),
    (date.min, TaxClass.REDUCED, Decimal("0.10")),
)

# Cooperatives depend on their activity and turnover: their own setting `charges_tax` decides.
_EXEMPT_STATUS: Final = {
    SellerStatus.AUTO_ENTREPRENEUR: Exemption.AUTO_ENTREPRENEUR,
    SellerStatus.CPU: Exemption.STATUS,
    SellerStatus.SMALL_MANUFACTURER: Exemption.SMALL_MANUFACTURER,
}

_EXEMPT_CLASS: Final = {
    TaxClass.EXEMPT_CARPET: Exemption.CARPET,
    TaxClass.EXEMPT_PRECIOUS: Exemption.PRECIOUS_METAL,
}


def tax_for(status: SellerStatus, charges_tax: bool, tax_class: TaxClass, day: date) -> Tax:  # noqa: FBT001
    """Return what applies to a product on a day.

    charges_tax: whether a cooperative or company is registered for tax; other statuses are exempt
    by law whatever it says.
    """
    if status in _EXEMPT_STATUS:
        return Tax(None, _EXEMPT_STATUS[status])
    if tax_class in _EXEMPT_CLASS:
        return Tax(None, _EXEMPT_CLASS[tax_class])
    if not charges_tax:
        return Tax(None, Exemption.STATUS)
    rates = [rate for since, of, rate in DATED_RATES if of is tax_class and since <= day]
    return Tax(rates[-1], None)


def tax_included(gross: Money, rate: Decimal) -> Money:
    """Return the tax inside a price that includes it; net is gross minus this.

    >>> tax_included(Money(12_000, "MAD"), Decimal("0.20")).minor
    2000
    """
    numerator, denominator = rate.as_integer_ratio()
    net_minor = divide(gross.minor * denominator, denominator + numerator)
    return Money(gross.minor - net_minor, gross.currency)
