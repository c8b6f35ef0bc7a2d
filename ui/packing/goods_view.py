"""The list of goods to pack, or why there is nothing on it."""

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.operations import Operations
from ui.packing.model import PackingModel
from ui.packing.reading import PackingView, Shown
from ui.packing.rows import PackingDelegate, PackingRows
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard


class GoodsView(QStackedWidget):
    """rows, model: the list. nothing: what is said of an empty place."""

    def __init__(self, theme: Theme, operations: Operations, nothing: str) -> None:
        super().__init__()
        self._nothing_there = nothing
        self.rows = PackingRows()
        self.model = PackingModel(operations, self)
        art = ProductArt(theme)
        self._photos = Photos(operations, art, self)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(PackingDelegate(theme, art, self.rows))
        self.model.rows_read.connect(self._want_photos)
        self._photos.arrived.connect(self.rows.viewport().update)
        self._nothing = EmptyCard(theme, "package", nothing)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 4, 2, 4)
        inside.addWidget(self.rows)
        self.addWidget(card)
        self.addWidget(self._nothing)

    def show_view(self, view: PackingView) -> None:
        """Show what is listed."""
        self.model.show_packed(view.packed.quantities, view.hints)
        self.model.show_keys(view.keys, view.wish.way.source)
        if view.keys and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self.model.index(0))
        self._nothing.say(self._nothing_text(view))
        self.setCurrentIndex(0 if view.keys else 1)

    def _nothing_text(self, view: PackingView) -> str:
        text = view.wish.text.strip()
        if text:
            return _("Nothing for “{text}”").format(text=isolate(text))
        if view.wish.shown is Shown.PACKED:
            return _("Nothing packed yet")
        return self._nothing_there

    def _want_photos(self, rows: list[ProductRow]) -> None:
        self._photos.want(row.product.photo for row in rows)
