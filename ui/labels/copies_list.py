"""The products to label as a list, each with less, how many, more."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from pos.domain.formatting import isolate
from pos.domain.parsing import keypad_digit
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.products import ProductRow
from ui.labels.copies import Copies, Rule
from ui.operations import Operations
from ui.product_list import ROW_ROLE, ProductList
from ui.product_text import price_text, product_name
from ui.row_delegate import RowDelegate
from ui.row_painter import CENTRED, Pill, RowPainter
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.row_list import RowList

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 64
_EDGE: Final = 12
_KEY: Final = 48
_COUNT: Final = 52
_STEPS: Final = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Minus: -1,
}


class CopiesModel(ProductList):
    """The products, which say how many labels they get."""

    def __init__(self, operations: Operations, copies: Copies, parent: QObject) -> None:
        super().__init__(operations, parent)
        self.copies = copies

    def count_at(self, index: Index) -> int:
        """Return how many labels the product of an index gets."""
        key = self.key_at(index)
        return 0 if key is None else self.copies.of(key)

    # Overrides of Qt methods.

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return super().data(index, role)
        row = self.row(index)
        if row is None:
            return ""
        count = self.count_at(index)
        text = ngettext("{name}: {count} label", "{name}: {count} labels", count)
        name = isolate(product_name(row.product, screen_language()))
        return text.format(name=name, count=count)


class CopiesList(RowList):
    """Changes how many by a tap on minus or plus, by + and -, or by typing a number.

    Signals: changed(): another number; picked(int key): the keyboard or a tap went to a product.
    """

    changed = Signal()
    picked = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, copies: Copies) -> None:
        super().__init__(_("Products to label"))
        self._copies = copies
        self._is_typing = False
        self.products = CopiesModel(operations, copies, self)
        self.setModel(self.products)
        self.setItemDelegate(_CopiesDelegate(theme, self.products, self))
        self.tapped.connect(self._tap_key)
        self.products.rows_read.connect(lambda _rows: self.viewport().update())

    @property
    def picked_key(self) -> int | None:
        """The key of the product picked, None while there is none."""
        return self.products.key_at(self.currentIndex())

    def show_products(self, keys: Sequence[int], place: str) -> None:
        """List products and pick the first that gets a label; place: whose stock is shown."""
        self.products.show_keys(keys, place)
        first = next((key for key, _count in self._copies.wanted()), keys[0] if keys else 0)
        self.pick(self.products.index_of(first))

    def follow(self, rule: Rule) -> None:
        """Count by another rule."""
        self._copies.follow(rule)
        self._show_counts()

    def _show_counts(self) -> None:
        self.viewport().update()
        self.changed.emit()

    def _tap_key(self, index: QModelIndex, point: QPoint) -> None:
        box = self.visualRect(index)
        places = _Places.of(box.width(), box.height())
        for place, by in ((places.less, -1), (places.more, 1)):
            if place.contains(point):
                self._step(index, by)

    def _step(self, index: QModelIndex, by: int) -> None:
        self._put(index, self.products.count_at(index) + by)

    def _put(self, index: QModelIndex, count: int) -> None:
        key = self.products.key_at(index)
        if key is not None:
            self._copies.put(key, count)
            self._show_counts()

    def _type(self, digit: str) -> None:
        before = self.products.count_at(self.currentIndex()) if self._is_typing else 0
        self._put(self.currentIndex(), int(f"{before}{digit}"))
        self._is_typing = True

    # Overrides of Qt methods.

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._is_typing = False
        key = self.products.key_at(current)
        if key is not None:
            self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        digit = keypad_digit(event.text())
        step = _STEPS.get(Qt.Key(event.key()))
        if not index.isValid():
            super().keyPressEvent(event)
        elif digit and digit.isdecimal():
            self._type(digit)
        elif step is not None:
            self._step(index, step)
        elif event.key() == Qt.Key.Key_Backspace:
            self._put(index, self.products.count_at(index) // 10)
        elif event.key() == Qt.Key.Key_Space:
            self._put(index, 0 if self.products.count_at(index) else 1)
        else:
            super().keyPressEvent(event)


class _Places:
    """Where things stand in a row, as if it began at (0, 0) and ran left to right."""

    def __init__(self, text: QRect, less: QRect, count: QRect, more: QRect) -> None:
        self.text = text
        self.less = less
        self.count = count
        self.more = more

    @classmethod
    def of(cls, width: int, height: int) -> "_Places":
        """Share out a row."""
        top = (height - _KEY) // 2
        more = QRect(width - _EDGE - _KEY, top, _KEY, _KEY)
        count = QRect(more.left() - _COUNT, top, _COUNT, _KEY)
        less = QRect(count.left() - _KEY, top, _KEY, _KEY)
        return cls(QRect(_EDGE, 6, less.left() - 2 * _EDGE, height - 12), less, count, more)


class _CopiesDelegate(RowDelegate):
    """Paints a product, its price and the number of its labels."""

    def __init__(self, theme: Theme, model: CopiesModel, view: CopiesList) -> None:
        super().__init__(theme, view)
        self._model = model

    def _paint(self, row: ProductRow, count: int, painter: RowPainter, places: _Places) -> None:
        theme, language = self._theme, screen_language()
        ink = theme.colour("ink" if count else "muted_ink")
        half = places.text.height() // 2
        upper = QRect(places.text.topLeft(), QSize(places.text.width(), half))
        lower = upper.translated(0, half)
        name = product_name(row.product, language)
        painter.text(upper, name, theme.font("body", "strong"), ink)
        price = price_text(row.product, row.product.price, language)
        painter.text(lower, price, theme.font("caption"), theme.colour("muted_ink"))
        font = theme.font("label", "strong")
        painter.pill(places.less, Pill("", "minus", "ink", "surface", "line_strong"), font)
        painter.pill(places.more, Pill("", "plus", "ink", "surface", "line_strong"), font)
        painter.text(places.count, str(count), theme.font("title", "loud"), ink, CENTRED)

    def paint_row(self, index: Index, painter: RowPainter, size: QSize) -> None:
        """Paint a product and its steps."""
        row = index.data(ROW_ROLE)
        if isinstance(row, ProductRow):
            places = _Places.of(size.width(), size.height())
            self._paint(row, self._model.count_at(index), painter, places)

    def is_lit(self, index: Index, *, is_selected: bool) -> bool:  # noqa: ARG002
        """Let the row that is shown beside the list stand out, wherever the keyboard is."""
        return is_selected

    # Overrides of Qt methods.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        texts = self._theme.text_px("body") + self._theme.text_px("caption")
        return QSize(280, max(_ROW, texts + 32))
