"""A product at a glance: all that a customer may ask about it, and the way to change it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.documents.mark_words import marks_text
from pos.domain.mark import QualityMark
from pos.domain.product import Product
from pos.i18n import LANGUAGES
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from ui.product_art import ProductArt
from ui.product_text import price_text, product_name
from ui.sheets.product.photo_panel import rounded
from ui.stock_mark import stock_mark
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.sheet import Sheet

_PICTURE: Final = QSize(300, 225)


class ProductGlance(Sheet):
    """Shows a product as its tile cannot; changes nothing itself.

    Signals: wanted(): put one into the basket. edited(): it is to be changed.
    """

    wanted = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, window: QWidget, row: ProductRow, art: ProductArt) -> None:
        super().__init__(theme, window, product_name(row.product, theme.language), width=760)
        self._row = row
        self._marks = QVBoxLayout()
        picture = QLabel()
        picture.setPixmap(rounded(art.band(row.product, _PICTURE), theme.sizes.radii["card"]))
        picture.setFixedSize(_PICTURE)
        side = QHBoxLayout()
        side.setSpacing(theme.space("wide"))
        side.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        side.addWidget(self._facts(), 1)
        self.body.addLayout(side, 1)
        self.body.addSpacing(theme.space("small"))
        self.body.addLayout(self._buttons())

    def show_marks(self, holding: Sequence[QualityMark]) -> None:
        """Name the quality marks that hold today."""
        if holding:
            text = marks_text(holding, self.theme.language)
            self._marks.addLayout(_pair(_("Quality marks"), text))

    def _facts(self) -> QScrollArea:
        whole = QWidget()
        whole.setProperty("role", "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(margins(0, 0, self.theme.space("medium"), 0))
        column.setSpacing(self.theme.space("small"))
        product, language = self._row.product, self.theme.language
        for name in _other_names(product, language):
            column.addWidget(label(name, "caption", wraps=True))
        column.addWidget(label(price_text(product, product.price, language), "heading"))
        column.addLayout(self._stock())
        for title, text in self._details():
            column.addLayout(_pair(title, text))
        column.addLayout(self._marks)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(whole)
        scroll.setMinimumHeight(_PICTURE.height())
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return scroll

    def _stock(self) -> QHBoxLayout:
        mark = stock_mark(self._row)
        icon = QLabel()
        icon.setPixmap(self.theme.pixmap(mark.icon, mark.ink, self.theme.sizes.icons["small"]))
        line = QHBoxLayout()
        line.setSpacing(self.theme.space("small"))
        line.addWidget(icon)
        line.addWidget(label(mark.spoken, "strong"), 1)
        return line

    def _details(self) -> list[tuple[str, str]]:
        """Return title and text of each thing that is known."""
        product = self._row.product
        known = [
            (_("Maker"), self._row.maker.within(self.theme.language)),
            (_("Description"), product.description),
            (_("Materials"), product.materials),
            (_("Dimensions"), product.dimensions),
            (_("Care"), product.care),
            (_("Your code (SKU)"), product.sku),
        ]
        return [(title, text) for title, text in known if text]

    def _buttons(self) -> QHBoxLayout:
        edit = Button(self.theme, _("Edit the product"), "soft", icon="pencil")
        add = Button(self.theme, _("Add to the basket"), "main", icon="plus")
        for button, signal in ((edit, self.edited), (add, self.wanted)):
            button.clicked.connect(self.close_sheet)
            button.clicked.connect(signal)
        line = QHBoxLayout()
        line.setSpacing(self.theme.space("medium"))
        line.addWidget(edit)
        line.addStretch(1)
        line.addWidget(add)
        return line


def _pair(title: str, text: str) -> QVBoxLayout:
    """Show what something is called, and below it what is known of it."""
    pair = QVBoxLayout()
    pair.setSpacing(0)
    pair.addWidget(label(title, "caption"))
    pair.addWidget(label(text, wraps=True))
    return pair


def _other_names(product: Product, language: str) -> list[str]:
    """Return the names in the other languages, each once."""
    shown = product.names.within(language)
    names = dict.fromkeys(getattr(product.names, code) for code in LANGUAGES)
    return [name for name in names if name and name != shown]
