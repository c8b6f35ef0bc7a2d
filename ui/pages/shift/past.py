"""Closed shifts as a list: number, day, net, difference."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from pos.domain.formatting import ltr, money_text
from pos.services.receipts import PrintState
from pos.services.shifts import ShiftRow
from ui.pages.shift.words import closed_text, difference_pill, spoken
from ui.row_delegate import RowDelegate
from ui.row_painter import TRAILING, RowPainter
from ui.screen_language import screen_language
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Past = tuple[ShiftRow, PrintState | None]

_EDGE: Final = 20
_PILL: Final = 148
_PILL_HEIGHT: Final = 36
_NET: Final = 120


class PastShifts(QAbstractListModel):
    """Shows closed shifts, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Past, ...] = ()

    def show_rows(self, rows: tuple[Past, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Past:
        """Return what stands at an index."""
        return self._rows[index.row()]

    # Overrides of Qt methods.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return spoken(*self.row(index))
        return None


class PastDelegate(RowDelegate):
    """Paints a closed shift on two lines: number and day, net and difference."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)

    def paint_row(self, index: Index, painter: RowPainter, size: QSize) -> None:
        """Paint a closed shift."""
        model = index.model()
        assert isinstance(model, PastShifts)
        self._paint(model.row(index)[0], painter, size)

    # Overrides of Qt methods.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(320, self._theme.text_px("title") + self._theme.text_px("body") + 40)

    def _paint(self, row: ShiftRow, painter: RowPainter, size: QSize) -> None:
        theme = self._theme
        ink, muted = theme.colour("ink"), theme.colour("muted_ink")
        half = size.height() // 2
        right = size.width() - _EDGE - _PILL
        room = right - _NET - 2 * _EDGE
        number = QRect(_EDGE, 8, room, half - 8)
        painter.text(number, ltr(row.report_number), theme.font("label", "strong"), ink)
        day = QRect(_EDGE, half, room, half - 8)
        painter.text(day, closed_text(row), theme.font("body"), muted)
        net = QRect(right - _NET - 12, 0, _NET, size.height())
        amount = money_text(row.net, screen_language())
        painter.text(net, amount, theme.font("title", "loud"), ink, TRAILING)
        place = QRect(right, (size.height() - _PILL_HEIGHT) // 2, _PILL, _PILL_HEIGHT)
        painter.pill(place, difference_pill(row.difference), theme.font("body", "strong"))
