"""What every painted plot does: it takes the focus, and says the bar that is picked."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plots.plot import Bar, Plot
from ui.theme import Theme
from ui.widgets.announcement import announce

_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_RADIUS: Final = 4


class PlotView(QWidget):
    """Bars on the surface of a card. A tap or an arrow key picks one, which is then said.

    plot: what is shown. picked: number of the bar that is picked, None for none.
    """

    def __init__(self, theme: Theme, plot: Plot) -> None:
        super().__init__()
        self.theme = theme
        self.plot = plot
        self.picked: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_plot(plot)

    def show_plot(self, plot: Plot) -> None:
        """Show other bars."""
        self.plot = plot
        self.picked = None
        self.setAccessibleName(f"{plot.title}. {plot.sentence}")
        self.setAccessibleDescription(plot.spoken)
        self.updateGeometry()
        self.update()

    def pick(self, number: int) -> None:
        """Pick a bar: what it says stands beside it, and is spoken."""
        if 0 <= number < len(self.plot.bars):
            self.picked = number
            said = self.plot.spoken_of(self.plot.bars[number])
            self.setToolTip(said)
            announce(self, said)
            self.update()

    def place_of(self, number: int) -> QRect:
        """Return where a finger means this bar."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw the bars and what is written beside them."""
        raise NotImplementedError

    def colour_of(self, number: int, bar: Bar) -> str:
        """Return the token of a bar's colour."""
        if number == self.plot.peak:
            return "bar_peak"
        return "bar_low" if bar.is_low else "bar"

    def fill(self, painter: QPainter, place: QRectF, colour: str, radius: float = _RADIUS) -> None:
        """Fill a bar with round corners."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(colour))
        least = min(radius, place.width() / 2, place.height() / 2)
        painter.drawRoundedRect(place, least, least)

    def width_of(self, text: str, font: QFont) -> int:
        """Return how many px a text takes."""
        return QFontMetrics(font).horizontalAdvance(text)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        first = -1 if step > 0 else len(self.plot.bars)
        self.pick((first if self.picked is None else self.picked) + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for number in range(len(self.plot.bars)):
            if self.place_of(number).contains(point):
                self.pick(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        if self.plot.bars:
            self.draw(painter)
        if self.hasFocus():
            width = round(self.theme.look.lines["focus"])
            painter.setPen(QPen(self.theme.colour("focus"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 8, 8)
