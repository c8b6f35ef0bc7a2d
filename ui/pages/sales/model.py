"""Sales and the headings of their days as one list, read further as it is scrolled."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from pos.services.sales import PAGE, SaleRow
from ui.pages.sales.reading import DayHead, Entry, SalesPart
from ui.pages.sales.words import spoken

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole


class SalesModel(QAbstractListModel):
    """Shows parts, one after the other.

    Signals: wanted(SaleRow): what is older than this sale is coming into view.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._has_more = False

    @property
    def count(self) -> int:
        """How many sales to read again so that nothing on screen goes away; a page at least."""
        return max(PAGE, sum(isinstance(entry, SaleRow) for entry in self._entries))

    def show_part(self, part: SalesPart) -> None:
        """Begin with these, keeping the list where it is when only their states have changed."""
        is_same = [_name(old) for old in self._entries] == [_name(new) for new in part.entries]
        self._has_more = part.has_more
        if is_same and part.entries:
            self._entries = part.entries
            self.dataChanged.emit(self.index(0), self.index(len(part.entries) - 1))
            return
        self.beginResetModel()
        self._entries = part.entries
        self.endResetModel()

    def add_part(self, after: SaleRow, part: SalesPart) -> None:
        """Go on with those older than `after`, unless the list has begun anew since."""
        first = len(self._entries)
        if not self._entries or _name(self._entries[-1]) != after.id:
            return
        self._has_more = part.has_more
        if part.entries:
            self.beginInsertRows(QModelIndex(), first, first + len(part.entries) - 1)
            self._entries += part.entries
            self.endInsertRows()

    def entry(self, index: Index) -> Entry | None:
        """Return what stands at an index."""
        return self._entries[index.row()] if index.isValid() else None

    # Overrides of Qt methods.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole and entry is not None:
            return spoken(entry)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is read out, and cannot be picked."""
        if isinstance(self.entry(index), SaleRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        last = self._entries[-1] if self._entries else None
        if self._has_more and isinstance(last, SaleRow) and not parent.isValid():
            # Until the answer is there, nothing more is asked.
            self._has_more = False
            self.wanted.emit(last)


def _name(entry: Entry) -> object:
    """Return what an entry is of: its sale, or its day."""
    return entry.day if isinstance(entry, DayHead) else entry.id
