"""One tile painted by hand: picture, name, price, stock, and how many are in the basket.

Price and stock stand in the same corners of every tile. What mirrors is decided here, from the
option's direction, and then drawn with absolute alignment.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos.domain.product import Kind
from pos.domain.quantity import THOUSAND
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.pages.sell.product_model import IN_BASKET_ROLE, ROW_ROLE
from ui.product_art import ProductArt
from ui.product_text import on_hand_text, price_text, product_name
from ui.theme import Theme
from ui.widgets.text_lines import text_lines

LOW_STOCK: Final = 3

_PADDING: Final = 12
_OVER_NAME: Final = 8
_FOOT: Final = 38

# Absolute: a painter turns plain left and right round under right-to-left.
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tile is painted. card: in px; is_mirrored: right to left."""

    card: QRect
    is_mirrored: bool

    @property
    def lead(self) -> Qt.AlignmentFlag:
        return _RIGHT if self.is_mirrored else _LEFT

    @property
    def trail(self) -> Qt.AlignmentFlag:
        return _LEFT if self.is_mirrored else _RIGHT

    def box(self, *, is_leading: bool, top: int, width: int, height: int, inset: int) -> QRect:
        """Return a box at the leading or trailing side of the card, `inset` from its edge."""
        is_left = is_leading != self.is_mirrored
        left = self.card.left() + inset if is_left else self.card.right() - inset - width + 1
        return QRect(left, top, width, height)


def is_sold_out(row: ProductRow) -> bool:
    """Tell whether stock says that none is left; what is made to order never runs out."""
    is_made_later = row.product.kind is Kind.MADE_TO_ORDER
    return row.is_counted and row.on_hand <= 0 and not is_made_later


class TileDelegate(QStyledItemDelegate):
    """Paints tiles of the theme. pressed: number of the tile under the finger, or -1."""

    def __init__(self, theme: Theme, art: ProductArt, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._art = art
        self.pressed = -1
        self._fonts = {
            "name": theme.font("body", "strong"),
            "price": theme.font("price", "loud"),
            "stock": theme.font("body", "strong"),
            "badge": theme.font("title", "loud"),
        }
        self._line_px = round(QFontMetrics(self._fonts["name"]).height() * 0.84)
        self._words_px = _OVER_NAME + 2 * self._line_px + _FOOT

    # Overrides of Qt methods.

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return option.rect.size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        direction = option.direction
        state: QStyle.StateFlag = option.state
        place = _Place(rect.adjusted(6, 4, -6, -8), direction == Qt.LayoutDirection.RightToLeft)
        row: ProductRow | None = index.data(ROW_ROLE)
        thousandths: int = index.data(IN_BASKET_ROLE) or 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        self._paint_card(painter, place, is_pressed=index.row() == self.pressed)
        if row is not None:
            self._paint_product(painter, place, row)
        self._paint_edge(painter, place, is_chosen=thousandths > 0, has_focus=has_focus)
        if row is not None and thousandths > 0:
            self._paint_count(painter, place, row, thousandths)
        painter.restore()

    def _paint_card(self, painter: QPainter, place: _Place, *, is_pressed: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("tile_depth"))
        radius = self._theme.sizes.radii["tile"]
        painter.drawRoundedRect(place.card.translated(0, 2), radius, radius)
        painter.setBrush(self._theme.colour("surface_pressed" if is_pressed else "surface"))
        painter.drawRoundedRect(place.card, radius, radius)

    def _paint_product(self, painter: QPainter, place: _Place, row: ProductRow) -> None:
        sold_out = is_sold_out(row)
        height = place.card.height() - self._words_px
        self._paint_band(painter, place, row, height)
        ink = self._theme.colour("muted_ink" if sold_out else "ink")
        self._paint_name(painter, place, row, place.card.top() + height + _OVER_NAME, ink)
        foot = QRect(place.card.left(), place.card.bottom() - _FOOT, place.card.width(), 32)
        taken = 0 if sold_out else self._paint_stock(painter, place, row, foot)
        self._paint_price(painter, place, row, foot, taken, ink)
        if sold_out:
            self._paint_sold_out(painter, place)

    def _paint_band(self, painter: QPainter, place: _Place, row: ProductRow, height: int) -> None:
        band = QRect(place.card.left(), place.card.top(), place.card.width(), height)
        picture = self._art.band(row.product, band.size(), is_grey=is_sold_out(row))
        painter.drawPixmap(band.topLeft(), picture)

    def _paint_name(
        self, painter: QPainter, place: _Place, row: ProductRow, top: int, ink: QColor
    ) -> None:
        name = product_name(row.product, self._theme.language)
        painter.setFont(self._fonts["name"])
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        width = place.card.width() - 2 * _PADDING
        for number, line in enumerate(text_lines(name, self._fonts["name"], width, 2)):
            box = QRect(
                place.card.left() + _PADDING, top + number * self._line_px, width, metrics.height()
            )
            painter.drawText(box, place.lead | _MIDDLE, line)

    def _paint_stock(self, painter: QPainter, place: _Place, row: ProductRow, foot: QRect) -> int:
        """Paint icon and number; returns the width they take, zero when nothing is known."""
        if not row.is_counted or row.product.kind is Kind.MADE_TO_ORDER:
            return 0
        is_low = row.on_hand <= LOW_STOCK * THOUSAND
        text = on_hand_text(row.product, row.on_hand, self._theme.language)
        metrics = QFontMetrics(self._fonts["stock"])
        width = metrics.horizontalAdvance(text) + 16 + 6 + (20 if is_low else 0)
        inset = 7 if is_low else _PADDING
        box = place.box(is_leading=False, top=foot.top() + 2, width=width, height=28, inset=inset)
        if is_low:
            painter.setPen(QPen(self._theme.colour("warn_edge"), 1))
            painter.setBrush(self._theme.colour("warn"))
            painter.drawRoundedRect(box, 14, 14)
            box = box.adjusted(10, 0, -10, 0)
        ink = "warn_ink" if is_low else "muted_ink"
        icon = self._theme.pixmap("alert-triangle" if is_low else "package", ink, 16)
        icon_left = box.right() - 15 if place.is_mirrored else box.left()
        painter.drawPixmap(icon_left, box.top() + 6, icon)
        painter.setFont(self._fonts["stock"])
        painter.setPen(self._theme.colour(ink))
        painter.drawText(box, place.trail | _MIDDLE, text)
        return width + inset

    def _paint_price(
        self,
        painter: QPainter,
        place: _Place,
        row: ProductRow,
        foot: QRect,
        taken: int,
        ink: QColor,
    ) -> None:
        text = price_text(row.product, row.product.price, self._theme.language)
        room = place.card.width() - _PADDING - max(taken + 6, _PADDING)
        font = _shrunk(self._fonts["price"], text, room)
        box = place.box(
            is_leading=True, top=foot.top(), width=room, height=foot.height(), inset=_PADDING
        )
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, place.lead | _MIDDLE, text)

    def _paint_sold_out(self, painter: QPainter, place: _Place) -> None:
        text = _("Sold out")
        width = QFontMetrics(self._fonts["stock"]).horizontalAdvance(text) + 42
        box = place.box(is_leading=True, top=place.card.top() + 9, width=width, height=28, inset=9)
        painter.setPen(QPen(self._theme.colour("bad_edge"), 1))
        painter.setBrush(self._theme.colour("bad"))
        painter.drawRoundedRect(box, 14, 14)
        cross_left = box.right() - 26 if place.is_mirrored else box.left() + 10
        painter.drawPixmap(cross_left, box.top() + 6, self._theme.pixmap("x", "bad_ink", 16))
        painter.setFont(self._fonts["stock"])
        painter.setPen(self._theme.colour("bad_ink"))
        painter.drawText(box.adjusted(10, 0, -10, 0), place.trail | _MIDDLE, text)

    def _paint_edge(
        self, painter: QPainter, place: _Place, *, is_chosen: bool, has_focus: bool
    ) -> None:
        lines = self._theme.look.lines
        colour, width = "line", lines["hairline"]
        if is_chosen:
            colour, width = "selected_line", lines["selected"]
        if has_focus:
            colour, width = "focus", lines["focus"]
        radius = self._theme.sizes.radii["tile"]
        painter.setPen(QPen(self._theme.colour(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place.card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_count(
        self, painter: QPainter, place: _Place, row: ProductRow, thousandths: int
    ) -> None:
        text = on_hand_text(row.product, thousandths, self._theme.language)
        metrics = QFontMetrics(self._fonts["badge"])
        width = max(34, metrics.horizontalAdvance(text) + 18)
        box = place.box(is_leading=False, top=place.card.top() + 6, width=width, height=34, inset=6)
        painter.setPen(QPen(self._theme.colour("surface"), 2.5))
        painter.setBrush(self._theme.colour("badge"))
        painter.drawRoundedRect(QRectF(box), 17, 17)
        painter.setPen(self._theme.colour("on_badge"))
        painter.setFont(self._fonts["badge"])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _shrunk(font: QFont, text: str, room: int) -> QFont:
    """Return the font, made smaller until the text has room: a price never meets the stock."""
    fitting = QFont(font)
    while fitting.pixelSize() > 12 and QFontMetrics(fitting).horizontalAdvance(text) > room:
        fitting.setPixelSize(fitting.pixelSize() - 1)
    return fitting
