"""What a person types, leniently read once into values; ambiguity is asked back, never guessed.

`,` and `.` are both decimal marks, any space groups, Arabic-Indic digits are digits, and the top
row of an AZERTY keyboard without Shift (`&é"'(-è_çà`) is read as the digits printed on it.
"""

import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from typing import Final

from pos.domain.formatting import isolate
from pos.domain.money import MINOR_DIGITS, Money
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.domain.text import INVISIBLE
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.i18n import ngettext

AZERTY_TOP_ROW: Final = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))

_SPACES: Final = " \u00a0\u202f\u2009'’"
_LONGEST_NUMBER: Final = 24
_RATE_DECIMALS: Final = 4
_PERCENT_DECIMALS: Final = 2
_DAY: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?")
_HOUR: Final = re.compile(r"(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?")
_PLAIN: Final = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")


class NumberNotUnderstood(FieldNotAccepted):
    """The text is no number, or one that can be read two ways."""


class TooManyDecimals(FieldNotAccepted):
    """More decimals than the currency or the unit has: refused, not rounded."""


class DayNotUnderstood(FieldNotAccepted):
    """The text is no day of the calendar."""


class HourNotUnderstood(FieldNotAccepted):
    """The text is no time of day."""


def keypad_digit(key: str) -> str | None:
    """Return the digit that a typed character means on a keypad, or None.

    Understands Western and Arabic-Indic digits and the AZERTY top row.
    """
    if len(key) != 1:
        return None
    if key.isdecimal():
        return str(unicodedata.digit(key))
    return AZERTY_TOP_ROW.get(key)


def parse_money(text: str, currency: str) -> Money:
    """Read a non-negative amount; raises a `FieldNotAccepted` with the sentence to show."""
    decimals = MINOR_DIGITS[currency]
    return Money(_scaled(text, decimals), currency)


def parse_quantity(text: str, unit: Unit) -> Quantity:
    """Read a non-negative quantity of `unit`; a measure may have three decimals, pieces none."""
    decimals = 0 if unit is Unit.PIECE else 3
    return Quantity(_scaled(text, decimals) * THOUSAND // 10**decimals, unit)


def parse_count(text: str) -> int:
    """Read a whole number of pieces, zero or more."""
    return parse_quantity(text, Unit.PIECE).thousandths // THOUSAND


def parse_rate(text: str) -> Decimal:
    """Read what one unit of another currency is taken for, above zero, with up to four decimals."""
    scaled = _scaled(text, _RATE_DECIMALS)
    if not scaled:
        raise NumberNotUnderstood(_("A rate is above zero."))
    return Decimal(scaled).scaleb(-_RATE_DECIMALS).normalize()


def parse_percent(text: str) -> Decimal:
    """Read a percentage from 0 to 100 with up to two decimals, with or without its sign."""
    scaled = _scaled(text.strip().strip("%٪"), _PERCENT_DECIMALS)
    percent = Decimal(scaled).scaleb(-_PERCENT_DECIMALS)
    if percent > 100:
        raise NumberNotUnderstood(_("A share is at most 100 %. Type a smaller one."))
    return percent.normalize()


def parse_day(text: str, today: date) -> date:
    """Read `24/12/2026`, `24.12.26` or `24/12`, day first; raises `DayNotUnderstood`.

    today: gives the year that was not typed.
    """
    found = _DAY.fullmatch(_western(text))
    try:
        if found is None:
            raise ValueError(text)
        day, month, year = (int(part) if part else today.year for part in found.groups())
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError as error:
        raise DayNotUnderstood(
            _("This is not a date. Type day, month and year like {example}.").format(
                example=f"24/12/{today.year}"
            )
        ) from error


def parse_hour(text: str) -> time:
    """Read `14`, `14:30`, `14h30` or `14.30`; raises `HourNotUnderstood`."""
    found = _HOUR.fullmatch(_western(text))
    try:
        if found is None:
            raise ValueError(text)
        return time(int(found[1]), int(found[2] or 0))
    except ValueError as error:
        message = _("This is not an hour. Type it like {example}.")
        raise HourNotUnderstood(message.format(example=isolate("14:30"))) from error


def _western(text: str) -> str:
    """Return a text with Western digits, and nothing that is not seen."""
    shown = text.translate(INVISIBLE).strip()
    return "".join(keypad_digit(c) or c if c.isdecimal() else c for c in shown)


def _scaled(text: str, decimals: int) -> int:
    """Return the number times 10**decimals; more decimals than that are refused."""
    digits = _western_digits(text)
    if decimals < 3 and _looks_grouped(digits):
        message = _("{number} can be read two ways. Type it without a mark for thousands.")
        raise NumberNotUnderstood(message.format(number=isolate(digits)))
    number = _decimal(digits)
    scaled = number.scaleb(decimals)
    if scaled != scaled.to_integral_value():
        message = ngettext(
            "At most {decimals} digit can stand after the comma.",
            "At most {decimals} digits can stand after the comma.",
            decimals,
        )
        raise TooManyDecimals(message.format(decimals=decimals))
    return int(scaled)


def _decimal(digits: str) -> Decimal:
    if len(digits) <= _LONGEST_NUMBER:
        if _PLAIN.fullmatch(digits):
            return Decimal(digits.replace(",", "."))
        grouped = _GROUPED.fullmatch(digits)
        if grouped:
            return Decimal(digits.replace(grouped[1], "").replace(",", "."))
    raise NumberNotUnderstood(_("This is not a number. Type digits, and a comma for the decimals."))


def _western_digits(text: str) -> str:
    text = text.translate(INVISIBLE)  # an amount copied from an Arabic line brings its isolates
    for space in _SPACES:
        text = text.replace(space, "")
    text = text.strip().replace("٫", ",").replace("٬", "")
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def _looks_grouped(digits: str) -> bool:
    """Tell whether `1,234` or `1.234` may mean one thousand or one and a bit."""
    return re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) is not None
