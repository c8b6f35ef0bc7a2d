"""Horizontal bars, one under another: a name, a bar on its track, and the value beside it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle

from ui.plots.plot import Bar
from ui.plots.plot_view import PlotView

MOST: Final = 6
_THICK: Final = 15
_GAP: Final = 12
_NAME_SHARE: Final = 0.38
_LEADING: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TRAILING: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsPlot(PlotView):
    """Shows the first bars, at most `MOST`; the table beside it has all.

    Where bars have notes, name and note stand on a line above the bar. Mirrored for Arabic: bars
    grow from the side where reading starts.
    """

    def place_of(self, number: int) -> QRect:
        """Return the row of a bar; nothing for one that has no room."""
        height = self._row_height if number < MOST else 0
        return QRect(0, number * height, self.width() if height else 0, height)

    def draw(self, painter: QPainter) -> None:
        """Draw the rows that have room."""
        for number, bar in enumerate(self.plot.bars[:MOST]):
            place = self.place_of(number)
            if place.bottom() > self.height() + 1:
                break
            if number == self.picked:
                self.fill(painter, QRectF(place), "selected", 8)
            self._draw_row(painter, number, bar, place)

    @property
    def _count(self) -> int:
        return min(max(len(self.plot.bars), 1), MOST)

    @property
    def _is_stacked(self) -> bool:
        return any(bar.note for bar in self.plot.bars)

    @property
    def _least_row(self) -> int:
        line = self.theme.text_px("body") * 3 // 2
        return line + _THICK + 2 * _GAP if self._is_stacked else max(line, _THICK) + _GAP

    @property
    def _row_height(self) -> int:
        """Rows share the height there is, within reason."""
        least = self._least_row
        shared = self.height() // self._count
        return min(max(least - _GAP // 2, shared), least * 8 // 5)

    def _draw_row(self, painter: QPainter, number: int, bar: Bar, row: QRect) -> None:
        strong = self.theme.font("body", "strong")
        end = max(self.width_of(each.text, strong) for each in self.plot.bars) + 2
        if self._is_stacked:
            line = QRect(row.left(), row.top() + _GAP // 2, row.width(), row.height() // 2)
            self._draw_head(painter, bar, line)
            middle = row.top() + row.height() * 3 // 4 - 1
            track = QRect(row.left(), middle - _THICK // 2, row.width() - end - _GAP, _THICK)
        else:
            named = round(row.width() * _NAME_SHARE)
            name = QRect(row.left(), row.top(), named - _GAP, row.height())
            self._write(painter, name, bar.name, strong)
            left = row.left() + named
            middle = row.center().y() - _THICK // 2
            track = QRect(left, middle, row.width() - named - end - _GAP, _THICK)
        self._draw_track(painter, number, bar, track)
        value = QRect(row.right() - end, track.center().y() - row.height() // 2, end, row.height())
        self._write(painter, value, bar.text, strong, side=_TRAILING)

    def _draw_head(self, painter: QPainter, bar: Bar, line: QRect) -> None:
        note = self.width_of(bar.note, self.theme.font("body")) + 2
        room = line.width() - note - _GAP
        name = QRect(line.left(), line.top(), room, line.height())
        self._write(painter, name, bar.name, self.theme.font("body", "strong"))
        across = QRect(line.right() - note, line.top(), note, line.height())
        self._write(painter, across, bar.note, self.theme.font("body"), "muted_ink", side=_TRAILING)

    def _draw_track(self, painter: QPainter, number: int, bar: Bar, track: QRect) -> None:
        whole = bar.whole or self.plot.longest
        share = min(max(bar.value, 0) / whole, 1.0) if whole > 0 else 0.0
        self.fill(painter, QRectF(self._turned(track)), "track", _THICK)
        filled = QRect(track)
        filled.setWidth(round(track.width() * share))
        if filled.width() > 0:
            filled.setWidth(max(filled.width(), _THICK // 2))
            colour = self.colour_of(number, bar)
            self.fill(painter, QRectF(self._turned(filled)), colour, _THICK)

    def _write(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        font: QFont,
        ink: str = "ink",
        side: Qt.AlignmentFlag = _LEADING,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        turned = QStyle.visualAlignment(self.layoutDirection(), side)
        flags = turned | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        painter.drawText(self._turned(place), flags, shown)

    def _turned(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._least_row * self._count)
