"""What a report is about: some days, or a fair."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from pos.domain.days import next_month
from pos.domain.sale_words import Days


class Span(Enum):
    """Usual days; DAYS are those that a person typed, FAIR those of a fair."""

    TODAY = auto()
    YESTERDAY = auto()
    WEEK = auto()
    MONTH = auto()
    DAYS = auto()
    FAIR = auto()


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Which report. days: where they were typed. fair: id where it is about a fair."""

    span: Span = Span.TODAY
    days: Days | None = None
    fair: str = ""


def days_wished(wish: ReportWish, today: date) -> Days:
    """Return the days of a report that is about no fair; a week begins on Monday."""
    match wish.span:
        case Span.YESTERDAY:
            day = today - timedelta(days=1)
            return Days(day, day)
        case Span.WEEK:
            return Days(today - timedelta(days=today.weekday()), today)
        case Span.MONTH:
            return Days(today.replace(day=1), today)
        case _:
            return wish.days or Days(today, today)


def days_before(wish: ReportWish, days: Days) -> Days | None:
    """Return the days that these are compared with; None for days of one's own choice.

    A part of a week or a month is compared with the same part of the one before.
    """
    match wish.span:
        case Span.TODAY | Span.YESTERDAY:
            day = days.first - timedelta(days=1)
            return Days(day, day)
        case Span.WEEK:
            week = timedelta(days=7)
            return Days(days.first - week, days.last - week)
        case Span.MONTH:
            first = next_month(days.first, -1)
            last = first + (days.last - days.first)
            return Days(first, min(last, days.first - timedelta(days=1)))
        case _:
            return None
