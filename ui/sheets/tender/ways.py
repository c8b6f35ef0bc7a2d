"""The ways of paying a tender sheet offers, and everything else it is opened with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtWidgets import QWidget

from pos.domain.due import DueRules
from pos.domain.money import Money, zero
from pos.domain.shift import ForeignRate
from pos.domain.tender import LATER, Tender, TenderKind
from pos.domain.trade import TradeRules
from pos.i18n import gettext as _

_ICONS: Final = {
    TenderKind.CASH: "cash",
    TenderKind.CARD: "credit-card",
    TenderKind.WALLET: "qrcode",
    TenderKind.CHEQUE: "writing",
    TenderKind.TRANSFER: "building-bank",
    TenderKind.CREDIT: "user",
    TenderKind.ON_DELIVERY: "truck",
}
# Money that goes back goes back now.
_BACK: Final = frozenset({TenderKind.CASH, TenderKind.CARD, TenderKind.WALLET, TenderKind.TRANSFER})


@dataclass(frozen=True, slots=True)
class Way:
    """One button of the sheet. name: in full, for a screen reader.

    is_foreign: cash in notes of another currency.
    """

    kind: TenderKind
    text: str
    name: str
    icon: str
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Payer:
    """Who will pay later. customer: id where there is one; else a name as typed."""

    name: str
    phone: str = ""
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """What the sheet returns. payer: None when nobody was named on it."""

    tenders: tuple[Tender, ...]
    payer: Payer | None = None


# Lets a person choose a customer over the sheet, and calls back with who it is.
PickCustomer: TypeAlias = Callable[[QWidget, Callable[[Payer], None]], None]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a tender sheet is opened with.

    goods: to be paid; negative when money goes back. laid: what was paid before, such as a deposit.
    is_named: it is known already who buys. title, action: of the sheet and of its main button.
    """

    goods: Money
    rules: DueRules
    ways: tuple[Way, ...]
    title: str
    action: str
    rates: tuple[ForeignRate, ...] = ()
    acquirers: tuple[str, ...] = ()
    wallets: tuple[str, ...] = ()
    laid: tuple[Tender, ...] = ()
    is_named: bool = False
    pick_customer: PickCustomer | None = None


def sale_terms(
    goods: Money,
    rules: TradeRules,
    rates: Sequence[ForeignRate] = (),
    *,
    is_named: bool = False,
) -> Terms:
    """Return the terms of a sale, or of money that goes back."""
    goes_back = goods < zero(goods.currency)
    taken = tuple(rates) if rules.takes_foreign and not goes_back else ()
    return Terms(
        goods=goods,
        rules=rules.due,
        ways=_ways([k for k in rules.offered if not goes_back or k in _BACK], taken),
        title=_("Give back") if goes_back else _("Payment"),
        action=_("Complete the sale"),
        rates=taken,
        acquirers=lines_of(rules.acquirers),
        wallets=lines_of(rules.wallets),
        is_named=is_named,
    )


def debt_terms(left: Money, rules: TradeRules, rates: Sequence[ForeignRate] = ()) -> Terms:
    """Return the terms for what is owed: paid now, neither rounded nor stamped again."""
    taken = tuple(rates) if rules.takes_foreign else ()
    return Terms(
        goods=left,
        rules=DueRules(),
        ways=_ways([kind for kind in rules.offered if kind not in LATER], taken),
        title=_("Payment of what is owed"),
        action=_("Take the money"),
        rates=taken,
        acquirers=lines_of(rules.acquirers),
        wallets=lines_of(rules.wallets),
        is_named=True,
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Part a text of a setting into its lines, without the empty ones."""
    return tuple(line for line in text.split("\u2028") if line)


def _ways(kinds: Sequence[TenderKind], rates: Sequence[ForeignRate]) -> tuple[Way, ...]:
    ways = [Way(kind, *_words(kind), _ICONS[kind]) for kind in kinds if kind in _ICONS]
    if rates:
        foreign = Way(TenderKind.CASH, _("Currency"), _("Foreign notes"), "world", is_foreign=True)
        ways.append(foreign)
    return tuple(ways)


def _words(kind: TenderKind) -> tuple[str, str]:
    """Return the word on the button, and the name in full."""
    return {
        TenderKind.CASH: (_("Cash"), _("Cash")),
        TenderKind.CARD: (_("Card"), _("Card (terminal)")),
        TenderKind.WALLET: (_("Mobile"), _("Mobile wallet")),
        TenderKind.CHEQUE: (_("Cheque"), _("Cheque")),
        TenderKind.TRANSFER: (_("Transfer"), _("Transfer")),
        TenderKind.CREDIT: (_("On credit"), _("On credit")),
        TenderKind.ON_DELIVERY: (_("On delivery"), _("Cash on delivery")),
    }[kind]
