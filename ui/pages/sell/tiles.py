"""The tiles of what search and category leave: all of them listed, those in sight read."""

from PySide6.QtCore import QObject, Signal

from pos.domain.basket import Basket
from pos.services.products import Category, ProductFilter, ProductRow, product_keys, product_rows
from ui.latest import Latest
from ui.operations import Operations
from ui.pages.sell.product_model import ProductModel
from ui.pages.sell.tile_view import TileView
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.theme import Theme


class Tiles(QObject):
    """Lists products, and reads the rows of those that are looked at.

    view: shows them. Signals: listed(int): so many are shown now.
    """

    listed = Signal(int)

    def __init__(
        self, theme: Theme, operations: Operations, art: ProductArt, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._place = ""
        self._model = ProductModel(theme.language, self)
        self._photos = Photos(operations, art, self)
        self._latest = Latest(operations, self, product_keys, self._show_keys)
        self.view = TileView(theme, art, self._model)
        self._model.wanted.connect(self._read_rows)
        self._photos.arrived.connect(self.view.viewport().update)

    def show_stock_of(self, place: str) -> None:
        """Tell the stock of this place, by its id, on tiles that are read anew."""
        self._place = place
        self._model.forget_rows()

    def forget_stock(self) -> None:
        """Stock moved: read the tiles in sight again, showing the old ones until then."""
        self._model.forget_rows()

    def show_in_basket(self, basket: Basket) -> None:
        """Mark the tiles of what is in the basket."""
        held = {line.product.id: basket.quantity_of(line.product.id) for line in basket.lines}
        self._model.set_in_basket(held)

    def search(self, text: str, category: Category | None) -> None:
        """List what matches a text in a category; None for all of them."""
        if not self._place:
            return  # what was scanned is looked up before the whole shelf is
        wanted = ProductFilter(
            text=text,
            craft=category.craft if category else None,
            category=category.category if category else None,
        )
        self._latest.ask(wanted)

    def _show_keys(self, keys: list[int]) -> None:
        self._model.set_keys(keys)
        self.listed.emit(len(keys))

    def _read_rows(self, keys: list[int]) -> None:
        self._operations.read(self, product_rows, keys, self._place, done=self._take_rows)

    def _take_rows(self, rows: list[ProductRow]) -> None:
        self._model.take_rows(rows)
        self._photos.want(row.product.photo for row in rows)
