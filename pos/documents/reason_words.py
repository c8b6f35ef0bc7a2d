"""What explains a difference of a count, in words: the same on the screen and on paper."""

from pos.domain.stock import DifferenceReason
from pos.i18n import gettext as _


def reason_name(reason: DifferenceReason) -> str:
    """Name what explains a difference."""
    return {
        DifferenceReason.NONE: _("Not explained"),
        DifferenceReason.STOLEN: _("Stolen"),
        DifferenceReason.BROKEN: _("Broken"),
        DifferenceReason.GIVEN: _("Given away"),
        DifferenceReason.WRONG_ITEM: _("Wrong product"),
        DifferenceReason.NOT_RUNG_UP: _("Sold, not rung up"),
        DifferenceReason.MISCOUNTED: _("Miscounted before"),
        DifferenceReason.OTHER: _("Other reason"),
    }[reason]
