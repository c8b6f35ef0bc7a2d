"""The words for where goods are, how they stand, and why they move: the same on every page."""

from pos.domain.names import Names
from pos.domain.stock import Cause, DifferenceReason, PlaceKind
from pos.i18n import gettext as _
from pos.services.stock_lists import State
from ui.screen_language import screen_language


def place_name(names: Names) -> str:
    """Name a place; the one this device began with may have no name yet."""
    return names.within(screen_language()) or _("Unnamed place")


def place_kind_text(kind: PlaceKind) -> str:
    """Name what a place is."""
    return {
        PlaceKind.WORKSHOP: _("Workshop"),
        PlaceKind.STORE: _("Shop or stand"),
        PlaceKind.FAIR: _("Fair"),
        PlaceKind.TRANSIT: _("On the way"),
        PlaceKind.CONSIGNEE: _("With somebody who sells for us"),
        PlaceKind.LOST: _("Lost"),
    }[kind]


def state_text(state: State) -> str:
    """Name how products of a list stand."""
    return {
        State.ALL: _("In any state"),
        State.LOW: _("Soon gone"),
        State.NONE_LEFT: _("None left"),
        State.BELOW_ZERO: _("Below zero"),
        State.NOT_COUNTED: _("Not counted"),
    }[state]


def cause_text(cause: Cause) -> str:
    """Name why goods moved."""
    return {
        Cause.SALE: _("Sold at the till"),
        Cause.REFUND: _("Taken back from a customer"),
        Cause.NOT_RETURNED: _("Kept by the customer"),
        Cause.BROKEN: _("Broken"),
        Cause.RECEIVED: _("Goods received"),
        Cause.CORRECTED: _("Corrected"),
        Cause.GIVEN: _("Given"),
        Cause.LOST: _("Lost"),
        Cause.FOUND: _("Found again"),
        Cause.PACKED: _("Packed for a fair"),
        Cause.ADDED: _("Brought to the fair"),
        Cause.RETURNED: _("Back from the fair"),
        Cause.MOVED: _("Moved to another place"),
        Cause.ONLINE: _("Ordered online"),
    }[cause]


def reason_text(reason: DifferenceReason) -> str:
    """Name what explains a difference."""
    return {
        DifferenceReason.NONE: _("No reason given"),
        DifferenceReason.STOLEN: _("Stolen"),
        DifferenceReason.BROKEN: _("Broken"),
        DifferenceReason.GIVEN: _("Given"),
        DifferenceReason.WRONG_ITEM: _("Another product was rung up"),
        DifferenceReason.NOT_RUNG_UP: _("Sold without being rung up"),
        DifferenceReason.MISCOUNTED: _("Counted wrongly before"),
        DifferenceReason.OTHER: _("Something else"),
    }[reason]
