"""The pages of the rail, in their order. A page appears here when it exists."""

from pos.i18n import gettext as _
from ui.pages.sell.page import SellPage
from ui.pages.settings import SettingsPage
from ui.program import Program
from ui.rail import PageEntry


def entries(_program: Program) -> tuple[PageEntry, ...]:
    """Return the pages with their titles in the active language."""
    return (
        PageEntry(_("Sell"), "cash-register", SellPage),
        PageEntry(_("Settings"), "settings", SettingsPage, is_at_end=True),
    )
