"""The lines of the basket under each other, updated in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.domain.basket import BasketLine
from ui.pages.sell.basket_row import BasketRow
from ui.product_art import ProductArt
from ui.theme import Theme


class _Rows(QWidget):
    """The ground of the rows: a hairline under each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "scrolled")

    # Overrides of Qt methods.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line"))
        for row in self.findChildren(BasketRow):
            if not row.isHidden():
                painter.drawLine(
                    0, row.geometry().bottom() + 1, self.width(), row.y() + row.height()
                )


class BasketLines(QScrollArea):
    """Shows all lines, the touched one marked and in sight.

    Signals: as those of `BasketRow`.
    """

    stepped = Signal(object, object)
    voided = Signal(object)
    measuring = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, art: ProductArt) -> None:
        super().__init__()
        self._theme = theme
        self._art = art
        self._rows: dict[int, BasketRow] = {}
        self._is_compact = False
        self._ground = _Rows(theme)
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_lines(self, lines: tuple[BasketLine, ...], touched: int | None) -> None:
        """Show the lines as they are now; touched: key of the line last changed."""
        kept = {line.key for line in lines}
        for key in [key for key in self._rows if key not in kept]:
            self._remove(self._rows.pop(key))
        for place, line in enumerate(lines):
            row = self._rows.get(line.key)
            if row is None:
                row = self._add(line, place)
            row.show_line(line)
            row.show_touched(is_touched=line.key == touched)
        if touched in self._rows:
            self._column.activate()
            self.ensureWidgetVisible(self._rows[touched], 0, 8)

    def set_compact(self, lines: tuple[BasketLine, ...], *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self._is_compact = is_compact
        for line in lines:
            if line.key in self._rows:
                self._rows[line.key].set_compact(line, is_compact=is_compact)

    def _add(self, line: BasketLine, place: int) -> BasketRow:
        row = BasketRow(self._theme, self._art, line)
        row.set_compact(line, is_compact=self._is_compact)
        row.stepped.connect(self.stepped)
        row.voided.connect(self.voided)
        row.measuring.connect(self.measuring)
        row.opened.connect(self.opened)
        self._rows[line.key] = row
        self._column.insertWidget(place, row)
        # Now, in the frame of the tap: a layout shows what it is given an event later.
        row.show()
        return row

    def _remove(self, row: BasketRow) -> None:
        # Hidden and out of the layout first: a row deleted later would stand there for a frame.
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()
