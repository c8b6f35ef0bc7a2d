"""The catalogue as a list of any length: keys are known, rows are read for what is on screen."""

from collections.abc import Callable, Sequence
from functools import partial
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

from pos.services.products import ProductRow, product_rows
from pos.services.till import Connection
from ui.operations import Operations
from ui.product_text import price_text, product_name
from ui.screen_language import screen_language
from ui.stock_mark import stock_mark

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
PAGE: Final = 64

# Reads the rows of these keys with the stock of a place.
ReadRows = Callable[[Connection, Sequence[int], str], list[ProductRow]]


class ProductList(QAbstractListModel):
    """Keys in the order shown; the page of rows around what is asked for is read when missing.

    A row not yet there is None under `ROW_ROLE`; `dataChanged` follows when it is.
    Signals: rows_read(list[ProductRow]): these rows are there now.
    """

    rows_read = Signal(object)

    def __init__(
        self, operations: Operations, parent: QObject, read_rows: ReadRows = product_rows
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._read_rows = read_rows
        self._keys: tuple[int, ...] = ()
        self._place = ""
        self._rows: dict[int, ProductRow] = {}
        self._fresh: set[int] = set()
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._round = 0
        # Painting asks row by row; what it asked for is read together once it is done.
        self._gather = QTimer(self, interval=0, singleShot=True)
        self._gather.timeout.connect(self._read_wanted)

    def show_keys(self, keys: Sequence[int], place: str) -> None:
        """Show these products, with the stock of `place`; rows already known stay until reread."""
        keys = tuple(keys)
        self._round += 1
        self._place = place
        self._fresh.clear()
        self._asked.clear()
        if keys == self._keys:
            if keys:
                self.dataChanged.emit(self.index(0), self.index(len(keys) - 1))
            return
        known = len(self._keys)
        if known and keys[:known] == self._keys:
            # The list was read on: what is picked stays picked, and nothing jumps.
            self.beginInsertRows(QModelIndex(), known, len(keys) - 1)
            self._keys = keys
            self.endInsertRows()
            self.dataChanged.emit(self.index(0), self.index(known - 1))
            return
        self.beginResetModel()
        self._keys = keys
        self.endResetModel()

    def row(self, index: Index) -> ProductRow | None:
        """Return the row behind an index, None while it is being read."""
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        key = self._keys[index.row()]
        if key not in self._fresh:
            self._ask(index.row())
        return self._rows.get(key)

    def index_of(self, key: int) -> QModelIndex:
        """Return where a product stands, an invalid index when it is not shown."""
        return self.index(self._keys.index(key)) if key in self._keys else QModelIndex()

    def key_at(self, index: Index) -> int | None:
        """Return the key behind an index."""
        return self._keys[index.row()] if index.isValid() else None

    def _ask(self, number: int) -> None:
        page = number // PAGE
        if page in self._asked:
            return
        self._asked.add(page)
        self._wanted.add(page)
        self._gather.start()

    def _read_wanted(self) -> None:
        pages, self._wanted = sorted(self._wanted), set()
        this_round = self._round
        for page in pages:
            keys = self._keys[page * PAGE : (page + 1) * PAGE]
            self._operations.read(
                self,
                self._read_rows,
                keys,
                self._place,
                done=partial(self._take, this_round, page),
            )

    def _take(self, asked_in: int, page: int, rows: list[ProductRow]) -> None:
        if asked_in != self._round:
            return
        for row in rows:
            self._rows[row.key] = row
        first = page * PAGE
        last = min(first + PAGE, len(self._keys)) - 1
        self._fresh.update(self._keys[first : last + 1])
        self.dataChanged.emit(self.index(first), self.index(last))
        self.rows_read.emit(rows)

    # Overrides of Qt methods.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == ROW_ROLE:
            return self.row(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index)
            return spoken(row) if row else ""
        return None


def spoken(row: ProductRow) -> str:
    """Say a row in one breath: name, variant, price, stock."""
    product, language = row.product, screen_language()
    price = price_text(product, product.price, language)
    parts = (product_name(product, language), price, stock_mark(row).spoken)
    return ", ".join(parts)
