"""One sale, or the heading of a day, painted."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pos.clock import local
from pos.domain.formatting import ltr, money_text, time_text
from pos.services.sales import SaleRow, TakenBack
from ui.pages.sales.columns import EDGE, ROW, columns
from ui.pages.sales.model import ENTRY_ROLE
from ui.pages.sales.reading import DayHead
from ui.pages.sales.words import day_text, day_total_text, lines_text, paid_text
from ui.row_painter import TRAILING, Pill, RowPainter
from ui.sale_text import mark_text, paper_mark
from ui.screen_language import screen_language
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEAD_ROOM: Final = 14


class SaleRowDelegate(QStyledItemDelegate):
    """Paints entries; what a tap means is the page's affair."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _paint_head(self, head: DayHead, painter: RowPainter, size: QSize) -> None:
        ink, muted = self._theme.colour("ink"), self._theme.colour("muted_ink")
        painter.ground("surface")
        place = QRect(EDGE, _HEAD_ROOM, size.width() - 2 * EDGE, size.height() - _HEAD_ROOM)
        painter.text(place, day_text(head.day), self._theme.font("title", "strong"), ink)
        if head.total is not None:
            font = self._theme.font("body", "strong")
            painter.text(place, day_total_text(head.total), font, muted, TRAILING)
        painter.rule()

    def _paint_sale(self, row: SaleRow, painter: RowPainter, size: QSize) -> None:
        theme, language = self._theme, screen_language()
        ink, muted = theme.colour("ink"), theme.colour("muted_ink")
        body, strong = theme.font("body"), theme.font("label", "strong")
        places = columns(size.width(), size.height())
        painter.text(places.time, time_text(local(row.at), language), body, muted)
        painter.text(places.number, ltr(row.receipt_number), strong, ink)
        told = places.lines or (places.paid if mark_text(row) else None)
        if told != places.paid:
            painter.text(places.paid, paid_text(row), body, muted)
        if told is not None:
            self._paint_mark(row, painter, told)
        amount = money_text(row.total, language)
        painter.text(places.total, amount, theme.font("title", "loud"), ink, TRAILING)
        mark = paper_mark(row.print_state, row.copies)
        edge = f"{mark.ground}_edge" if mark.ground else ""
        pill = Pill(mark.text, mark.icon, mark.ink, mark.ground, edge)
        painter.pill(places.paper, pill, theme.font("body", "strong" if mark.ground else "body"))

    def _paint_mark(self, row: SaleRow, painter: RowPainter, place: QRect) -> None:
        """Write what came back, else how many lines there are."""
        theme, mark = self._theme, mark_text(row)
        if not mark:
            painter.text(place, lines_text(row), theme.font("body"), theme.colour("muted_ink"))
            return
        ink = "warn_ink" if row.taken_back is TakenBack.TOO_OFTEN else "ink"
        painter.text(place, mark, theme.font("body", "strong"), theme.colour(ink))

    # Overrides of Qt methods.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(320, max(ROW, 2 * self._theme.text_px("title") + 24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rows = RowPainter(painter, option, self._theme)
        entry = index.data(ENTRY_ROLE)
        size = option.rect.size()
        is_picked = self._view.hasFocus() and bool(option.state & QStyle.StateFlag.State_Selected)
        if isinstance(entry, DayHead):
            self._paint_head(entry, rows, size)
        elif isinstance(entry, SaleRow):
            rows.ground("selected" if is_picked else "surface")
            self._paint_sale(entry, rows, size)
            rows.rule()
            if is_picked:
                rows.focus()
        painter.restore()
