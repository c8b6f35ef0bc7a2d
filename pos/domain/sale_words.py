"""What a person types to find a sale: a receipt number, an amount, a day, or words.

`7K3-147` is a receipt, `147` a number or an amount, `150,00 DH` an amount, `23/11` a day,
`20/11-23/11` some days, and anything else words of a product, a maker or a customer.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_money
from pos.domain.text import INVISIBLE
from pos.errors import FieldNotAccepted

# A till chooses three of its own; who manages it names one to six.
_RECEIPT: Final = re.compile(r"([0-9A-Za-z]{1,6})\s*-\s*(\d{1,9})")
_NUMBER: Final = re.compile(r"\d{1,9}")
_CURRENCY: Final = re.compile(r"(?:dhs?|mad|درهم|د\.م\.?)\.?", re.IGNORECASE)
_DAY: Final = r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?"
_DAYS: Final = re.compile(rf"{_DAY}(?:\s*(?:-|–|au|à|to|إلى)\s*{_DAY})?")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Days:
    """Some days in a row, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SaleWords:
    """What a typed text may mean; each that is given may be meant.

    series, number: of a receipt; an empty series is any till's. amount: what was sold for.
    words: for names and codes.
    """

    series: str = ""
    number: int | None = None
    amount: Money | None = None
    days: Days | None = None
    words: str = ""


def read_sale_words(text: str, today: date) -> SaleWords:
    """Read what was typed; a day without a year is the last one there was.

    >>> read_sale_words("7k3-147", date(2026, 11, 23))
    SaleWords(series='7K3', number=147, amount=None, days=None, words='7k3-147')
    >>> read_sale_words("150,50 DH", date(2026, 11, 23)).amount
    Money(minor=15050, currency='MAD')
    """
    typed = " ".join(_western(text).split())
    if days := _days(typed, today):
        return SaleWords(days=days)
    if receipt := receipt_number(typed):
        return SaleWords(*receipt, words=typed)
    bare = _CURRENCY.sub("", typed).strip()
    amount = _amount(bare)
    if bare != typed and amount is not None:
        return SaleWords(amount=amount)
    number = int(typed) if _NUMBER.fullmatch(typed) else None
    return SaleWords(number=number, amount=amount, words=typed)


def receipt_number(text: str) -> tuple[str, int] | None:
    """Return series and number of a receipt number however short, None for anything else.

    >>> receipt_number("7k3-147")
    ('7K3', 147)
    """
    found = _RECEIPT.fullmatch(text.strip())
    return None if found is None else (found[1].upper(), int(found[2]))


def _amount(text: str) -> Money | None:
    try:
        return parse_money(text, MAD)
    except FieldNotAccepted:
        return None


def _days(text: str, today: date) -> Days | None:
    if iso := _ISO_DAY.fullmatch(text):
        day = _day(int(iso[3]), int(iso[2]), int(iso[1]))
        return None if day is None else Days(day, day)
    found = _DAYS.fullmatch(text)
    if found is None:
        return None
    parts = [None if part is None else int(part) for part in found.groups()]
    last = _last_day(parts[3:], today) if parts[3] else None
    first = _last_day(parts[:3], last or today)
    if first is None or (parts[3] and last is None):
        return None
    return Days(first, last or first)


def _last_day(parts: list[int | None], today: date) -> date | None:
    """Return the day that is meant; without a year, the newest one that is not after `today`."""
    day, month, year = parts
    assert day is not None
    assert month is not None
    if year is not None:
        return _day(day, month, year if year > 99 else 2000 + year)
    # The 29th of February is at most eight years back.
    days = (_day(day, month, today.year - back) for back in range(9))
    return next((one for one in days if one is not None and one <= today), None)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _western(text: str) -> str:
    plain = text.translate(INVISIBLE)
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain)
