"""Painting one row of a list by hand: texts, pills and pictures, placed from the leading side.

Places are given as if the screen ran left to right; each is turned round for Arabic here and
nowhere else.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme import Theme

LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Pill:
    """A small box that says a state, and may be tapped.

    icon: a name in `resources/icons`, or empty. ink, ground, edge: colour tokens; an empty ground
    paints no box.
    """

    text: str
    icon: str = ""
    ink: str = "ink"
    ground: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is written in a row."""

    text: str
    font: QFont
    ink: QColor


class RowPainter:
    """Paints into the rectangle of one row."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        self._row = QRect(option.rect)
        self._direction = option.direction
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setLayoutDirection(self._direction)

    def ground(self, colour: str) -> None:
        """Fill the whole row."""
        self._painter.fillRect(self._row, self._theme.colour(colour))

    def rule(self) -> None:
        """Draw the hairline under the row."""
        self._painter.fillRect(
            self._row.left(), self._row.bottom(), self._row.width(), 1, self._theme.colour("line")
        )

    def focus(self) -> None:
        """Draw the ring that says where the keyboard is."""
        width = round(self._theme.look.lines["focus"])
        self._painter.setPen(QPen(self._theme.colour("focus"), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width // 2 + 1
        self._painter.drawRoundedRect(self._row.adjusted(inset, inset, -inset, -inset), 8, 8)

    def text(
        self,
        place: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        alignment: Qt.AlignmentFlag = LEADING,
    ) -> None:
        """Write one line, cut with an ellipsis where it does not fit."""
        self._painter.setFont(font)
        self._painter.setPen(colour)
        box = self._turned(place)
        elided = self._painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        side = QStyle.visualAlignment(self._direction, alignment)
        self._painter.drawText(box, side | Qt.TextFlag.TextSingleLine, elided)

    def name(self, place: QRect, name: Words, below: Words) -> None:
        """Write a name over what stands below it; a long name smaller, on two lines.

        Only what fits on neither is cut: two names that differ at their end can be told apart.
        """
        rows = [*self._parted(name, place.width()), *([below] if below.text else [])]
        height = place.height() // len(rows)
        for number, words in enumerate(rows):
            row = QRect(place.left(), place.top() + number * height, place.width(), height)
            self.text(row, words.text, words.font, words.ink)

    def _parted(self, name: Words, width: int) -> list[Words]:
        """Write a name that is too long for its line smaller, and part it between two words."""
        if QFontMetrics(name.font).horizontalAdvance(name.text) <= width:
            return [name]
        font = self._theme.font("caption", "strong")
        small, words = QFontMetrics(font), name.text.split(" ")
        count = len(words)
        while count > 1 and small.horizontalAdvance(" ".join(words[:count])) > width:
            count -= 1
        lines = " ".join(words[:count]), " ".join(words[count:])
        return [Words(line, font, name.ink) for line in lines if line]

    def picture(self, corner: QPoint, pixmap: QPixmap) -> None:
        """Draw a picture with its leading top corner at `corner`."""
        size = pixmap.deviceIndependentSize().toSize()
        self._painter.drawPixmap(self._turned(QRect(corner, size)).topLeft(), pixmap)

    def pill(self, place: QRect, pill: Pill, font: QFont) -> None:
        """Paint a pill: its icon on the leading side of its text, both in the middle."""
        self._box(self._turned(place), pill)
        px = self._theme.sizes.icons["small"] if pill.icon else 0
        gap = 6 if pill.icon and pill.text else 0
        self._painter.setFont(font)
        room = place.width() - px - gap - 16
        text = self._painter.fontMetrics().elidedText(pill.text, Qt.TextElideMode.ElideRight, room)
        width = self._painter.fontMetrics().horizontalAdvance(text)
        left = place.left() + (place.width() - width - px - gap) // 2
        if pill.icon:
            corner = QRect(QPoint(left, place.center().y() - px // 2 + 1), QSize(px, px))
            self._painter.drawPixmap(
                self._turned(corner).topLeft(), self._theme.pixmap(pill.icon, pill.ink, px)
            )
        box = QRect(left + px + gap, place.top(), width + 2, place.height())
        self._painter.setPen(self._theme.colour(pill.ink))
        side = QStyle.visualAlignment(self._direction, LEADING)
        self._painter.drawText(self._turned(box), side | Qt.TextFlag.TextSingleLine, text)

    def _box(self, box: QRect, pill: Pill) -> None:
        if not pill.ground and not pill.edge:
            return
        line = self._theme.look.lines["control"]
        edge = QPen(self._theme.colour(pill.edge), line) if pill.edge else Qt.PenStyle.NoPen
        self._painter.setPen(edge)
        ground = self._theme.colour(pill.ground) if pill.ground else Qt.BrushStyle.NoBrush
        self._painter.setBrush(ground)
        radius = self._theme.sizes.radii["medium"]
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)

    def _turned(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._row, place.translated(self._row.topLeft()))
