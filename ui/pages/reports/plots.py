"""The plots of a report: by hour, by day or product, and by maker; never more than three."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from pos.domain.fair_result import FairResult, GoodsResult
from pos.domain.fair_sums import DaySum, FairSums, HourSum, NamedSum
from pos.domain.formatting import amounts_text, isolate, number_text
from pos.domain.money import MAD, Money, zero
from pos.domain.quantity import Unit
from pos.domain.sale_words import Days
from pos.i18n import gettext as _
from pos.services.maker_sales import days_of
from ui.pages.reports.reading import Report
from ui.pages.reports.words import (
    amount_text,
    day_text,
    days_text,
    hour_text,
    named,
    number_of,
    pale_text,
    pieces_text,
    quantity_said,
    share_text,
)
from ui.plots.plot import Bar, Plot
from ui.screen_language import screen_language

# Beyond so many days a bar is too thin for a finger; the table by day has them all.
_MOST_DAYS: Final = 62
_WHOLE: Final = 1000
# Of more products the table of goods tells.
_MOST_PRODUCTS: Final = 200
# Less than a third left is little.
_LOW: Final = 3


def by_hour(report: Report) -> Plot:
    """Return the plot of hours, over all days; the pale bars are the days before."""
    before = report.before.hours if report.before is not None else ()
    hours = _filled(report.sums.hours, before)
    earlier = {hour.hour: hour.net.minor for hour in before}
    written = amounts_text([hour.net for hour in hours], screen_language())
    bars = tuple(
        Bar(
            hour_text(hour.hour),
            hour.net.minor,
            written(hour.net),
            (hour_text(hour.hour), number_of(hour.sales), amount_text(hour.net)),
            before=earlier.get(hour.hour, 0),
        )
        for hour in hours
    )
    heads = (_("Hour"), _("Sales"), _("Turnover"))
    return Plot(_("Sales by hour"), _hours_said(report, before), bars, heads, _axis)


def _hours_said(report: Report, before: Sequence[HourSum]) -> str:
    hours = report.sums.hours
    if not hours:
        return _("Nothing sold yet.")
    peak = max(hours, key=lambda hour: hour.net.minor)
    said = _("Peak at {hour}: {amount}.").format(
        hour=isolate(hour_text(peak.hour)), amount=isolate(amount_text(peak.net))
    )
    return f"{said} {pale_text(report.wish.span)}" if before else said


def _filled(hours: Sequence[HourSum], before: Sequence[HourSum]) -> list[HourSum]:
    """Return every hour from the first to the last of both."""
    known = {hour.hour: hour for hour in hours}
    both = [hour.hour for hour in (*hours, *before)]
    span = range(min(both, default=0), max(both, default=-1) + 1)
    return [known.get(hour, HourSum(hour, 0, zero(MAD))) for hour in span]


def by_day(report: Report) -> Plot:
    """Return the plot of days, those without a sale too."""
    known = {day.on: day for day in report.sums.days}
    days = [known.get(day, DaySum(day, 0, zero(MAD))) for day in _days(report)]
    written = amounts_text([day.net for day in days], screen_language())
    bars = tuple(
        Bar(
            day_text(day.on),
            day.net.minor,
            written(day.net),
            (_day_whole(day.on), number_of(day.sales), amount_text(day.net)),
        )
        for day in days
    )
    heads = (_("Day"), _("Sales"), _("Turnover"))
    return Plot(_("Sales by day"), _days_said(report.sums), bars, heads, _axis)


def _days(report: Report) -> list[date]:
    """Return the days that are shown: all of them, or where they are many those with a sale."""
    every = days_of(report.days)
    return every if len(every) <= _MOST_DAYS else [day.on for day in report.sums.days][-_MOST_DAYS:]


def _day_whole(day: date) -> str:
    return f"{day_text(day).split(' ')[0]} {days_text(Days(day, day))}"


def _days_said(sums: FairSums) -> str:
    if not sums.days:
        return _("Nothing sold yet.")
    best = max(sums.days, key=lambda day: day.net.minor)
    return _("Best day: {day}, {amount}.").format(
        day=isolate(_day_whole(best.on)), amount=isolate(amount_text(best.net))
    )


def best_sellers(report: Report) -> Plot:
    """Return the plot of the products that sold for most."""
    title, sentence = _("Best sellers"), _("By what was paid for them")
    return _of_sums(title, sentence, report.sums.best, _("Product"))


def maker_turnover(report: Report) -> Plot:
    """Return the plot of what was sold of each maker."""
    title, sentence = _("Sold by maker"), _("What was paid for the work of each")
    return _of_sums(title, sentence, report.sums.makers, _("Maker"))


def _of_sums(title: str, sentence: str, sums: Sequence[NamedSum], head: str) -> Plot:
    bars = tuple(
        Bar(
            named(each.names, each.variant),
            each.net.minor,
            amount_text(each.net),
            (named(each.names, each.variant), number_of(each.pieces), amount_text(each.net)),
            note=pieces_text(each.pieces) if each.pieces else "",
        )
        for each in sums
    )
    return Plot(title, sentence, bars, (head, _("Pieces"), _("Turnover")), has_peak=False)


def sold_by_maker(result: FairResult) -> Plot:
    """Return the plot of what part of each maker's goods is sold."""
    bars = tuple(
        Bar(
            named(maker.names),
            round((maker.share_sold or 0) * _WHOLE),
            share_text(maker.share_sold),
            (named(maker.names), share_text(maker.share_sold), amount_text(maker.got)),
            whole=_WHOLE,
            note=amount_text(maker.got),
        )
        for maker in result.makers
        if maker.share_sold is not None
    )
    heads = (_("Maker"), _("Sold"), _("Turnover"))
    sentence = _("Part of the goods brought that is sold")
    return Plot(_("Sold by maker"), sentence, bars, heads, has_peak=False)


def stock_left(result: FairResult) -> Plot:
    """Return the plot of what is still there, the least first: to bring more, or to bring home."""
    counted = [each for each in result.goods if each.tally.brought > 0]
    ranked = sorted(counted, key=lambda each: each.tally.still_there * _WHOLE // each.tally.brought)
    bars = tuple(_left(each) for each in ranked[:_MOST_PRODUCTS])
    heads = (_("Product"), _("Still there"), _("Brought"))
    sentence = _("Products to bring more of, or to bring home")
    return Plot(_("Stock left"), sentence, bars, heads, has_peak=False)


def _left(each: GoodsResult) -> Bar:
    left, brought = (
        quantity_said(part, each.unit) or "0"
        for part in (each.tally.still_there, each.tally.brought)
    )
    plain = each.unit is Unit.PIECE
    return Bar(
        named(each.names, each.variant),
        each.tally.still_there,
        f"{left} / {brought}" if plain else left,
        (named(each.names, each.variant), left, brought),
        whole=each.tally.brought,
        is_low=each.tally.still_there * _LOW <= each.tally.brought,
    )


def _axis(minor: int) -> str:
    return number_text(Money(minor, MAD), screen_language())
