"""Days as a person types and reads them: `24/12` is the next Christmas Eve."""

import re
import unicodedata
from datetime import MAXYEAR, date
from typing import Final

from pos.domain.formatting import MONTHS, ltr
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _

_PARTS: Final = re.compile(r"(\d{1,2})(?:[/.\-\s]+(\d{1,2})(?:[/.\-\s]+(\d{2}|\d{4}))?)?")
_WEEKDAYS: Final = {
    "fr": "lu ma me je ve sa di",
    "ar": "إثن ثلا أرب خمي جمع سبت أحد",
    "en": "Mo Tu We Th Fr Sa Su",
}


class DayNotUnderstood(FieldNotAccepted):
    """The text is no day of the calendar."""


def parse_day(text: str, today: date) -> date:
    """Read `24`, `24/12` or `24/12/2026`; what is left out is the next one from today on.

    Raises `DayNotUnderstood`.

    >>> parse_day("5/1", date(2026, 12, 20))
    datetime.date(2027, 1, 5)
    """
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
    typed = _PARTS.fullmatch(digits.strip())
    if typed is None:
        raise _not_understood()
    day, month, year = (int(part) if part else None for part in typed.groups())
    assert day is not None
    if year is not None and year < 100:
        year += today.year // 100 * 100
    return _next_day(day, month, year, today)


def _next_day(day: int, month: int | None, year: int | None, today: date) -> date:
    """Return the first day from today on that is what was typed."""
    if month is not None and year is not None:
        return _checked(day, month, year)
    # A 29 February is at most eight years away; a 31st at most two months.
    for months in range(8 * 12 + 1):
        index = today.month - 1 + months
        candidate = today.year + index // 12, index % 12 + 1
        if month is not None and candidate[1] != month:
            continue
        try:
            found = date(*candidate, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise _not_understood()


def _checked(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise _not_understood() from fault


def month_days(year: int, month: int) -> list[date | None]:
    """Return the days of a month from Monday on, with None for the gaps of the first week."""
    first = date(year, month, 1)
    last = next_month(first, 1)
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal())]
    return [None] * first.weekday() + days


def next_month(day: date, months: int) -> date:
    """Return the first of the month that lies so many months after that of a day."""
    index = day.year * 12 + day.month - 1 + months
    return date(min(max(index // 12, 1), MAXYEAR), index % 12 + 1, 1)


def month_text(day: date, language: str) -> str:
    """Name the month of a day: `décembre 2026`, `دجنبر 2026`."""
    name = MONTHS[language].split(" ")[day.month - 1]
    return f"{name} {ltr(str(day.year)) if language == 'ar' else day.year}"


def weekday_texts(language: str) -> list[str]:
    """Name the days of the week shortly, Monday first."""
    return _WEEKDAYS[language].split(" ")


def _not_understood() -> DayNotUnderstood:
    return DayNotUnderstood(_("This is no day. Type it as 24/12, or pick it below."))
