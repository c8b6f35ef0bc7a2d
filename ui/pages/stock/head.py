"""The names of the columns, above the list and aligned with its rows."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QStyleOptionViewItem, QWidget

from pos.i18n import gettext as _
from ui.pages.stock.columns import columns
from ui.row_painter import CENTRED, LEADING, TRAILING, RowPainter
from ui.theme import Theme


class StockHead(QWidget):
    """Painted, because the places of the columns are those of the painted rows."""

    def __init__(self, theme: Theme, rows: QAbstractScrollArea) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self.setFixedHeight(theme.text_px("caption") + 26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # Overrides of Qt methods.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionViewItem()
        option.initFrom(self)
        painter = QPainter(self)
        heads = RowPainter(painter, option, self._theme)
        places = columns(self._rows.viewport().width(), self.height())
        font, ink = self._theme.font("caption", "strong"), self._theme.colour("muted_ink")
        titles = (
            (places.name, _("Product"), LEADING),
            (places.group, _("Group"), LEADING),
            (places.maker, _("Maker"), LEADING),
            (places.price, _("Price"), TRAILING),
            (places.stock, _("In stock"), CENTRED),
        )
        for place, title, side in titles:
            if place is not None:
                whole = QRect(place.left(), 0, place.width(), self.height())
                heads.text(whole, title, font, ink, side)

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())
