"""What is said of a quality mark on the screen: until when it holds, and for whose goods."""

from datetime import date

from pos.domain.formatting import date_of_day_text, isolate, ltr
from pos.domain.mark import QualityMark
from pos.i18n import gettext as _
from pos.i18n import pgettext
from ui.screen_language import screen_language


def held_until(mark: QualityMark) -> str:
    """Say its days: `until 31/12/2027`, or from when on too."""
    until = _figures(mark.until)
    if mark.since is None:
        return _("until {day}").format(day=until)
    return _("from {first} until {last}").format(first=_figures(mark.since), last=until)


def state_of(mark: QualityMark, on: date) -> tuple[str, str, str]:
    """Return the word for how it stands on a day, with the role and the icon of its tag."""
    if mark.until < on:
        return pgettext("quality mark", "Ended"), "bad", "alert-circle"
    if mark.since is not None and on < mark.since:
        return pgettext("quality mark", "Not yet"), "info", "hourglass"
    return pgettext("quality mark", "Holds"), "ok", "check"


def spoken(mark: QualityMark, on: date) -> str:
    """Return all of it in one sentence, for a screen reader."""
    name = isolate(mark.names.within(screen_language()))
    word, _role, _icon = state_of(mark, on)
    return f"{name}, {held_until(mark)}, {word}"


def _figures(day: date) -> str:
    return ltr(date_of_day_text(day, screen_language()))
