"""What is done about products without leaving the Sell page: look, edit, add the first ones.

The sheets that edit and import load when they are opened, or while the till rests: no scan waits
for them (docs/decisions/0010).
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.services.products import ProductRow
from ui.operations import Operations
from ui.product_art import ProductArt
from ui.sheets.no_products import NoProducts
from ui.sheets.product_glance import ProductGlance
from ui.theme import Theme


class Goods(QObject):
    """Opens the sheets about products over the page.

    place: id of the place we sell at. beginning: what stands where the first products will be.
    Signals: wanted(ProductRow): one of a product that was looked at goes into the basket.
    """

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        art: ProductArt,
        page: QWidget,
        try_examples: Callable[[], None] | None,
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._art = art
        self._page = page
        self._glance: ProductGlance | None = None
        self.place = ""
        self.beginning = NoProducts(theme, self._edit, self._import, try_examples)

    def look_at(self, row: ProductRow) -> None:
        """Show all there is to know about a product; once, however the wish came twice."""
        if self._glance is not None:
            return
        self._glance = ProductGlance(self._theme, self._page.window(), row, self._art)
        self._glance.edited.connect(partial(self._edit, row))
        self._glance.wanted.connect(partial(self.wanted.emit, row))
        self._glance.closed.connect(self._forget)
        self._glance.open_sheet()

    def _forget(self) -> None:
        self._glance = None

    def _edit(self, row: ProductRow | None = None) -> None:
        from ui.sheets.product_sheet import ProductSheet

        window = self._page.window()
        ProductSheet(self._theme, self._operations, window, self.place, row).open_sheet()

    def _import(self) -> None:
        from ui.sheets.import_sheet import ImportSheet

        ImportSheet(self._theme, self._operations, self._page.window()).open_sheet()
