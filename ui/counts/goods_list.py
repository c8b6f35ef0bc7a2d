"""The goods that may be counted, to tap: each with its picture and how many were found."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from pos.domain.formatting import isolate
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.counts.found_list import FoundList, RowWords
from ui.operations import Operations
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.product_list import ProductList
from ui.product_text import on_hand_text, price_text, product_name
from ui.screen_language import screen_language
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class _GoodsModel(ProductList):
    """Products that say how many of them were found."""

    def __init__(
        self, operations: Operations, found: Callable[[str], int | None], parent: QObject
    ) -> None:
        super().__init__(operations, parent)
        self.found = found

    # Overrides of Qt methods.

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return super().data(index, role)
        row = self.row(index)
        if row is None:
            return ""
        text = _("{name}: {found} found")
        name = isolate(product_name(row.product, screen_language()))
        found = _found_text(row, self.found(row.product.id)) or "0"
        return text.format(name=name, found=isolate(found))


class GoodsList(FoundList):
    """Lists products by key; rows are read for what is on screen."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        art: ProductArt,
        photos: Photos,
        found: Mapping[str, int],
    ) -> None:
        """`found`: thousandths by id of product, as they are at any moment."""
        self.products = _GoodsModel(operations, found.get, operations)
        super().__init__(theme, art, _("Goods to count"), self.products, self._words)
        self.products.setParent(self)
        self.products.rows_read.connect(lambda rows: photos.want(row.product.photo for row in rows))
        self.products.rows_read.connect(lambda _rows: self.viewport().update())

    def show_goods(self, keys: Sequence[int], place: str) -> None:
        """List these; place: id of the one that is counted."""
        self.products.show_keys(keys, place)

    def product_at(self, index: Index) -> Product | None:
        """Return the product of a row, None while it is being read."""
        row = self.products.row(index)
        return None if row is None else row.product

    def _words(self, index: Index) -> RowWords | None:
        row = self.products.row(index)
        if row is None:
            return None
        price = price_text(row.product, row.product.price, screen_language())
        found = _found_text(row, self.products.found(row.product.id))
        remark = _("found") if found else ""
        return RowWords(row.product, price, found, remark)


def _found_text(row: ProductRow, found: int | None) -> str:
    return "" if found is None else on_hand_text(row.product, found, screen_language())
