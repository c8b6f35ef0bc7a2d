"""The list under the filters, or what stands there while there is nothing to list."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from pos.services.stock_lists import State, StockWish, stock_rows
from ui.operations import Operations
from ui.pages.stock.columns import columns
from ui.pages.stock.head import StockHead
from ui.pages.stock.reading import Listing
from ui.pages.stock.row_delegate import StockRowDelegate
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.product_list import ProductList
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard
from ui.widgets.row_list import RowList


class ProductView(QStackedWidget):
    """Lists products, or says why there are none.

    rows: the list itself. begin: the empty state of a shop without products.
    Signals: opened(ProductRow), counted(ProductRow): a row, or its count, was tapped;
    add_wanted(): what was searched for is to be added; told(ProductRow): what happened to a row is
    asked for.
    """

    opened = Signal(object)
    counted = Signal(object)
    add_wanted = Signal()
    told = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, begin: EmptyCard) -> None:
        super().__init__()
        self.begin = begin
        add = [("plus", _("Add a product"))]
        self._nothing = EmptyCard(theme, "search", _("No product here"), actions=add)
        self._nothing.picked.connect(lambda _number: self.add_wanted.emit())
        self.rows = RowList(_("Products"))
        self.model = ProductList(operations, self, stock_rows)
        art = ProductArt(theme)
        self._photos = Photos(operations, art, self)
        self.rows.setModel(self.model)
        self._delegate = StockRowDelegate(theme, art, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(2, 2, 2, 8)
        column.setSpacing(0)
        column.addWidget(StockHead(theme, self.rows))
        column.addWidget(self.rows, 1)
        for part in (self._card, begin, self._nothing):
            self.addWidget(part)
        self.rows.tapped.connect(self._tap)
        self.rows.entered_row.connect(self.open_row)
        self.model.rows_read.connect(self._want_photos)
        self._photos.arrived.connect(self.rows.viewport().update)

    def show_listing(self, found: Listing, wish: StockWish) -> None:
        """Show the products of a listing; wish: what it was asked for."""
        text = wish.products.text
        self._delegate.show_places(found.place_names)
        self.model.show_keys(found.keys, found.place)
        if found.keys:
            self.setCurrentWidget(self._card)
            if not self.rows.currentIndex().isValid():
                self.rows.setCurrentIndex(self.model.index(0))
        elif text or found.total or found.archived:
            self._nothing.say(_nothing_text(wish))
            self.setCurrentWidget(self._nothing)
        else:
            self.setCurrentWidget(self.begin)

    @property
    def picked_key(self) -> int | None:
        """The key of the selected row, which is known before the row is read."""
        return self.model.key_at(self.rows.currentIndex())

    def picked_row(self) -> ProductRow | None:
        """Return the selected row, None when there is none or it is being read."""
        return self.model.row(self.rows.currentIndex())

    def open_row(self, index: QModelIndex) -> None:
        """Open the product of an index."""
        row = self.model.row(index)
        if row is not None:
            self.opened.emit(row)

    def follow_keys_of(self, field: QLineEdit) -> None:
        """Let the arrow down lead from the search box into the list, and Ctrl+Z reach the page."""
        field.installEventFilter(self)

    def _tap(self, index: QModelIndex, point: QPoint) -> None:
        row = self.model.row(index)
        if row is None:
            return
        box = self.rows.visualRect(index)
        places = columns(box.width(), box.height())
        if places.story.contains(point):
            self.told.emit(row)
        else:
            (self.counted if places.stock.contains(point) else self.opened).emit(row)

    def _want_photos(self, rows: list[ProductRow]) -> None:
        self._photos.want(row.product.photo for row in rows)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        is_claimed = event.type() == QEvent.Type.ShortcutOverride
        if is_claimed and event.matches(QKeySequence.StandardKey.Undo):
            # A line claims this key for its own letters; here it takes back what was saved.
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _nothing_text(wish: StockWish) -> str:
    if wish.products.text:
        return _("Nothing for “{text}”").format(text=isolate(wish.products.text))
    if wish.state is not State.ALL or wish.maker is not None:
        return _("No product is like this here")
    return _("No product in this group")
