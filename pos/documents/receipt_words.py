"""The fixed words of a receipt: who the seller is for the tax office, why no tax, how it was paid.

The law asks that an exemption be indicated without giving the words (CGI art. 145-III); these are
the usual ones. Nothing here may ever claim that a till or a receipt is certified.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from pos.domain.formatting import percent_text
from pos.domain.tax import Exemption, SellerStatus
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _

Words = Callable[[], str]

_STATUS: Final[dict[SellerStatus, Words]] = {
    SellerStatus.AUTO_ENTREPRENEUR: lambda: _("Auto-entrepreneur"),
    SellerStatus.CPU: lambda: _("Single professional contribution (CPU)"),
    SellerStatus.SMALL_MANUFACTURER: lambda: _("Small manufacturer"),
    SellerStatus.COOPERATIVE: lambda: _("Cooperative"),
    # A company's legal form is part of its name.
    SellerStatus.COMPANY: lambda: "",
}

_EXEMPTIONS: Final[dict[Exemption, Words]] = {
    Exemption.AUTO_ENTREPRENEUR: lambda: _("VAT exempt – Auto-entrepreneur, law 114-13"),
    Exemption.SMALL_MANUFACTURER: lambda: _("VAT exempt – CGI art. 91-II-1°"),
    Exemption.CARPET: lambda: _(
        "Handmade carpets of local production – VAT exempt, CGI art. 91-I-C-4°"
    ),
    Exemption.PRECIOUS_METAL: lambda: _("Precious metal work made in Morocco – VAT exempt"),
    Exemption.STATUS: lambda: _("VAT not charged"),
}

_PAID: Final[dict[TenderKind, Words]] = {
    TenderKind.CASH: lambda: _("Paid in cash"),
    TenderKind.CARD: lambda: _("Paid by card"),
    TenderKind.WALLET: lambda: _("Paid by mobile wallet"),
    TenderKind.CHEQUE: lambda: _("Paid by cheque"),
    TenderKind.TRANSFER: lambda: _("Paid by transfer"),
    TenderKind.CREDIT: lambda: _("On credit, to be paid"),
    TenderKind.ON_DELIVERY: lambda: _("To be paid on delivery"),
    TenderKind.DEPOSIT: lambda: _("Deposit paid before"),
}


_GIVEN_BACK: Final[dict[TenderKind, Words]] = {
    TenderKind.CASH: lambda: _("Given back in cash"),
    TenderKind.CARD: lambda: _("Given back on the card"),
    TenderKind.WALLET: lambda: _("Given back by mobile wallet"),
    TenderKind.CHEQUE: lambda: _("Given back by cheque"),
    TenderKind.TRANSFER: lambda: _("Given back by transfer"),
    TenderKind.CREDIT: lambda: _("Taken off what is owed"),
    TenderKind.ON_DELIVERY: lambda: _("Taken off what is owed"),
    TenderKind.DEPOSIT: lambda: _("Deposit given back"),
}


def status_words(status: SellerStatus) -> str:
    """Say what the seller is; empty for a company."""
    return _STATUS[status]()


def exemption_words(exemption: Exemption) -> str:
    """Say why a line carries no tax."""
    return _EXEMPTIONS[exemption]()


def paid_words(kind: TenderKind) -> str:
    """Say how a sale was paid."""
    return _PAID[kind]()


def given_back_words(kind: TenderKind) -> str:
    """Say how money went back to the customer."""
    return _GIVEN_BACK[kind]()


def rate_text(rate: Decimal, language: str) -> str:
    """Write a tax rate: `20 %`, `5,5 %`, `20%`."""
    return percent_text(rate * 100, language)
