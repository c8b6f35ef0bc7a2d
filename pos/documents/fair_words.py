"""How far a fair reaches, and what became of goods at it, in words, on screen and on paper."""

from pos.domain.fair import Reach
from pos.i18n import gettext as _
from pos.i18n import pgettext


def reach_text(reach: Reach) -> str:
    """Name how far a fair reaches."""
    return {
        Reach.LOCAL: _("Local"),
        Reach.REGIONAL: _("Regional"),
        Reach.NATIONAL: _("National"),
        Reach.INTERNATIONAL: _("International"),
    }[reach]


def part_text(part: str) -> str:
    """Name a part of a tally: what became of goods."""
    return {
        "packed": pgettext("goods", "Packed"),
        "added": pgettext("goods", "Added"),
        "sold": pgettext("goods", "Sold"),
        "given": pgettext("goods", "Given"),
        "broken": pgettext("goods", "Broken"),
        "returned": pgettext("goods", "Returned"),
        "missing": pgettext("goods", "Missing"),
        "still_there": pgettext("goods", "Still there"),
    }[part]
