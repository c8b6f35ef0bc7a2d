"""The lists of a count: what was found, the last first, and the goods there may be, to tap."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from pos.domain.formatting import count_text, isolate
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.services.counted import Found
from pos.services.counts import Count, goods_to_count
from ui.counts.found_list import FoundList, Index, RowWords
from ui.counts.found_model import FoundModel
from ui.counts.goods_list import GoodsList
from ui.counts.reading import Progress, best_match
from ui.counts.row_words import counted_row, counted_spoken
from ui.latest import Latest
from ui.operations import Operations
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.pill_row import PillRow
from ui.widgets.search_box import SearchBox

_COUNTED: Final = "counted"
_GOODS: Final = "goods"


class CountedSide(QWidget):
    """search: by name. found: thousandths by the id of each product.

    Signals: tapped(Product): one piece of it is here; picked(Found): a line to correct.
    """

    tapped = Signal(object)
    picked = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, art: ProductArt, photos: Photos
    ) -> None:
        super().__init__()
        self._operations = operations
        self._count: Count | None = None
        self._photos = photos
        self._goods_keys: tuple[int, ...] = ()
        self.found: dict[str, int] = {}
        self.search = SearchBox(theme, _("Search goods without a code"))
        self.search.field.installEventFilter(self)
        self._pills = PillRow(theme)
        self.model = FoundModel(counted_spoken, self)
        self.counted = FoundList(theme, art, _("Counted so far"), self.model, self._row)
        self.goods = GoodsList(theme, operations, art, photos, self.found)
        self._lists = QStackedWidget()
        self._search = Latest(operations, self, goods_to_count, self._show_goods)
        self._lay_out(theme)
        self._pills.picked.connect(self._show_list)
        self.search.field.textChanged.connect(self._look_for)
        self.search.field.returnPressed.connect(self._tap_first)
        for rows in (self.counted, self.goods):
            rows.tapped.connect(lambda index, _point: self._act(index))
            rows.entered_row.connect(self._act)

    def show_progress(self, count: Count, progress: Progress) -> None:
        """Show how far a count is."""
        self._count = count
        self._goods_keys = progress.goods
        self.found.clear()
        self.found.update(progress.found)
        self.model.show_rows(progress.newest)
        self._photos.want(each.product.photo for each in progress.newest)
        self.goods.show_goods(progress.goods, count.place)
        self.search.field.clear()
        self._show_list(_COUNTED if progress.found else _GOODS)

    def put(self, found: Found, *, is_first: bool) -> None:
        """Show a line as it is now, at the top where it was counted last."""
        if found.quantity is None:
            self.found.pop(found.product.id, None)
            self.model.drop(found.product.id)
        else:
            self.found[found.product.id] = found.quantity
            if is_first:
                self.model.put_first(found)
                self.counted.scrollToTop()
            else:
                self.model.put(found)
        self._photos.want([found.product.photo])
        self.goods.viewport().update()
        self._name_lists()

    def show_counted(self) -> None:
        """Show the lines: what is scanned stands at their top."""
        self.search.field.clear()
        self._show_list(_COUNTED)

    def look_for(self, text: str) -> None:
        """Search for what a letter begins."""
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.field.setText(self.search.field.text() + text)

    def _look_for(self, text: str) -> None:
        if self._count is None:
            return
        if text.strip():
            self._search.ask(self._count, text.strip())
        else:
            self.goods.show_goods(self._goods_keys, self._count.place)
            self._show_list(_COUNTED if self.found else _GOODS)

    def _show_goods(self, keys: tuple[int, ...]) -> None:
        if self._count is not None and self.search.field.text().strip():
            self.goods.show_goods(keys, self._count.place)
            self._show_list(_GOODS)

    def _tap_first(self) -> None:
        """Enter counts the best match of what is typed, whether the list shows it yet or not."""
        text = self.search.field.text().strip()
        if self._count is not None and text:
            self._operations.read(self, best_match, self._count, text, done=self._tap_match)

    def _tap_match(self, product: Product | None) -> None:
        if product is not None:
            self.search.field.clear()
            self.tapped.emit(product)

    def _act(self, index: Index) -> None:
        if not index.isValid():
            return
        if index.model() is self.model:
            self.picked.emit(self.model.found(index))
            return
        product: Product | None = self.goods.product_at(index)
        if product is not None:
            self.search.field.clear()
            self.tapped.emit(product)

    def _show_list(self, which: object) -> None:
        self._lists.setCurrentWidget(self.goods if which == _GOODS else self.counted)
        self._name_lists()

    def _name_lists(self) -> None:
        counted = count_text(len(self.found), screen_language())
        names = [
            (_COUNTED, _("Counted: {count}").format(count=isolate(counted))),
            (_GOODS, _("All goods")),
        ]
        is_goods = self._lists.currentWidget() is self.goods
        self._pills.set_pills(names, _GOODS if is_goods else _COUNTED)

    def _row(self, index: Index) -> RowWords | None:
        found = self.model.found(index)
        return None if found is None or self._count is None else counted_row(found, self._count)

    def _lay_out(self, theme: Theme) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 8)
        inside.addWidget(self._lists)
        self._lists.addWidget(self.counted)
        self._lists.addWidget(self.goods)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self.search)
        column.addWidget(self._pills)
        column.addWidget(card, 1)

    # Overrides of Qt methods.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                is_goods = self._lists.currentWidget() is self.goods
                rows = self.goods if is_goods else self.counted
                rows.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.field.text():
                self.search.field.clear()
                return True
        return super().eventFilter(watched, event)
