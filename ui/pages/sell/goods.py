"""The products on the shelf: into the basket, looked at, edited, the first ones added.

The sheets that edit and import load when they are opened, or while the till rests: no scan waits
for them (docs/decisions/0010).
"""

from collections.abc import Callable, Sequence
from functools import partial

from pos.clock import local, system_clock
from pos.i18n import gettext as _
from pos.services.marks import marks_on
from pos.services.products import ProductRow
from ui.page import Key, Page
from ui.pages.sell.asking import Asking
from ui.pages.sell.part import Part
from ui.pages.sell.reading import Stand
from ui.pages.sell.shelf import Shelf
from ui.product_art import ProductArt
from ui.sheets.product.no_products import NoProducts
from ui.sheets.product.product_glance import ProductGlance


class Goods(Part):
    """Puts what is picked into the basket, and opens the sheets about products over the page."""

    def __init__(
        self,
        page: Page,
        asking: Asking,
        shelf: Shelf,
        art: ProductArt,
        try_examples: Callable[[], None] | None,
    ) -> None:
        super().__init__(page)
        self._put = asking.put
        self._ringing = asking.ringing
        self._tiles = shelf.tiles
        self._art = art
        self._glance: ProductGlance | None = None
        self._place = ""
        shelf.begin_with(NoProducts(self.theme, self._edit, self._import, try_examples))
        shelf.finder.picked.connect(asking.put)
        shelf.tiles.view.asked.connect(self._look_at)
        self._ringing.lines.changed.connect(self._mark)
        self._ringing.sold.connect(self._mark)

    def keys(self) -> Sequence[Key]:
        """Name the key of looking closer."""
        return (Key("Shift+F10", _("Look at the product picked"), self._tiles.view.ask),)

    def show_stand(self, found: Stand) -> None:
        """Know the place we sell at, whose stock a new product comes into."""
        self._place = found.counter.here.id

    def _look_at(self, row: ProductRow) -> None:
        # Once, however the wish came twice.
        if self._glance is not None:
            return
        self._glance = ProductGlance(self.theme, self.window, row, self._art)
        self._glance.edited.connect(partial(self._edit, row))
        self._glance.wanted.connect(partial(self._put, row, 1))
        self._glance.closed.connect(self._forget)
        self._glance.open_sheet()
        today = local(system_clock()).date()
        self.operations.read(
            self._glance, marks_on, row.product, today, done=self._glance.show_marks
        )

    def _mark(self) -> None:
        self._tiles.show_in_basket(self._ringing.basket)

    def _forget(self) -> None:
        self._glance = None

    def _edit(self, row: ProductRow | None = None) -> None:
        from ui.sheets.product.product_sheet import ProductSheet

        ProductSheet(self.theme, self.operations, self.window, self._place, row).open_sheet()

    def _import(self) -> None:
        from ui.sheets.importing.import_sheet import ImportSheet

        ImportSheet(self.theme, self.operations, self.window).open_sheet()
