"""A customer, who never has to be named; and the two amounts in cash that the law watches.

What is known of a person is kept apart from the journal, so that it can be erased: a sale names a
customer by the id of an entry that says nothing about them. Sources: law 09-08 (personal data);
the ceiling of 20,000 DH in cash, and of 5,000 DH a day for what a business deducts: notes of the
DGI of April 2017 and 2019.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pos.domain.money import Money, zero

# Settling this much or more in cash is fined; the till says so and never refuses.
CASH_CEILING_MINOR: Final = 2_000_000
# What a business may deduct of purchases paid in cash: a day, from one seller.
CASH_DEDUCTED_MINOR: Final = 500_000


@dataclass(frozen=True, slots=True)
class Contact:
    """What a customer told us, on this device only.

    customer: the entry that stands for them, `7K3Q2M-142`.
    may_be_told_news, may_be_shared: said yes to messages, and to being named to a chamber.
    """

    customer: str
    name: str
    phone: str = ""
    ice: str = ""
    address: str = ""
    may_be_told_news: bool = False
    may_be_shared: bool = False


def pseudonym(customer: str) -> str:
    """Return what stands on a paper for a person whose name was erased."""
    return f"C-{customer}"


def reaches_ceiling(cash: Money) -> bool:
    """Tell whether so much in cash from one customer, in one sale or one day, must be warned of."""
    return cash.minor >= CASH_CEILING_MINOR


def phone_digits(phone: str) -> str:
    """Return the digits of a telephone number as they are dialled in Morocco.

    >>> phone_digits("+212 6 61-23-45-67")
    '0661234567'
    """
    digits = "".join(c for c in phone if c.isascii() and c.isdecimal())
    if phone.lstrip().startswith("+") and digits.startswith("212"):
        digits = f"00{digits}"
    # Nine digits follow the country code; fewer after a bare 212 may be any number.
    if digits.startswith("212") and len(digits) >= len("212") + 9:
        digits = f"00{digits}"
    if digits.startswith("00212"):
        return "0" + digits.removeprefix("00212").removeprefix("0")
    return digits


class CashWarning(StrEnum):
    """What is to be known about so much cash; never a reason to refuse it."""

    CEILING = "ceiling"
    NOT_DEDUCTED = "not_deducted"


def cash_warning(cash: Money, earlier: Money, *, is_business: bool) -> CashWarning | None:
    """Tell what there is to know about cash in one sale, None when there is nothing.

    earlier: from the same customer today. is_business: the customer gave an ICE.
    """
    if cash <= zero(cash.currency):
        return None
    if reaches_ceiling(cash + earlier):
        return CashWarning.CEILING
    if is_business and (cash + earlier).minor > CASH_DEDUCTED_MINOR:
        return CashWarning.NOT_DEDUCTED
    return None
