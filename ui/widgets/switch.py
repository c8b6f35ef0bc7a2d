"""A switch: on or off, told by its side, its filling and a check mark, never by colour alone."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Theme

_TRACK: Final = QSize(56, 32)
_INSET: Final = 5


class Switch(QAbstractButton):
    """Turns one thing on or off at once; `clicked` comes with a person's tap only."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        return QSize(64, self._theme.height("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._draw_track(painter)
        self._draw_knob(painter, track)

    def _draw_track(self, painter: QPainter) -> QRectF:
        colour = self._theme.colour
        track = QRectF(0, 0, _TRACK.width(), _TRACK.height())
        track.moveCenter(QRectF(self.rect()).center())
        ring = "focus" if self.hasFocus() else "action" if self.isChecked() else "line_strong"
        painter.setPen(QPen(colour(ring), 3 if self.hasFocus() else 2))
        painter.setBrush(colour(self._filling()))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        return track

    def _draw_knob(self, painter: QPainter, track: QRectF) -> None:
        knob = track.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        knob.setWidth(knob.height())
        if self.isChecked() is not _is_mirrored(self):
            knob.moveRight(track.right() - _INSET)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("on_action" if self.isChecked() else "line_strong"))
        painter.drawEllipse(knob)
        if self.isChecked():
            px = round(knob.width()) - 4
            mark = QRectF(0, 0, px, px)
            mark.moveCenter(knob.center())
            painter.drawPixmap(mark.toRect(), self._theme.pixmap("check", "action", px))

    def _filling(self) -> str:
        if self.isChecked():
            return "action_pressed" if self.isDown() else "action"
        return "surface_pressed" if self.isDown() else "surface"


def _is_mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
