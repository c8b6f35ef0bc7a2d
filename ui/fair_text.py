"""Fairs in words, the same on every page."""

from datetime import date
from typing import Final

from pos.domain.fair import Fair, FairKind, FairState, Reach, fair_state
from pos.domain.formatting import MONTHS, date_of_day_text, isolate, ltr
from pos.i18n import gettext as _
from pos.i18n import ngettext, pgettext
from ui.screen_language import screen_language

# How a state is told beside its word: the role of its tag, and an icon.
STATE_ROLES: Final = {
    FairState.COMING: "info",
    FairState.ON: "ok",
    FairState.OVER: "warn",
    FairState.SETTLED: "info",
}
STATE_ICONS: Final = {
    FairState.COMING: "calendar",
    FairState.ON: "tent",
    FairState.OVER: "hourglass",
    FairState.SETTLED: "checks",
}


def fair_name(fair: Fair) -> str:
    """Return what a fair is called on this screen."""
    return fair.names.within(screen_language())


def state_text(state: FairState) -> str:
    """Say how far a fair has come."""
    return {
        FairState.COMING: pgettext("fair", "Coming"),
        FairState.ON: pgettext("fair", "On now"),
        FairState.OVER: pgettext("fair", "Over, to settle"),
        FairState.SETTLED: pgettext("fair", "Settled"),
    }[state]


def kind_text(kind: FairKind) -> str:
    """Name a kind of gathering."""
    return {
        FairKind.SALON: _("Craft fair"),
        FairKind.MARKET: _("Market"),
        FairKind.FESTIVAL: _("Festival"),
        FairKind.EXHIBITION: _("Exhibition and sale"),
        FairKind.OTHER: pgettext("fair", "Other"),
    }[kind]


def reach_text(reach: Reach) -> str:
    """Name how far a fair reaches."""
    return {
        Reach.LOCAL: pgettext("fair", "Local"),
        Reach.REGIONAL: pgettext("fair", "Regional"),
        Reach.NATIONAL: pgettext("fair", "National"),
        Reach.INTERNATIONAL: pgettext("fair", "International"),
    }[reach]


def days_text(fair: Fair) -> str:
    """Say from when to when a fair lasts."""
    first, last = fair.starts_on, fair.ends_on
    if first is None and last is None:
        return _("No days yet")
    if first is None or last is None or first == last:
        return isolate(_day_text(first or last or date.min))
    return _("{first} to {last}").format(
        first=isolate(_short(first, last)), last=isolate(_day_text(last))
    )


def when_text(fair: Fair, today: date) -> str:
    """Say how long until a fair, which of its days this is, or how long ago it was."""
    state = fair_state(fair, today)
    if state is FairState.ON and fair.starts_on is not None:
        return _nth_day(fair, (today - fair.starts_on).days + 1)
    if state is FairState.COMING and fair.starts_on is not None:
        count = (fair.starts_on - today).days
        return ngettext("Begins in {count} day", "Begins in {count} days", count).format(
            count=count
        )
    if state is FairState.OVER and fair.ends_on is not None:
        count = (today - fair.ends_on).days
        return ngettext("Ended {count} day ago", "Ended {count} days ago", count).format(
            count=count
        )
    return state_text(state)


def facts_text(fair: Fair) -> str:
    """Say in one line when and where a fair is."""
    parts = [days_text(fair)]
    if fair.days > 1:
        count = fair.days
        parts.append(ngettext("{count} day", "{count} days", count).format(count=count))
    parts += [isolate(text) for text in (fair.city, stand_text(fair)) if text]
    return " · ".join(parts)


def stand_text(fair: Fair) -> str:
    """Say in which hall and at which stand, empty where neither is known."""
    if not fair.stand:
        return fair.hall
    stand = _("stand {stand}").format(stand=isolate(fair.stand))
    return f"{isolate(fair.hall)} · {stand}" if fair.hall else stand


def _nth_day(fair: Fair, day: int) -> str:
    if not fair.days:
        return _("Day {day}").format(day=day)
    return _("Day {day} of {days}").format(day=day, days=fair.days)


def _day_text(day: date) -> str:
    """Write a day with the name of its month, in the order of the language."""
    language = screen_language()
    month = MONTHS[language].split(" ")[day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    if language == "ar":
        return f"{ltr(number)} {month} {ltr(str(day.year))}"
    return f"{number} {month} {day.year}"


def _short(first: date, last: date) -> str:
    """Leave out what the last day says as well."""
    whole = _day_text(first)
    if first.year != last.year:
        return whole
    language = screen_language()
    number = "1er" if language == "fr" and first.day == 1 else str(first.day)
    number = ltr(number) if language == "ar" else number
    if first.month == last.month:
        return number
    return f"{number} {MONTHS[language].split(' ')[first.month - 1]}"


def figures_text(day: date | None) -> str:
    """Write a day in figures for a field, empty for none."""
    return "" if day is None else date_of_day_text(day, "fr")
