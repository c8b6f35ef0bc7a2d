"""What was found, as the rows of a list: changed one by one, never built anew for a scan."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pos.services.counted import Found
from ui.counts.reading import NEWEST
from ui.product_list import ROW_ROLE

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class FoundModel(QAbstractListModel):
    """Rows of `Found` in the order shown. say: a row in one breath, for a screen reader."""

    def __init__(self, say: Callable[[Found], str], parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self.rows: list[Found] = []

    def show_rows(self, rows: Iterable[Found]) -> None:
        """Show these rows in place of all others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def found(self, index: Index) -> Found | None:
        """Return the row behind an index."""
        return self.rows[index.row()] if index.isValid() else None

    def put_first(self, found: Found) -> None:
        """Show what was counted last at the top; the oldest row goes when there are too many."""
        self.drop(found.product.id)
        self.beginInsertRows(_TOP, 0, 0)
        self.rows.insert(0, found)
        self.endInsertRows()
        if len(self.rows) > NEWEST:
            self._remove(len(self.rows) - 1)

    def put(self, found: Found) -> None:
        """Show a row as it is now, where it stands."""
        number = self.row_of(found.product.id)
        if number is not None:
            self.rows[number] = found
            self.dataChanged.emit(self.index(number), self.index(number))

    def drop(self, product: str) -> None:
        """Show a product no more."""
        number = self.row_of(product)
        if number is not None:
            self._remove(number)

    def row_of(self, product: str) -> int | None:
        """Return the number of the row of a product, None where it has none."""
        found = (n for n, row in enumerate(self.rows) if row.product.id == product)
        return next(found, None)

    def _remove(self, number: int) -> None:
        self.beginRemoveRows(_TOP, number, number)
        del self.rows[number]
        self.endRemoveRows()

    # Overrides of Qt methods.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.found(index)
        if role == ROW_ROLE:
            return found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "" if found is None else self._say(found)
        return None
