"""One read-only model for every table: rows are frozen values, columns are data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

# Sorting asks for this role: whole numbers or text. Decimals, tuples and money are left unsorted
# by Qt without a word.
SORT_ROLE: Final = Qt.ItemDataRole.UserRole
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Column(Generic[Row]):
    """What a column says about a row.

    text: as shown. value: what it sorts by; None sorts by the text.
    is_numeric: stands at the trailing side, so that figures line up.
    ink: the colour of the text, or None for the usual one.
    """

    title: str
    text: Callable[[Row], str]
    value: Callable[[Row], int | str] | None = None
    is_numeric: bool = False
    ink: Callable[[Row], QColor | None] | None = None


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows as they were read; `set_rows` shows others."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the order given."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """Return the row behind an index of this model."""
        return self._rows[index.row()]

    # Overrides of Qt methods.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.text(row)
        if role == SORT_ROLE:
            return _sortable(column.value(row) if column.value else column.text(row))
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ForegroundRole and column.ink:
            return column.ink(row)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self._columns[section])
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


def _sortable(value: int | str) -> float | str:
    """Return what Qt sorts rightly: a whole number above 32 bits is left unsorted (Qt 6.11).

    As an order only: a float tells whole numbers apart up to 2**53, beyond any amount.
    """
    return float(value) if isinstance(value, int) else value


def _alignment(column: Column[Row]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column.is_numeric else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
