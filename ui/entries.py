"""The pages of the rail, in their order. A page appears here when it exists."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pos.i18n import gettext as _
from pos.services.sales import SaleRow
from ui.operations import Operations
from ui.pages.sales.page import SalesPage
from ui.pages.sell.page import SellPage
from ui.pages.settings import SettingsPage
from ui.pages.stock.page import StockPage
from ui.program import Program
from ui.rail import PageEntry
from ui.settings.surroundings import Surroundings
from ui.sheets.sale_sheet import SaleSheet
from ui.theme import Theme


def entries(program: Program) -> tuple[PageEntry, ...]:
    """Return the pages with their titles in the active language."""
    around = Surroundings(
        program.folders, program.printing, program.end_example, scanner=program.scanner
    )
    settings = partial(SettingsPage, around=around)
    sell = partial(_sell, papers=program.folders.papers, try_examples=program.way_to_examples)
    stock = partial(StockPage, try_examples=program.way_to_examples)
    sales = partial(SalesPage, papers=program.folders.papers)
    return (
        PageEntry(_("Sell"), "cash-register", sell),
        PageEntry(_("Stock"), "packages", stock),
        PageEntry(_("Sales"), "receipt", sales),
        PageEntry(_("Settings"), "settings", settings, is_at_end=True),
    )


def _sell(
    theme: Theme,
    operations: Operations,
    papers: Path,
    try_examples: Callable[[], None] | None,
) -> SellPage:
    page = SellPage(theme, operations, try_examples)

    def open_sale(row: SaleRow) -> None:
        SaleSheet(theme, operations, page.window(), row, papers).open_sheet()

    page.receipt_scanned.connect(open_sale)
    return page
