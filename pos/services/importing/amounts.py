"""Prices and quantities in the cells of a list.

Exports are written by machines: one mark for decimals, never one for thousands. Shopify and Etsy
write a point; WooCommerce writes the mark of the shop's own language (`3,5`). Lists typed by people
go through the same lenient parser as the keypad, which asks back what can be read two ways.
"""

import re
from decimal import Decimal
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.money import LARGEST_MINOR, MAD, AmountTooLarge
from pos.domain.parsing import NumberNotUnderstood, parse_money, parse_quantity
from pos.domain.quantity import Quantity, Unit, pieces
from pos.i18n import gettext as _

_MACHINE_AMOUNT: Final = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]{1,6}))?")
_MACHINE_COUNT: Final = re.compile(r"([0-9]{1,9})(?:[.,]0{1,6})?")

_CURRENCY_WORDS: Final = {
    **dict.fromkeys(("dh", "dhs", "mad", "dirham", "dirhams", "درهم", "دراهم", "د.م", "د.م."), MAD),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("$", "usd", "us$"), "USD"),
    **dict.fromkeys(("£", "gbp"), "GBP"),
}
_WORD_AROUND: Final = re.compile(
    r"(?P<before>[^\d٠-٩.,\s-]*\.?)\s*(?P<number>.*?\d)\s*(?P<after>\D*)"
)


def machine_amount(text: str) -> Decimal:
    """Read the amount an export writes; raises a `FieldNotAccepted` with the sentence to show."""
    parts = _MACHINE_AMOUNT.fullmatch(text)
    if parts is None:
        raise NumberNotUnderstood(
            _("{text} is not a price. Type the price by hand.").format(
                text=isolate(shortened(text))
            )
        )
    amount = Decimal(text.replace(",", "."))
    if amount * 100 > LARGEST_MINOR:
        raise AmountTooLarge(_("This amount is too large. Type a smaller one."))
    return amount


def machine_pieces(text: str) -> Quantity:
    """Read the pieces an export counts, zero or more; raises a `FieldNotAccepted`."""
    parts = _MACHINE_COUNT.fullmatch(text)
    if parts is None:
        raise NumberNotUnderstood(
            _("{text} is not a number of pieces. Count them.").format(text=isolate(shortened(text)))
        )
    return pieces(int(parts[1]))


def written_amount(text: str) -> tuple[Decimal, str | None]:
    """Read a price as a person writes it: `1 200,00 DH`, `€46`, `86.00`.

    Returns the amount and the currency it names, if it names one. Raises a `FieldNotAccepted`.
    """
    number, currency = _without_currency(text)
    money = parse_money(number, MAD)
    return Decimal(money.minor).scaleb(-2), currency


def named_currency(text: str) -> str | None:
    """Return the currency a written price names, if it names one."""
    return _without_currency(text)[1]


def written_quantity(text: str, unit: Unit) -> Quantity:
    """Read a quantity as a person writes it; raises a `FieldNotAccepted`."""
    return parse_quantity(text, unit)


def shortened(text: str, longest: int = 40) -> str:
    """Return enough of a cell to find it again inside a sentence."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def _without_currency(text: str) -> tuple[str, str | None]:
    parts = _WORD_AROUND.fullmatch(text.strip()[:80])
    if parts is None:
        return text, None
    for word in (parts["before"], parts["after"]):
        currency = _CURRENCY_WORDS.get(word.strip().casefold())
        if currency:
            return parts["number"], currency
    return text, None
