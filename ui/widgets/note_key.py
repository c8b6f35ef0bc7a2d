"""A key for one banknote, in the colour of the real note, that counts how often it was laid down.

The colour is the second cue: under some colour vision violet and blue look alike, so the numeral
and the place by value carry the meaning.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pos.domain.formatting import TIMES, ltr, money_text
from pos.domain.money import MAD, MINOR_DIGITS, Money
from ui.theme import Theme

# Which dirham note a note of another currency looks like, as far as colours go.
_LIKE: Final = {
    "EUR": {5: 20, 10: 100, 20: 200, 50: 100, 100: 50, 200: 20},
    "USD": dict.fromkeys((1, 5, 10, 20, 50, 100), 50),
    "GBP": {5: 200, 10: 100, 20: 20, 50: 100},
}


class NoteKey(QAbstractButton):
    """Paints a note of `value` whole units; a tap lays one down."""

    def __init__(self, theme: Theme, value: int, currency: str = MAD) -> None:
        super().__init__()
        self._theme = theme
        self._value = value
        self._tones = theme.look.notes[str(_LIKE.get(currency, {}).get(value, value))]
        self._count = 0
        amount = Money(value * 10 ** MINOR_DIGITS[currency], currency)
        self.setAccessibleName(money_text(amount, theme.language))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.height("note"))

    def show_count(self, count: int) -> None:
        """Show how many of it lie on the counter."""
        self._count = count
        self.update()

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(110, self._theme.height("note"))

    def minimumSizeHint(self) -> QSize:
        return QSize(84, self._theme.height("note"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = self._tones
        edge = QColor(tones["edge"])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        note = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        path = QPainterPath()
        path.addRoundedRect(note, 12, 12)
        ground = QColor(tones["bg"])
        painter.fillPath(path, ground.darker(108) if self.isDown() else ground)
        self._paint_ornament(painter, path, note, edge)
        line = QColor(self._theme.colour("focus")) if self.hasFocus() else edge
        painter.setPen(QPen(line, 4 if self.hasFocus() else 2))
        painter.drawPath(path)
        painter.setPen(QColor(tones["ink"]))
        painter.setFont(self._theme.font("keypad", "loud"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._value))
        if self._count:
            self._paint_count(painter)

    def _paint_ornament(
        self, painter: QPainter, path: QPainterPath, note: QRectF, edge: QColor
    ) -> None:
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(QRectF(note.left(), note.top(), 16, note.height()), edge)
        faint = QColor(edge)
        faint.setAlphaF(0.35)
        painter.setPen(QPen(faint, 1.5))
        middle, reach = QPointF(note.right() - 6, note.center().y()), 30
        painter.drawRect(QRectF(middle.x() - 22, middle.y() - 22, 44, 44))
        corners = (QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        painter.restore()

    def _paint_count(self, painter: QPainter) -> None:
        text = ltr(f"{TIMES}{self._count}")
        painter.setFont(self._theme.font("nav", "loud"))
        width = max(28, painter.fontMetrics().horizontalAdvance(text) + 12)
        box = QRectF(self.width() - width - 6, 6, width, 28)
        ink, ground = QColor(self._tones["ink"]), QColor(self._tones["bg"])
        painter.setPen(QPen(ground, 2))
        painter.setBrush(ink)
        painter.drawRoundedRect(box, 14, 14)
        painter.setPen(ground)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
