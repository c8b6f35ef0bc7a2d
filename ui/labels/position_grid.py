"""A sheet of labels as a picture: tap the first label that is still there."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.i18n import gettext as _
from pos.printing.label_stock import USUAL, LabelStock
from pos.printing.paper import A4
from ui.theme import Theme

_HEIGHT = 260


class PositionGrid(QWidget):
    """Shows which labels are used, which get printed, which stay free.

    The sheet is a thing on the table: it is not mirrored in Arabic. Arrows move the first label.
    Signals: picked(int): the place of the first label, from 0.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stock: LabelStock = USUAL
        self._start = 0
        self._labels = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The sheet: tap the first label that is free"))

    def show_sheet(self, stock: LabelStock, start: int, labels: int) -> None:
        """Show a sheet on which so many labels are printed from `start` on."""
        self._stock, self._start, self._labels = stock, start, labels
        self.update()

    def _cell(self, number: int) -> QRectF:
        scale = self.height() / (A4.height or 1)
        left, top = self._stock.corner_mm(number)
        size = self._stock.width_mm * scale, self._stock.height_mm * scale
        return QRectF(left * scale, top * scale, *size).adjusted(0.5, 0.5, -0.5, -0.5)

    def _at(self, point: QPointF) -> int | None:
        numbers = range(self._stock.on_sheet)
        return next((number for number in numbers if self._cell(number).contains(point)), None)

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(round(_HEIGHT * A4.width / (A4.height or 1)), _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number is not None:
            self.picked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._stock.columns,
            Qt.Key.Key_Down: self._stock.columns,
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        elif 0 <= self._start + by < self._stock.on_sheet:
            self.picked.emit(self._start + by)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, lines = self._theme.colour, self._theme.look.lines
        ring = "focus" if self.hasFocus() else "line_strong"
        painter.setPen(QPen(colour(ring), lines["focus" if self.hasFocus() else "control"]))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        for number in range(self._stock.on_sheet):
            painter.setPen(QPen(colour("line_strong"), lines["hairline"]))
            painter.setBrush(colour(self._filling(number)))
            painter.drawRoundedRect(self._cell(number), 2, 2)
            if number < self._start:
                # Told by more than a colour: what is gone is crossed out.
                cell = self._cell(number)
                painter.drawLine(cell.topLeft(), cell.bottomRight())

    def _filling(self, number: int) -> str:
        if number < self._start:
            return "sunken"
        return "action" if number < self._start + self._labels else "surface"
