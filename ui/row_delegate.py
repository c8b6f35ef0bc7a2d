"""A row of a list painted by hand: its ground, what stands on it, the line and the focus ring."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.row_painter import RowPainter
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Base of the delegates of row lists: each says what stands on a row."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint_row(self, index: Index, painter: RowPainter, size: QSize) -> None:
        """Paint what stands on a row, nothing while it is not there."""
        raise NotImplementedError

    def is_lit(self, index: Index, *, is_selected: bool) -> bool:  # noqa: ARG002
        """Tell whether the ground stands out.

        Without the keyboard in the list, a picked row would say something it does not do.
        """
        return is_selected and self._view.hasFocus()

    # Overrides of Qt methods.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rows = RowPainter(painter, option, self._theme)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_lit = self.is_lit(index, is_selected=is_selected)
        rows.ground("selected" if is_lit else "surface")
        self.paint_row(index, rows, option.rect.size())
        rows.rule()
        if is_selected and self._view.hasFocus():
            rows.focus()
        painter.restore()
