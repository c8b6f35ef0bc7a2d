"""The words on the papers of a shift: ways of paying, why cash moved, drawers, taxes."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from pos.documents.receipt_words import exemption_words, rate_text
from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD
from pos.domain.shift import CashReason, HeldOutcome, TaxSum
from pos.domain.tax import Exemption
from pos.domain.tender import TenderKind
from pos.domain.text import drawable
from pos.i18n import active_language
from pos.i18n import gettext as _

Words = Callable[[], str]

# What a decimal fraction looks like; ASCII digits only, as `\d` would take any script's.
_RATE: Final = re.compile(r"0(?:\.[0-9]{1,6})?")

_TENDERS: Final[dict[TenderKind, Words]] = {
    TenderKind.CASH: lambda: _("Cash"),
    TenderKind.CARD: lambda: _("Card"),
    TenderKind.WALLET: lambda: _("Mobile wallet"),
    TenderKind.CHEQUE: lambda: _("Cheque"),
    TenderKind.TRANSFER: lambda: _("Transfer"),
    TenderKind.CREDIT: lambda: _("On credit"),
    TenderKind.ON_DELIVERY: lambda: _("Cash on delivery"),
    TenderKind.DEPOSIT: lambda: _("Deposit"),
}

_REASONS: Final[dict[CashReason, Words]] = {
    CashReason.CHANGE_BROUGHT: lambda: _("Change brought"),
    CashReason.TO_BANK: lambda: _("Taken to the bank"),
    CashReason.EXPENSE: lambda: _("Expense of the stand"),
    CashReason.ADVANCE: lambda: _("Advance to a maker"),
    CashReason.SETTLEMENT: lambda: _("Maker paid"),
    CashReason.OWNER: lambda: _("For the owner"),
    CashReason.OTHER: lambda: _("Other reason"),
}

_HELD: Final[dict[HeldOutcome, Words]] = {
    HeldOutcome.CARRIED_OVER: lambda: _("Carried over"),
    HeldOutcome.CANCELLED: lambda: _("Given up"),
}


def tender_words(kind: TenderKind) -> str:
    """Name a way of paying."""
    return _TENDERS[kind]()


def reason_words(reason: CashReason) -> str:
    """Say why cash moved."""
    return _REASONS[reason]()


def held_words(outcome: HeldOutcome) -> str:
    """Say what became of a basket on hold."""
    return _HELD[outcome]()


def drawer_words(currency: str) -> str:
    """Name the drawer of a currency."""
    if currency == MAD:
        return _("Drawer, dirham")
    return _("Drawer, {currency}").format(currency=isolate(drawable(currency)))


def tax_words(tax: TaxSum) -> str:
    """Name a rate with the amount before tax, or say why there is none.

    A rule that only a newer program knows is named as it stands.
    """
    if tax.rule in set(Exemption):
        return exemption_words(Exemption(tax.rule))
    if not _RATE.fullmatch(tax.rule):
        return isolate(drawable(tax.rule))
    return _("VAT {rate} on {base} before tax").format(
        rate=rate_text(Decimal(tax.rule), active_language()),
        base=isolate(money_text(tax.gross - tax.tax, active_language())),
    )
