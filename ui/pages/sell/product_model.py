"""The tiles' model: keys of all products, rows only of those that are looked at."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_text import on_hand_text, price_text, product_name

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
IN_BASKET_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_BLOCK: Final = 48
_MOST_KEPT: Final = 1500


class ProductModel(QAbstractListModel):
    """Rows arrive after they were asked for; until then a tile is blank, or as it was.

    Signals: wanted(list of keys): rows to read and to give back with `take_rows`.
    """

    wanted = Signal(object)

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._keys: Sequence[int] = ()
        self._shown: set[int] = set()
        self._rows: OrderedDict[int, ProductRow] = OrderedDict()
        self._asked: set[int] = set()
        self._in_basket: Mapping[str, int] = {}
        self._ask = QTimer(self, interval=0, singleShot=True)
        self._ask.timeout.connect(self._ask_for_missing)
        self._missing: set[int] = set()

    def set_keys(self, keys: Sequence[int]) -> None:
        """Show these products in this order."""
        if list(keys) == list(self._keys):
            return
        self.beginResetModel()
        self._keys = keys
        self._shown = set(keys)
        self._asked.clear()
        self.endResetModel()

    def forget_rows(self) -> None:
        """What products or stock say has changed: show the old rows until the new ones come."""
        self._asked.clear()
        self._missing.update(self._rows.keys())
        self._missing.intersection_update(self._keys[: 4 * _BLOCK])
        self._ask.start()

    def take_rows(self, rows: Sequence[ProductRow]) -> None:
        """Keep rows that were read, and repaint."""
        for row in rows:
            self._rows[row.key] = row
            self._rows.move_to_end(row.key)
        while len(self._rows) > _MOST_KEPT:
            key, _old = self._rows.popitem(last=False)
            self._asked.discard(key)
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def set_in_basket(self, thousandths: Mapping[str, int]) -> None:
        """Say how much of each product, by its id, is in the basket."""
        changed = {product for product, _held in thousandths.items() ^ self._in_basket.items()}
        self._in_basket = thousandths
        keys = [key for key, row in self._rows.items() if row.product.id in changed]
        for number in (self._keys.index(key) for key in keys if key in self._shown):
            self.dataChanged.emit(self.index(number), self.index(number))

    def row(self, number: int) -> ProductRow | None:
        """Return the row of a tile, None while it is being read; asks for it and those near."""
        key = self._keys[number]
        if key not in self._rows:
            start = number - number % _BLOCK
            near = self._keys[start : start + _BLOCK]
            self._missing.update(k for k in near if k not in self._rows)
            self._ask.start()
        return self._rows.get(key)

    def _ask_for_missing(self) -> None:
        keys = [key for key in self._missing if key not in self._asked]
        self._missing.clear()
        self._asked.update(keys)
        if keys:
            self.wanted.emit(keys)

    def _spoken(self, row: ProductRow) -> str:
        product, language = row.product, self._language
        name = product_name(product, language)
        price = price_text(product, product.price, language)
        if not row.is_counted:
            return f"{name}, {price}"
        on_hand = on_hand_text(product, row.on_hand, language)
        text = _("{name}, {price}, {on_hand} in stock")
        return text.format(name=name, price=price, on_hand=on_hand)

    # Overrides of Qt methods.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == IN_BASKET_ROLE:
            return self._in_basket.get(row.product.id, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return product_name(row.product, self._language)
        return self._spoken(row)


_ROLES: Final = {
    ROW_ROLE,
    IN_BASKET_ROLE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
}
