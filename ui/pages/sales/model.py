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

from pos.services.sale_search import Mark, SaleWish
from pos.services.sales import PAGE, SaleRow
from ui.pages.sales.reading import DayHead, Entry, SalesPart
from ui.pages.sales.words import spoken

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole


class SalesModel(QAbstractListModel):
    """Shows parts, one after the other.

    Signals: wanted(SaleWish, Mark): what is older than this is coming into view.
    """

    wanted = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._wish = SaleWish()
        self._further: Mark | None = None
        self._is_asked = False

    @property
    def count(self) -> int:
        """How many sales to read again so that nothing on screen goes away; a page at least."""
        return max(PAGE, self._sales)

    @property
    def is_walking(self) -> bool:
        """True while a search has not filled the first screens and has not come to its end."""
        return self._further is not None and self._sales < PAGE

    def show_part(self, part: SalesPart) -> None:
        """Begin with these, keeping the list where it is when only their states have changed."""
        is_same = [_name(old) for old in self._entries] == [_name(new) for new in part.entries]
        self._wish, self._further, self._is_asked = part.wish, part.further, False
        if is_same and part.entries:
            self._entries = part.entries
            self.dataChanged.emit(self.index(0), self.index(len(part.entries) - 1))
            return
        self.beginResetModel()
        self._entries = part.entries
        self.endResetModel()

    def add_part(self, after: Mark, part: SalesPart) -> None:
        """Go on with those older than `after`, unless the list has begun anew since."""
        if part.wish != self._wish or after != self._further:
            return
        self._further, self._is_asked = part.further, False
        entries = self._without_last_day(part.entries)
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def ask_further(self) -> None:
        """Ask for what is older, once."""
        if self._further is not None and not self._is_asked:
            self._is_asked = True
            self.wanted.emit(self._wish, self._further)

    def entry(self, index: Index) -> Entry | None:
        """Return what stands at an index."""
        return self._entries[index.row()] if index.isValid() else None

    @property
    def _sales(self) -> int:
        return sum(isinstance(entry, SaleRow) for entry in self._entries)

    def _without_last_day(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Leave out a heading that stands over the newest of the sales shown already."""
        heads = [entry for entry in self._entries if isinstance(entry, DayHead)]
        is_repeated = bool(heads and entries) and _name(heads[-1]) == _name(entries[0])
        return entries[1:] if is_repeated else entries

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
        return self._further is not None and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self.ask_further()


def _name(entry: Entry) -> object:
    """Return what an entry is of: its sale, or its day."""
    return entry.day if isinstance(entry, DayHead) else entry.id
