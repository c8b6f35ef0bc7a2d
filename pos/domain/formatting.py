"""Amounts, quantities and dates as text, in French, Arabic and English.

Our own, because Qt and Babel disagree about Morocco (`1.240,00` against `1 240,50 MAD`), a plain
space between digits turns `1 840` into `840 1` in an Arabic line, and a minus sign without an
isolate lands on the wrong side. Groups are parted by U+202F; in Arabic the number stands in
U+2066..U+2069 and the currency word outside. Western digits everywhere, as Morocco writes.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from pos.domain.measure import Size
from pos.domain.money import MAD, MINOR_DIGITS, Money
from pos.domain.quantity import THOUSAND, Quantity, Unit

NARROW_SPACE: Final = "\u202f"
NO_BREAK_SPACE: Final = "\u00a0"
LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
FIRST_STRONG_ISOLATE: Final = "\u2068"
END_ISOLATE: Final = "\u2069"
TIMES: Final = "×"

_DIRHAM: Final = {"fr": "DH", "ar": "درهم", "en": "MAD"}

_UNITS: Final = {
    Unit.SQUARE_METRE: {"fr": "m²", "ar": "م²", "en": "m²"},
    Unit.METRE: {"fr": "m", "ar": "م", "en": "m"},
    Unit.GRAM: {"fr": "g", "ar": "غ", "en": "g"},
    Unit.KILOGRAM: {"fr": "kg", "ar": "كغ", "en": "kg"},
    Unit.MILLILITRE: {"fr": "ml", "ar": "مل", "en": "ml"},
}

MONTHS: Final = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    # Moroccan month names: not those of the Arabic East.
    "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "en": "January February March April May June July August September October November December",
}


def isolate(text: str) -> str:
    """Wrap a name, a code or an amount so that it keeps its own direction inside a sentence."""
    return f"{FIRST_STRONG_ISOLATE}{text}{END_ISOLATE}"


def ltr(text: str) -> str:
    """Wrap digits, a reference or a phone number so that they read left to right anywhere."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_ISOLATE}"


def money_text(amount: Money, language: str) -> str:
    """Write an amount: `1 234,50 DH`, `MAD 1,234.50`, or the Arabic with isolates.

    Decimals are left out when they are zero.
    """
    number = number_text(amount, language)
    word = _DIRHAM[language] if amount.currency == MAD else amount.currency
    if language == "en":
        return f"{word}{NO_BREAK_SPACE}{number}"
    return f"{number}{NO_BREAK_SPACE}{word}"


def number_text(amount: Money, language: str) -> str:
    """Write an amount without its currency, isolated in Arabic."""
    digits = MINOR_DIGITS[amount.currency]
    whole, part = divmod(abs(amount.minor), 10**digits)
    point, group = (".", ",") if language == "en" else (",", NARROW_SPACE)
    text = f"{whole:,}".replace(",", group)
    if part:
        text += f"{point}{part:0{digits}d}"
    if amount.minor < 0:
        text = f"-{text}"
    return ltr(text) if language == "ar" else text


def currency_text(currency: str, language: str) -> str:
    """Write the sign of a currency, as it stands beside amounts."""
    return _DIRHAM[language] if currency == MAD else currency


def ledger_text(amount: Money, language: str) -> str:
    """Write an amount for a column of figures: its decimals always, its currency never."""
    digits = MINOR_DIGITS[amount.currency]
    point, group = (".", ",") if language == "en" else (",", NARROW_SPACE)
    whole, part = divmod(abs(amount.minor), 10**digits)
    sign = "-" if amount.minor < 0 else ""
    text = f"{sign}{whole:,}".replace(",", group) + (f"{point}{part:0{digits}d}" if digits else "")
    return ltr(text) if language == "ar" else text


def plain_number_text(amount: Money) -> str:
    """Write an amount as digits and a comma only, for a field a seller edits: `1234,50`."""
    digits = MINOR_DIGITS[amount.currency]
    whole, part = divmod(abs(amount.minor), 10**digits)
    sign = "-" if amount.minor < 0 else ""
    return f"{sign}{whole},{part:0{digits}d}" if part else f"{sign}{whole}"


def quantity_text(quantity: Quantity, language: str) -> str:
    """Write a quantity: `3`, `2,16 m²`."""
    whole, part = divmod(abs(quantity.thousandths), THOUSAND)
    point, group = (".", ",") if language == "en" else (",", NARROW_SPACE)
    text = f"{whole:,}".replace(",", group)
    if part:
        text += f"{point}{part:03d}".rstrip("0")
    if quantity.thousandths < 0:
        text = f"-{text}"
    text = ltr(text) if language == "ar" else text
    if quantity.unit is Unit.PIECE:
        return text
    return f"{text}{NO_BREAK_SPACE}{unit_text(quantity.unit, language)}"


def unit_text(unit: Unit, language: str) -> str:
    """Write the sign of a measured unit; a piece has none."""
    return "" if unit is Unit.PIECE else _UNITS[unit][language]


def size_text(size: Size, language: str) -> str:
    """Write what the tape said: `120 × 180 cm`."""
    text = f"{size.length_cm} {TIMES} {size.width_cm}"
    if language == "ar":
        return f"{ltr(text)}{NO_BREAK_SPACE}سم"
    return f"{text}{NO_BREAK_SPACE}cm"


def percent_text(percent: Decimal, language: str) -> str:
    """Write a percentage: `20 %`, `5,5 %`, `20%`."""
    text = f"{percent.normalize():f}"
    if language == "fr":
        return f"{text.replace('.', ',')}{NO_BREAK_SPACE}%"
    return ltr(f"{text}%")


def date_text(moment: datetime, language: str) -> str:
    """Write a local date in figures: day, month, year in all three languages."""
    text = f"{moment.day:02d}/{moment.month:02d}/{moment.year}"
    return ltr(text) if language == "ar" else text


def date_of_day_text(day: date, language: str) -> str:
    """Write a day of the calendar in figures, as `date_text` does."""
    return date_text(datetime(day.year, day.month, day.day, tzinfo=UTC), language)


def time_text(moment: datetime, language: str) -> str:
    """Write a local time, 24 hours."""
    text = f"{moment.hour:02d}:{moment.minute:02d}"
    return ltr(text) if language == "ar" else text


def long_date_text(moment: datetime, language: str) -> str:
    """Write a local date with the month's name: `23 novembre 2026`, `23 نونبر 2026`."""
    month = MONTHS[language].split(" ")[moment.month - 1]
    day = "1er" if language == "fr" and moment.day == 1 else str(moment.day)
    if language == "ar":
        return f"{ltr(day)} {month} {ltr(str(moment.year))}"
    return f"{day} {month} {moment.year}"


def shortened(text: str, longest: int) -> str:
    """Cut a name to so many characters, the last of them an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
