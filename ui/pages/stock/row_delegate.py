"""One product of the stock list, painted: picture, name, group, maker, price, stock."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
)

from pos.domain.formatting import isolate, ltr
from pos.domain.names import Names
from pos.services.products import ProductRow
from ui.kinds import group_text
from ui.pages.stock.columns import ROW, THUMB, Columns, columns
from ui.product_art import ProductArt
from ui.product_list import ROW_ROLE
from ui.product_text import on_hand_text, price_text
from ui.row_delegate import RowDelegate
from ui.row_painter import TRAILING, Pill, RowPainter, Words
from ui.screen_language import screen_language
from ui.stock_mark import stock_mark
from ui.stock_words import place_name
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_PARTS: Final = " · "


class StockRowDelegate(RowDelegate):
    """Paints rows; what a tap means is the list's affair."""

    def __init__(self, theme: Theme, art: ProductArt, view: QListView) -> None:
        super().__init__(theme, view)
        self._art = art
        self._places: Mapping[str, Names] = {}

    def show_places(self, places: Mapping[str, Names]) -> None:
        """Name the places of goods that are counted everywhere, by their ids."""
        self._places = places

    def _paint_row(self, row: ProductRow, row_painter: RowPainter, places: Columns) -> None:
        theme, product = self._theme, row.product
        ink, muted = theme.colour("ink"), theme.colour("muted_ink")
        row_painter.picture(places.thumb.topLeft(), self._art.thumbnail(product, THUMB))
        small = theme.font("caption")
        below = self._split(row) or _below(row, with_group=places.group is None)
        name = Words(product.names.within(screen_language()), theme.font("label", "strong"), ink)
        place = places.name.adjusted(0, 8, 0, -8)
        row_painter.name(place, name, Words(below, small, muted))
        if places.group is not None and places.maker is not None:
            row_painter.text(
                places.group, group_text(product.craft, product.category), small, muted
            )
            row_painter.text(places.maker, row.maker.within(screen_language()), small, muted)
        price = price_text(product, product.price, screen_language())
        has_price = product.price is not None
        font = theme.font("label", "loud") if has_price else theme.font("caption")
        row_painter.text(places.price, price, font, ink if has_price else muted, TRAILING)
        mark = stock_mark(row)
        ground, edge = mark.ground or "sunken", f"{mark.ground}_edge" if mark.ground else "line"
        pill = Pill(mark.text, mark.icon, mark.ink, ground, edge)
        row_painter.pill(places.stock, pill, theme.font("body", "strong"))
        story = Pill("", "history", "ink", "surface", "line")
        row_painter.pill(places.story, story, theme.font("body"))

    def _split(self, row: ProductRow) -> str:
        """Say where a product is that is counted everywhere, if it is in more than one place."""
        if len(row.split) < 2:
            return ""
        language = screen_language()
        return _PARTS.join(
            f"{isolate(place_name(self._places[place]))} "
            f"{isolate(on_hand_text(row.product, there, language))}"
            for place, there in row.split
            if place in self._places
        )

    def paint_row(self, index: Index, painter: RowPainter, size: QSize) -> None:
        """Paint a product, its price and what there is of it."""
        row = index.data(ROW_ROLE)
        if isinstance(row, ProductRow):
            self._paint_row(row, painter, columns(size.width(), size.height()))

    # Overrides of Qt methods.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(320, row_height(self._theme))


def row_height(theme: Theme) -> int:
    """Return the height of a row: two lines of text at any text size, and room for a finger."""
    return max(ROW, theme.text_px("label") + theme.text_px("caption") + 36)


def _below(row: ProductRow, *, with_group: bool) -> str:
    """Say under the name what sets the product apart; isolated, so that no part pulls another."""
    product = row.product
    parts = [isolate(product.variant) if product.variant else ""]
    if with_group:
        parts += [isolate(name) if (name := row.maker.within(screen_language())) else ""]
    parts += [ltr(product.sku) if product.sku else ""]
    return _PARTS.join(part for part in parts if part)
