"""The words of a report: periods, hours, days, changes, reasons."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pos.domain.days import weekday_texts
from pos.domain.formatting import (
    count_text,
    date_of_day_text,
    isolate,
    ltr,
    money_text,
    percent_text,
    quantity_text,
)
from pos.domain.money import Money, divide
from pos.domain.names import Names
from pos.domain.quantity import THOUSAND, Quantity, Unit
from pos.domain.sale_words import Days
from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.pages.reports.wish import Span
from ui.screen_language import screen_language

_UP: Final = "▲"
_DOWN: Final = "▼"
_HUNDRED: Final = 100


def span_text(span: Span) -> str:
    """Name usual days."""
    return {
        Span.TODAY: _("Today"),
        Span.YESTERDAY: _("Yesterday"),
        Span.WEEK: _("This week"),
        Span.MONTH: _("This month"),
        Span.DAYS: _("From … to …"),
        Span.FAIR: _("Fair"),
    }[span]


def pale_text(span: Span) -> str:
    """Say what the pale bars are."""
    return {
        Span.TODAY: _("Pale bar: yesterday."),
        Span.YESTERDAY: _("Pale bar: the day before."),
        Span.WEEK: _("Pale bar: last week."),
        Span.MONTH: _("Pale bar: last month."),
    }.get(span, "")


def than_text(change: str, span: Span) -> str:
    """Say a change and against what: `▲ +18 % on yesterday`."""
    sentence = {
        Span.TODAY: _("{change} on yesterday"),
        Span.YESTERDAY: _("{change} on the day before"),
        Span.WEEK: _("{change} on last week"),
        Span.MONTH: _("{change} on last month"),
    }.get(span, "{change}")
    return sentence.format(change=isolate(change))


def days_text(days: Days) -> str:
    """Say some days in figures."""
    language = screen_language()
    first, last = (date_of_day_text(day, language) for day in (days.first, days.last))
    if days.first == days.last:
        return first
    return _("{first} to {last}").format(first=isolate(first), last=isolate(last))


def hour_text(hour: int) -> str:
    """Name an hour of the clock: `16 h`."""
    return _("{hour} h").format(hour=ltr(str(hour)) if screen_language() == "ar" else hour)


def day_text(day: date) -> str:
    """Name a day shortly: `sa 24`."""
    language = screen_language()
    number = ltr(str(day.day)) if language == "ar" else str(day.day)
    return f"{weekday_texts(language)[day.weekday()]} {number}"


def named(names: Names, variant: str = "") -> str:
    """Name a product or a maker; the work of nobody named says so."""
    if names.is_empty:
        return _("Not named")
    name = names.within(screen_language())
    return f"{name}, {variant}" if variant else name


def amount_text(amount: Money) -> str:
    """Write an amount with its currency."""
    return money_text(amount, screen_language())


def number_of(count: int) -> str:
    """Write a whole number."""
    return count_text(count, screen_language())


def pieces_text(count: int) -> str:
    """Say how many pieces."""
    text = ngettext("{count} piece", "{count} pieces", count)
    return text.format(count=isolate(count_text(count, screen_language())))


def quantity_said(thousandths: int, unit: Unit = Unit.PIECE) -> str:
    """Write a quantity; nothing for none, so that what there is stands out."""
    if not thousandths:
        return ""
    if unit is Unit.PIECE and thousandths % THOUSAND:
        # A piece may be broken into parts by mistake in another till's file: shown as it is.
        return ltr(f"{thousandths / THOUSAND:.3f}".rstrip("0"))
    return quantity_text(Quantity(thousandths, unit), screen_language())


def share_text(share: Decimal | None) -> str:
    """Write a share as whole percent; nothing where there is none."""
    if share is None:
        return ""
    percent = (share * _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP)
    return percent_text(percent, screen_language())


def change_text(now: int, before: int, write: Callable[[int], str] | None = None) -> str:
    """Say how much more or less than before: `▲ +18 %`, or the difference as `write` says it."""
    if write is None and before <= 0:
        return ""
    difference = now - before
    if write is not None:
        said = write(abs(difference))
    else:
        said = percent_text(Decimal(divide(abs(difference) * _HUNDRED, before)), screen_language())
    if not difference:
        return ltr(f"= {said}")
    return ltr(f"{_UP} +{said}" if difference > 0 else f"{_DOWN} −{said}")


def reason_text(reason: DifferenceReason) -> str:
    """Name what explains something missing."""
    return {
        DifferenceReason.NONE: _("not explained"),
        DifferenceReason.STOLEN: _("stolen"),
        DifferenceReason.BROKEN: _("broken"),
        DifferenceReason.GIVEN: _("given"),
        DifferenceReason.WRONG_ITEM: _("taken for another"),
        DifferenceReason.NOT_RUNG_UP: _("sold, not rung up"),
        DifferenceReason.MISCOUNTED: _("counted wrong"),
        DifferenceReason.OTHER: _("something else"),
    }[reason]
