"""The row of ways to pay: icon beside the word where there is room, above it where there is not."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.sheets.tender.ways import Way
from ui.theme import Theme
from ui.widgets.button import Button

_ICON: Final = 24
_INSET: Final = 8


class WayButton(Button):
    """One way to pay. key: named in its corner once keys are used."""

    def __init__(self, theme: Theme, way: Way, key: str) -> None:
        super().__init__(theme, way.text, "method", icon=way.icon)
        self.show_text(way.text, way.name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._way = way
        self._key = key
        self._is_stacked = False
        # The same in both ways: nothing under the row moves when the window gets narrower.
        stacked = theme.text_px("caption") + _ICON + 3 * _INSET
        self.setFixedHeight(max(theme.height("method"), stacked))

    @property
    def beside_width(self) -> int:
        """How wide it is with the icon beside the word, px."""
        return super().sizeHint().width()

    def stack(self, *, is_stacked: bool) -> None:
        """Put the icon above the word, or beside it."""
        self._is_stacked = is_stacked
        self.updateGeometry()
        self.update()

    def _paint_stacked(self, painter: QPainter) -> None:
        ink = "on_selected" if self.isChecked() else "ink"
        top = (self.height() - _ICON - self.theme.text_px("caption") - _INSET) // 2
        left = (self.width() - _ICON) // 2
        painter.drawPixmap(left, top, self.theme.pixmap(self._way.icon, ink, _ICON))
        painter.setFont(self.theme.font("caption", "strong"))
        painter.setPen(self.theme.colour(ink))
        place = QRect(2, top + _ICON, self.width() - 4, self.height() - top - _ICON - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._way.text)

    def _paint_key(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font("nav", "loud"))
        painter.setPen(self.theme.colour("on_selected" if self.isChecked() else "muted_ink"))
        corner = QRect(_INSET, 3, self.width() - 2 * _INSET, self.height())
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        painter.drawText(corner, side | Qt.AlignmentFlag.AlignTop, self._key)

    # Overrides of Qt methods.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_stacked:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.text, option.icon = "", QIcon()
            painter = QPainter(self)
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            self._paint_stacked(painter)
        else:
            super().paintEvent(event)
            painter = QPainter(self)
        if self._key:
            self._paint_key(painter)

    def sizeHint(self) -> QSize:
        return QSize(self.beside_width, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        if not self._is_stacked:
            return self.sizeHint()
        words = QFontMetrics(self.theme.font("caption", "strong"))
        return QSize(words.horizontalAdvance(self._way.text) + _INSET, self.minimumHeight())


class WayRow(QWidget):
    """Signals: picked(Way)."""

    picked = Signal(object)

    def __init__(self, theme: Theme, ways: Sequence[Way], *, names_keys: bool) -> None:
        super().__init__()
        self._ways = tuple(ways)
        self._space = theme.space("small")
        self._group = QButtonGroup(self)
        self.buttons: list[WayButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._space)
        for number, way in enumerate(self._ways):
            button = WayButton(theme, way, f"F{number + 1}" if names_keys else "")
            button.setChecked(number == 0)
            button.clicked.connect(partial(self._pick, number))
            self._group.addButton(button)
            self.buttons.append(button)
            row.addWidget(button, 1)

    def show_picked(self, way: Way) -> None:
        """Mark the way in hand."""
        self.buttons[self._ways.index(way)].setChecked(True)

    def take_key(self, key: int) -> Way | None:
        """Return the way a function key means, None when it means none here."""
        number = key - Qt.Key.Key_F1
        return self._ways[number] if 0 <= number < len(self._ways) else None

    def _pick(self, number: int, *_checked: object) -> None:
        self.picked.emit(self._ways[number])

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = max(1, len(self.buttons))
        room = (self.width() - (count - 1) * self._space) // count
        is_stacked = any(button.beside_width > room for button in self.buttons)
        for button in self.buttons:
            button.stack(is_stacked=is_stacked)
