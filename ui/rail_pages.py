"""Which pages of a manager stand on the rail of one window: what is chosen, and what waits."""

from typing import Final

from PySide6.QtCore import QObject

from pos.changed import Changed
from pos.clock import system_clock
from pos.services.manager_pages import ManagerPage, manager_pages
from ui.latest import Latest
from ui.operations import Operations
from ui.rail import Rail

# Not each sale: what one leaves to look at shows when the shift is closed, at the latest.
_LOOKED_AT: Final = (
    Changed.DEVICE
    | Changed.FAIRS
    | Changed.SHIFT
    | Changed.ANSWERS
    | Changed.TILLS
    | Changed.PRODUCTS
    | Changed.ONLINE
)


class RailPages(QObject):
    """Follows the data for one window, and ends with it."""

    def __init__(self, operations: Operations, rail: Rail, window: QObject) -> None:
        super().__init__(window)
        self._rail = rail
        self._latest = Latest(operations, self, manager_pages, self._show)
        if rail.has_manager_pages:
            operations.changed.connect(self._follow)
            self._latest.ask(system_clock())

    def _follow(self, changed: Changed) -> None:
        if changed & _LOOKED_AT:
            self._latest.ask(system_clock())

    def _show(self, shown: frozenset[ManagerPage]) -> None:
        self._rail.show_manager_pages(frozenset(page.value for page in shown))
