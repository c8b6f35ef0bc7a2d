"""Terms and accounts in words, the same on every sheet."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from pos.clock import local
from pos.domain.formatting import date_of_day_text, isolate, money_text, percent_text
from pos.domain.money import MAD, Money
from pos.domain.product import Maker
from pos.domain.terms import Agreed, Bargain, Cash, Level
from pos.i18n import gettext as _
from pos.services.terms import example_of
from ui.screen_language import screen_language

_EXAMPLE: Final = Money(10_000, MAD)

BARGAIN_WORDS: Final[Mapping[Bargain, Callable[[], str]]] = {
    Bargain.SHARED: lambda: _("Shared"),
    Bargain.MAKER: lambda: _("The maker"),
    Bargain.COOPERATIVE: lambda: _("The cooperative"),
}
CASH_WORDS: Final[Mapping[Cash, Callable[[], str]]] = {
    Cash.COOPERATIVE: lambda: _("The cooperative’s till"),
    Cash.MAKER: lambda: _("The maker’s own stand"),
}
_LEVELS: Final[Mapping[Level, Callable[[], str]]] = {
    Level.PIECE: lambda: _("as agreed for the piece"),
    Level.MAKER: lambda: _("as agreed with the maker"),
    Level.FAIR: lambda: _("as agreed for the fair"),
    Level.COOPERATIVE: lambda: _("as agreed for the cooperative"),
    Level.NOBODY: lambda: _("nothing was agreed"),
}


def maker_name(maker: Maker) -> str:
    """Name a maker on the screen, isolated."""
    return isolate(maker.names.within(screen_language()))


def amount_text(amount: Money) -> str:
    """Write an amount for a sentence of the screen."""
    return isolate(money_text(amount, screen_language()))


def balance_text(balance: Money) -> str:
    """Say who owes whom how much."""
    if balance.is_zero:
        return _("Nothing is owed")
    if balance.minor > 0:
        return _("{amount} due to the maker").format(amount=amount_text(balance))
    return _("{amount} owed by the maker").format(amount=amount_text(-balance))


def agreed_text(agreed: Agreed) -> str:
    """Say what a sale of 100 DH gives, and by which rule."""
    net = example_of(agreed, _EXAMPLE)
    rate = percent_text(Decimal(agreed.commission_bp) / 100, screen_language())
    if agreed.cash is Cash.MAKER:
        sentence = _(
            "Of a sale at {price}, the maker keeps {net} and owes the rest: {rate}, {why}."
        )
    else:
        sentence = _("Of a sale at {price}, the maker gets {net}: {rate}, {why}.")
    return sentence.format(
        price=amount_text(_EXAMPLE),
        net=amount_text(net),
        rate=isolate(rate),
        why=_LEVELS[agreed.level](),
    )


def day_text(at: int) -> str:
    """Say the day of a moment."""
    return isolate(date_of_day_text(local(at).date(), screen_language()))
