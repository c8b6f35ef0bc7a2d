"""Card numbers, which are never kept: what looks like one is refused where it is typed.

A card number has 13 to 19 digits whose check digit fits (ISO/IEC 7812-1, the rule of Luhn).
"""

import re
from typing import Final

from pos.domain.text import clean_code
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

# Digits as they stand on a card: together, or in groups.
_RUN: Final = re.compile(r"\d(?:[ .\u00a0\u202f-]?\d)*")
_LENGTHS: Final = range(13, 20)


class CardNumberTyped(FieldNotAccepted):
    """The text holds what looks like the number of a card."""


def holds_card_number(text: str) -> bool:
    """Tell whether a run of digits in the text may be the number of a card.

    >>> holds_card_number("4111 1111 1111 1111"), holds_card_number("004217")
    (True, False)
    """
    runs = ("".join(c for c in run if c.isdecimal()) for run in _RUN.findall(text))
    return any(len(run) in _LENGTHS and _fits(run) for run in runs)


def clean_reference(text: str) -> str:
    """Return the number of a slip, a transfer or a wallet; raises `CardNumberTyped`."""
    refuse_card_number(text)
    return clean_code(text)


def refuse_card_number(text: str) -> None:
    """Raise `CardNumberTyped` for a text that holds one."""
    if holds_card_number(text):
        raise CardNumberTyped(
            _("This looks like a card number, which is never kept. Type the slip's number instead.")
        )


def _fits(digits: str) -> bool:
    """Tell whether the last digit is the check digit of the others."""
    backwards = [int(digit) for digit in reversed(digits)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in backwards[1::2]]
    return (sum(backwards[::2]) + sum(doubled)) % 10 == 0
