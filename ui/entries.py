"""The pages of the rail, in their order. A page appears here when it exists."""

from functools import partial

from pos.i18n import gettext as _
from ui.pages.sales.page import SalesPage
from ui.pages.sell.page import SellPage
from ui.pages.settings import SettingsPage
from ui.pages.shift.page import ShiftPage
from ui.pages.stock.page import StockPage
from ui.program import Program
from ui.rail import PageEntry
from ui.settings.surroundings import Surroundings


def entries(program: Program) -> tuple[PageEntry, ...]:
    """Return the pages with their titles in the active language."""
    around = Surroundings(
        program.folders, program.printing, program.end_example, scanner=program.scanner
    )
    settings = partial(SettingsPage, around=around)
    sell = partial(SellPage, try_examples=program.way_to_examples)
    stock = partial(StockPage, try_examples=program.way_to_examples)
    sales = partial(SalesPage, papers=program.folders.papers)
    shift = partial(ShiftPage, printing=program.printing, folders=program.folders)
    return (
        PageEntry(_("Sell"), "cash-register", sell, name="sell"),
        PageEntry(_("Stock"), "packages", stock),
        PageEntry(_("Sales"), "receipt", sales),
        PageEntry(_("Reconcile"), "clipboard-check", shift, name="shift"),
        PageEntry(_("Settings"), "settings", settings, is_at_end=True),
    )
