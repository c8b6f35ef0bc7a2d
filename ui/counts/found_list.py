"""A list of products in a count, painted: picture, name, a line about it, and its end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from pos.domain.product import Product
from ui.product_art import ProductArt
from ui.product_text import product_name
from ui.row_delegate import RowDelegate
from ui.row_painter import TRAILING, Pill, RowPainter, Words
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.row_list import RowList

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 72
_EDGE: Final = 12
_THUMB: Final = 48
_AMOUNT: Final = 116
_PILL: Final = 132
_PILL_HEIGHT: Final = 48


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says.

    below: under the name; is_warning: it asks for something. amount, remark: at the end, one over
    the other. pills: what may be tapped there, in place of both.
    """

    product: Product
    below: str = ""
    amount: str = ""
    remark: str = ""
    is_warning: bool = False
    ink: str = "ink"
    pills: tuple[Pill, ...] = ()


# Reads a row of the model; None while it is not there.
Say = Callable[[Index], RowWords | None]


class FoundList(RowList):
    """Shows the rows of a model as `say` words them.

    Signals: current(index): the keyboard or a tap went to another row.
    """

    current = Signal(object)

    def __init__(
        self, theme: Theme, art: ProductArt, name: str, model: QAbstractItemModel, say: Say
    ) -> None:
        super().__init__(name)
        self._ground = theme.colour("surface")
        # It paints all of itself: nothing that lies under the sheet is painted for it at each scan.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setModel(model)
        self.setItemDelegate(_FoundDelegate(theme, art, say, self))

    def pill_at(self, index: Index, point: QPoint, pills: int) -> int | None:
        """Return the number of the pill at a point of a row, None for none."""
        box = self.visualRect(index)
        places = _pill_places(box.width(), box.height(), pills)
        return next((n for n, place in enumerate(places) if place.contains(point)), None)

    # Overrides of Qt methods.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        painter.end()
        super().paintEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current.emit(current)


class _FoundDelegate(RowDelegate):
    """Paints rows; what a tap means is the list's affair."""

    def __init__(self, theme: Theme, art: ProductArt, say: Say, view: FoundList) -> None:
        super().__init__(theme, view)
        self._art = art
        self._say = say

    def _paint(self, words: RowWords, painter: RowPainter, size: QSize) -> None:
        theme = self._theme
        painter.picture(
            QPoint(_EDGE, (size.height() - _THUMB) // 2),
            self._art.thumbnail(words.product, _THUMB),
        )
        left = 2 * _EDGE + _THUMB
        end = _end_width(words)
        whole = QRect(left, 8, size.width() - left - end - 2 * _EDGE, size.height() - 16)
        said = product_name(words.product, screen_language())
        name = Words(said, theme.font("body", "strong"), theme.colour("ink"))
        ink = theme.colour("warn_ink" if words.is_warning else "muted_ink")
        painter.name(whole, name, Words(words.below, theme.font("caption"), ink))
        if words.pills:
            self._paint_pills(words, painter, size)
        elif words.amount:
            self._paint_amount(words, painter, size)

    def _paint_amount(self, words: RowWords, painter: RowPainter, size: QSize) -> None:
        theme, left = self._theme, size.width() - _EDGE - _AMOUNT
        whole = QRect(left, 8, _AMOUNT, size.height() - 16)
        upper, lower = _halves(whole, has_below=bool(words.remark))
        ink = theme.colour(words.ink)
        painter.text(upper, words.amount, theme.font("title", "loud"), ink, TRAILING)
        muted = theme.colour("muted_ink")
        painter.text(lower, words.remark, theme.font("caption"), muted, TRAILING)

    def _paint_pills(self, words: RowWords, painter: RowPainter, size: QSize) -> None:
        font = self._theme.font("caption", "strong")
        places = _pill_places(size.width(), size.height(), len(words.pills))
        for place, pill in zip(places, words.pills, strict=True):
            painter.pill(place, pill, font)

    def paint_row(self, index: Index, painter: RowPainter, size: QSize) -> None:
        """Paint a product as it is worded."""
        words = self._say(index)
        if words is not None:
            self._paint(words, painter, size)

    def is_lit(self, index: Index, *, is_selected: bool) -> bool:  # noqa: ARG002
        """Let the row that is told of beside the list stand out, wherever the keyboard is."""
        return is_selected

    # Overrides of Qt methods.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        texts = self._theme.text_px("body") + self._theme.text_px("caption")
        return QSize(280, max(_ROW, texts + 36))


def _end_width(words: RowWords) -> int:
    if words.pills:
        return len(words.pills) * (_PILL + 8)
    return _AMOUNT if words.amount else 0


def _pill_places(width: int, height: int, count: int) -> list[QRect]:
    top = (height - _PILL_HEIGHT) // 2
    first = width - _EDGE - count * _PILL - (count - 1) * 8
    return [QRect(first + n * (_PILL + 8), top, _PILL, _PILL_HEIGHT) for n in range(count)]


def _halves(whole: QRect, *, has_below: bool) -> tuple[QRect, QRect]:
    if not has_below:
        return whole, QRect()
    half = whole.height() // 2
    upper = QRect(whole.left(), whole.top(), whole.width(), half)
    return upper, upper.translated(0, half)
