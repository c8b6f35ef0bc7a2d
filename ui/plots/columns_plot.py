"""Bars that stand side by side over a time axis, which runs from left to right in any language."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.plots.plot_view import PlotView
from ui.plots.scale import lines_up_to

_GAP: Final = 6
_WIDEST: Final = 64
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ABSOLUTE: Final = Qt.AlignmentFlag.AlignAbsolute
_EDGE: Final = 8


class ColumnsPlot(PlotView):
    """Values stand on the bars, where all have room; else on the peak and the one picked."""

    def place_of(self, number: int) -> QRect:
        """Return the whole height over a name: a low bar is as easy to hit as a high one."""
        slot = self._slot
        left = round(self._area.left() + number * slot)
        return QRect(left, 0, round(slot), self.height())

    def draw(self, painter: QPainter) -> None:
        """Draw the lines, the bars from zero up, their names under and their values on them."""
        self._draw_lines(painter)
        for number in range(len(self.plot.bars)):
            self._draw_bar(painter, number)
        self._draw_names(painter)
        self._draw_values(painter)

    @property
    def _lines(self) -> tuple[int, ...]:
        return lines_up_to(max(self.plot.longest, *(bar.before for bar in self.plot.bars)))

    @property
    def _top(self) -> int:
        """The value at the upper edge."""
        return max(self._lines, default=1)

    @property
    def _area(self) -> QRect:
        """Where the bars stand, without what is written around them."""
        high, foot = self.theme.text_px("body") + _GAP * 2, self.theme.text_px("body") + _GAP * 2
        font = self.theme.font("caption")
        texts = [self.plot.axis(value) for value in self._lines]
        side = max((self.width_of(text, font) for text in texts), default=0) + 2 * _EDGE
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = side if is_mirrored else _EDGE
        return QRect(left, high, self.width() - side - _EDGE, self.height() - high - foot)

    @property
    def _slot(self) -> float:
        return self._area.width() / len(self.plot.bars)

    def _up(self, value: int) -> float:
        """Return how far down a value lies."""
        area = self._area
        return area.bottom() - area.height() * max(value, 0) / self._top

    def _draw_lines(self, painter: QPainter) -> None:
        area = self._area
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setFont(self.theme.font("caption"))
        half = self.theme.text_px("caption")
        for value in self._lines:
            y = round(self._up(value))
            painter.fillRect(area.left(), y, area.width(), 1, self.theme.colour("line"))
            painter.setPen(self.theme.colour("muted_ink"))
            left = _EDGE if is_mirrored else area.right() + _EDGE
            place = QRect(left, y - half, self.width(), 2 * half)
            painter.drawText(place, _LEFT | _ABSOLUTE, self.plot.axis(value))
        strong = self.theme.colour("line_strong")
        painter.fillRect(area.left(), area.bottom(), area.width(), 2, strong)

    def _draw_bar(self, painter: QPainter, number: int) -> None:
        bar = self.plot.bars[number]
        has_before = any(each.before for each in self.plot.bars)
        middle = self._area.left() + (number + 0.5) * self._slot
        if bar.before > 0:
            width = min(self._slot * 0.76, _WIDEST * 1.5)
            self._stand(painter, middle, width, bar.before, "bar_before")
        width = min(self._slot * (0.48 if has_before else 0.62), _WIDEST)
        if bar.value > 0:
            self._stand(painter, middle, width, bar.value, self.colour_of(number, bar))

    def _stand(
        self, painter: QPainter, middle: float, width: float, value: int, colour: str
    ) -> None:
        top = self._up(value)
        height = max(self._area.bottom() - top, 2.0)
        place = QRectF(middle - width / 2, self._area.bottom() - height, width, height)
        self.fill(painter, place, colour)

    def _draw_names(self, painter: QPainter) -> None:
        font = self.theme.font("body", "strong")
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink"))
        widest = max(self.width_of(bar.name, font) for bar in self.plot.bars)
        every = max(1, -(-(widest + 2 * _GAP) // max(1, int(self._slot))))
        for number in range(0, len(self.plot.bars), every):
            self._write(painter, number, self.plot.bars[number].name, self._area.bottom() + _GAP)

    def _draw_values(self, painter: QPainter) -> None:
        font = self.theme.font("body", "loud")
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink"))
        bars = self.plot.bars
        widest = max(self.width_of(bar.text, font) for bar in bars)
        shown: list[int | None] = list(range(len(bars)))
        if widest + _GAP > self._slot:
            shown = [self.plot.peak if self.picked is None else self.picked]
        for number in shown:
            if number is not None and bars[number].value:
                bar = bars[number]
                top = round(self._up(bar.value)) - self.theme.text_px("body") - _GAP - 2
                self._write(painter, number, bar.text, top, on_line=bar.before <= bar.value)

    def _write(
        self, painter: QPainter, number: int, text: str, top: int, *, on_line: bool = False
    ) -> None:
        """Write in the middle of a bar's place, inside the widget; on_line: over a line behind."""
        middle = self._area.left() + (number + 0.5) * self._slot
        width = painter.fontMetrics().horizontalAdvance(text) + 2
        left = round(min(max(middle - width / 2, 0), self.width() - width))
        height = self.theme.text_px("body") + _GAP
        place = QRect(left, top, width, height)
        if on_line:
            painter.fillRect(place.adjusted(-2, 3, 2, -2), self.theme.colour("surface"))
        painter.drawText(place, _CENTRE, text)

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(480, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 130)


class StripPlot(ColumnsPlot):
    """The same on one low line, without lines behind: days or hours at a glance."""

    @property
    def _area(self) -> QRect:
        high, foot = self.theme.text_px("body") + _GAP * 2, self.theme.text_px("body") + _GAP * 2
        return QRect(_EDGE, high, self.width() - 2 * _EDGE, self.height() - high - foot)

    def _draw_lines(self, painter: QPainter) -> None:
        area = self._area
        strong = self.theme.colour("line_strong")
        painter.fillRect(area.left(), area.bottom(), area.width(), 2, strong)

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(480, 110)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 90)
