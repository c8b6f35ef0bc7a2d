"""The packing list: tap for one more, a stepper, all that is there; the same by keys."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from pos.domain.formatting import isolate, ltr
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.packing.columns import ROW, THUMB, Columns, columns
from ui.packing.model import PACKED_ROLE, Line
from ui.packing.words import hint_text
from ui.product_art import ProductArt
from ui.product_list import ROW_ROLE
from ui.product_text import on_hand_text
from ui.row_delegate import RowDelegate
from ui.row_painter import CENTRED, Pill, RowPainter, Words
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.row_list import RowList

Index = QModelIndex | QPersistentModelIndex


class Touch(Enum):
    """What a tap or a key on a row means."""

    MORE = auto()
    LESS = auto()
    ALL = auto()
    NONE = auto()
    NUMBER = auto()


_KEYS: Final = {
    Qt.Key.Key_Plus: Touch.MORE,
    Qt.Key.Key_Return: Touch.MORE,
    Qt.Key.Key_Enter: Touch.MORE,
    Qt.Key.Key_Minus: Touch.LESS,
    Qt.Key.Key_Asterisk: Touch.ALL,
    Qt.Key.Key_Delete: Touch.NONE,
    Qt.Key.Key_Space: Touch.NUMBER,
}


class PackingRows(RowList):
    """Signals: touched(index, Touch): what a person wants of a row."""

    touched = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("Goods to pack"))
        self.tapped.connect(self._touch)

    def _touch(self, index: QModelIndex, point: QPoint) -> None:
        box = self.visualRect(index)
        places = columns(box.width(), box.height())
        for place, touch in (
            (places.less, Touch.LESS),
            (places.number, Touch.NUMBER),
            (places.there, Touch.ALL),
        ):
            if place.contains(point):
                self.touched.emit(index, touch)
                return
        self.touched.emit(index, Touch.MORE)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        touch = _KEYS.get(Qt.Key(event.key()))
        is_command = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if touch is None or is_command or not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        self.touched.emit(self.currentIndex(), touch)


class PackingDelegate(RowDelegate):
    """Paints rows; what a tap means is the list's affair."""

    def __init__(self, theme: Theme, art: ProductArt, view: QListView) -> None:
        super().__init__(theme, view)
        self._art = art

    def _paint_row(self, row: ProductRow, line: Line, painter: RowPainter, at: Columns) -> None:
        theme, product = self._theme, row.product
        ink, muted = theme.colour("ink"), theme.colour("muted_ink")
        painter.picture(at.thumb.topLeft(), self._art.thumbnail(product, THUMB))
        name = Words(product.names.within(screen_language()), theme.font("label", "strong"), ink)
        below = Words(_below(row, line), theme.font("caption"), muted)
        painter.name(at.name.adjusted(0, 8, 0, -8), name, below)
        painter.pill(at.there, _there(row, line), theme.font("body", "strong"))
        self._paint_stepper(row, line, painter, at)

    def _paint_stepper(self, row: ProductRow, line: Line, painter: RowPainter, at: Columns) -> None:
        font = self._theme.font("label", "loud")
        if line.packed:
            painter.pill(at.less, Pill("", "minus", "ink", "sunken", "line"), font)
        text = on_hand_text(row.product, line.packed, screen_language()) if line.packed else "–"
        ink = self._theme.colour("ink" if line.packed else "muted_ink")
        painter.text(at.number, text, font, ink, CENTRED)
        painter.pill(at.more, Pill("", "plus", "ink", "sunken", "line"), font)

    def paint_row(self, index: Index, painter: RowPainter, size: QSize) -> None:
        """Paint a product and how much of it is packed."""
        row, line = index.data(ROW_ROLE), index.data(PACKED_ROLE)
        if isinstance(row, ProductRow) and isinstance(line, Line):
            self._paint_row(row, line, painter, columns(size.width(), size.height()))

    def is_lit(self, index: Index, *, is_selected: bool) -> bool:  # noqa: ARG002
        """Let what is packed stand out."""
        line = index.data(PACKED_ROLE)
        return isinstance(line, Line) and bool(line.packed)

    # Overrides of Qt methods.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        height = max(ROW, self._theme.text_px("label") + self._theme.text_px("caption") + 36)
        return QSize(320, height)


def _below(row: ProductRow, line: Line) -> str:
    """Say under the name why it is worth packing, or what sets the product apart."""
    product = row.product
    if line.hint is not None:
        return hint_text(product, line.hint)
    parts = [isolate(product.variant) if product.variant else ""]
    maker = row.maker.within(screen_language())
    parts += [isolate(maker) if maker else "", ltr(product.sku) if product.sku else ""]
    return " · ".join(part for part in parts if part)


def _there(row: ProductRow, line: Line) -> Pill:
    """Show how many are at the place; a tap packs them all."""
    if not row.is_counted:
        return Pill(_("Not counted"), "", "muted_ink")
    there = on_hand_text(row.product, row.on_hand, screen_language())
    if line.packed > max(row.on_hand, 0):
        return Pill(there, "alert-triangle", "warn_ink", "warn", "warn_edge")
    if line.packed and line.packed == row.on_hand:
        return Pill(_("All {count}").format(count=there), "check", "ok_ink", "ok", "ok_edge")
    return Pill(there, "package", "ink", "surface", "line")
