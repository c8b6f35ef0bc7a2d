"""The fixed words of an order: how far it has come, and what a deposit means."""

from collections.abc import Callable
from typing import Final

from pos.domain.order import DepositKind, OrderState
from pos.i18n import gettext as _

Words = Callable[[], str]

_STATES: Final[dict[OrderState, Words]] = {
    OrderState.ORDERED: lambda: _("Ordered"),
    OrderState.STARTED: lambda: _("In the making"),
    OrderState.READY: lambda: _("Ready"),
    OrderState.DELIVERED: lambda: _("Handed over"),
    OrderState.CANCELLED: lambda: _("Cancelled"),
}

# Both are deducted from the price. They part ways when somebody withdraws.
_KINDS: Final[dict[DepositKind, Words]] = {
    DepositKind.ARRHES: lambda: _("Earnest money (arrhes)"),
    DepositKind.ACOMPTE: lambda: _("Down payment (acompte)"),
}

# The words of the trade alone, where what they mean stands beside them.
_NAMES: Final[dict[DepositKind, Words]] = {
    DepositKind.ARRHES: lambda: _("Arrhes"),
    DepositKind.ACOMPTE: lambda: _("Acompte"),
}

_RECEIPTS: Final[dict[DepositKind, Words]] = {
    DepositKind.ARRHES: lambda: _("Receipt of earnest money (arrhes) {number}"),
    DepositKind.ACOMPTE: lambda: _("Receipt of a down payment (acompte) {number}"),
}

_MEANINGS: Final[dict[DepositKind, Words]] = {
    DepositKind.ARRHES: lambda: _(
        "This sum is earnest money (arrhes): a customer who withdraws leaves it to the seller, and "
        "a seller who withdraws gives it back."
    ),
    DepositKind.ACOMPTE: lambda: _(
        "This sum is a down payment (acompte): the order is firm for both, and the sum is a part "
        "of the price."
    ),
}


def state_words(state: OrderState) -> str:
    """Say how far an ordered piece has come."""
    return _STATES[state]()


def deposit_words(kind: DepositKind) -> str:
    """Name a deposit as the law does."""
    return _KINDS[kind]()


def deposit_name(kind: DepositKind) -> str:
    """Name a deposit in one word."""
    return _NAMES[kind]()


def deposit_receipt_words(kind: DepositKind) -> str:
    """Name the receipt of a deposit, with a field for its number."""
    return _RECEIPTS[kind]()


def deposit_meaning(kind: DepositKind) -> str:
    """Say what becomes of a deposit when somebody withdraws: it must be clear on paper."""
    return _MEANINGS[kind]()
