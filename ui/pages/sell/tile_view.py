"""The tiles: a list in wrapped rows that a finger flicks and arrow keys walk."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller, QScrollerProperties

from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.pages.sell.long_press import LongPress
from ui.pages.sell.product_model import ROW_ROLE, ProductModel
from ui.pages.sell.tile_delegate import TileDelegate
from ui.product_art import ProductArt
from ui.theme import Theme
from ui.widgets.even_list import EvenList


class TileView(EvenList):
    """Shows a `ProductModel`.

    Signals: picked(ProductRow): tapped, or Enter on it. asked(ProductRow): pressed long, clicked
    right, or the menu key on it: what is it?
    """

    picked = Signal(object)
    asked = Signal(object)

    def __init__(self, theme: Theme, art: ProductArt, model: ProductModel) -> None:
        super().__init__()
        self._theme = theme
        self._columns = theme.sizes.wide.columns
        self._tile_height = theme.sizes.wide.tile
        self._tiles = TileDelegate(theme, art, self)
        self.setModel(model)
        self.setItemDelegate(self._tiles)
        self.setAccessibleName(_("Products"))
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Always on: showing or hiding it changes the width, and with it the number of columns.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoScroll(False)
        self._let_fingers_flick()
        self._long_press = LongPress(self.viewport())
        self._long_press.held.connect(self._hold)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the columns and the height of the wide or the compact layout."""
        layout = self._theme.layout(is_compact=is_compact)
        grown = 2 * (self._theme.text_px("body") - self._theme.sizes.type["body"])
        self._columns = layout.columns
        self._tile_height = layout.tile + round(1.2 * grown)
        self._share_width()

    def focus_first(self) -> None:
        """Put the keyboard on the first tile in sight, or where it was."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def ask(self) -> None:
        """Ask about the tile the keyboard is on."""
        self._tell(self.asked, self.currentIndex())

    def _let_fingers_flick(self) -> None:
        scroller = QScroller.scroller(self.viewport())
        properties = scroller.scrollerProperties()
        never = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        properties.setScrollMetric(QScrollerProperties.ScrollMetric.VerticalOvershootPolicy, never)
        scroller.setScrollerProperties(properties)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def _share_width(self) -> None:
        # Columns times width must be strictly less than the viewport, or the last one wraps.
        width = (self.viewport().width() - 1) // self._columns
        self.setGridSize(QSize(width, self._tile_height))
        self.verticalScrollBar().setSingleStep(self._tile_height // 4)

    def _is_moving(self) -> bool:
        state = QScroller.scroller(self.viewport()).state()
        return state in {QScroller.State.Dragging, QScroller.State.Scrolling}

    def _hold(self, point: QPoint) -> None:
        # No longer pressed: lifting the finger is no tap any more.
        self._show_pressed(-1)
        self._tell(self.asked, self.indexAt(point))

    def _tell(self, signal: SignalInstance, index: QModelIndex | QPersistentModelIndex) -> None:
        row: ProductRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None:
            signal.emit(row)

    def _show_pressed(self, number: int) -> None:
        for tile in {number, self._tiles.pressed} - {-1}:
            self.update(self.model().index(tile, 0))
        self._tiles.pressed = number

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._show_pressed(self.indexAt(point).row())
        if event.button() == Qt.MouseButton.LeftButton:
            self._long_press.begin(point)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._long_press.move(event.position().toPoint())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # The end of a flick comes as a release without a press, or while the tiles still move;
        # Qt would take it for a click on the tile that was pressed before.
        self._long_press.cancel()
        tile = self.indexAt(event.position().toPoint())
        is_tap = tile.row() == self._tiles.pressed and not self._is_moving()
        self._show_pressed(-1)
        super().mouseReleaseEvent(event)
        if is_tap and event.button() == Qt.MouseButton.LeftButton:
            self._tell(self.picked, tile)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The menu key comes as a key too, on some systems only as that.
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self._tell(self.asked, self.indexAt(event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._tell(self.picked, self.currentIndex())
        elif event.key() == Qt.Key.Key_Menu:
            self.ask()
        elif event.text() and event.text().isprintable():
            event.ignore()  # A letter belongs to the search box, not to the list.
        else:
            super().keyPressEvent(event)
