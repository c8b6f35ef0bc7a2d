"""The pages of the rail, in their order. A page appears here when it exists.

Each is named by a constructor that imports it: a page and all it needs load when it is first
opened, or warmed while the till rests (`ui.warming`), not before the first frame.
"""

from typing import Final

from pos.i18n import gettext as _
from ui.errands import (
    Exchange,
    FairReport,
    GoOnSelling,
    HandingOver,
    PutOnline,
    SetUp,
    ShiftDeed,
    ToFairs,
    ToShops,
    Visit,
)
from ui.operations import Operations
from ui.page import Page
from ui.program import Program
from ui.rail import PageEntry
from ui.theme import Theme

TO_SELL: Final = (Exchange, HandingOver, GoOnSelling)


def entries(program: Program) -> tuple[PageEntry, ...]:
    """Return the pages with their titles in the active language."""

    def sell(theme: Theme, operations: Operations) -> Page:
        from ui.pages.sell.page import SellPage

        return SellPage(theme, operations, try_examples=program.turning.way_to_examples)

    def stock(theme: Theme, operations: Operations) -> Page:
        from ui.pages.stock.page import StockPage

        return StockPage(
            theme,
            operations,
            papers=program.folders.papers,
            try_examples=program.turning.way_to_examples,
        )

    def fairs(theme: Theme, operations: Operations) -> Page:
        from ui.pages.fairs.page import FairsPage
        from ui.pages.fairs.surroundings import FairSurroundings

        around = FairSurroundings(program.folders.papers, program.folders.copies)
        return FairsPage(theme, operations, around)

    def sales(theme: Theme, operations: Operations) -> Page:
        from ui.pages.sales.page import SalesPage

        return SalesPage(theme, operations, papers=program.folders.papers)

    def settings(theme: Theme, operations: Operations) -> Page:
        from ui.pages.settings import SettingsPage
        from ui.settings.surroundings import Joining, Surroundings

        turning = program.turning
        is_example = turning.way_to_examples is None
        joining = None if is_example else Joining(turning.join_ways, turning.turn_to_joined)
        around = Surroundings(
            program.folders,
            program.alongside.printing,
            turning.end_example,
            scanner=program.scanner,
            hub=program.alongside.hub,
            joining=joining,
        )
        return SettingsPage(theme, operations, around=around)

    return (
        PageEntry(_("Sell"), "cash-register", sell, takes=TO_SELL),
        PageEntry(_("Stock"), "packages", stock, takes=(Visit,)),
        PageEntry(_("Fairs"), "tent", fairs, of_manager="fairs", takes=(ToFairs,)),
        PageEntry(_("Sales"), "receipt", sales),
        *_of_the_evening(program),
        PageEntry(_("Settings"), "settings", settings, is_at_end=True, takes=(SetUp,)),
    )


def _of_the_evening(program: Program) -> tuple[PageEntry, ...]:
    """Return the pages of the drawer, of what does not agree, of what was sold, and of shops."""

    def shift(theme: Theme, operations: Operations) -> Page:
        from ui.pages.shift.page import ShiftPage

        return ShiftPage(
            theme, operations, printing=program.alongside.printing, folders=program.folders
        )

    def reconcile(theme: Theme, operations: Operations) -> Page:
        from ui.pages.reconcile.page import ReconcilePage

        return ReconcilePage(theme, operations, papers=program.folders.papers)

    def reports(theme: Theme, operations: Operations) -> Page:
        from ui.pages.reports.page import ReportsPage

        return ReportsPage(theme, operations, papers=program.folders.papers)

    def online(theme: Theme, operations: Operations) -> Page:
        from ui.pages.online.page import OnlinePage

        return OnlinePage(theme, operations, program.alongside.online)

    return (
        PageEntry(_("Till"), "calculator", shift, takes=(ShiftDeed,)),
        PageEntry(_("Reconcile"), "clipboard-check", reconcile, of_manager="reconcile"),
        PageEntry(_("Reports"), "chart-bar", reports, takes=(FairReport,)),
        PageEntry(_("Online"), "world", online, of_manager="online", takes=(ToShops, PutOnline)),
    )
