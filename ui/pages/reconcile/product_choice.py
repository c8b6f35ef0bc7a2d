"""Which product a line was that was sold without a card: searched for, and chosen with one tap."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.products import ProductFilter, ProductRow, product_keys, product_rows
from pos.services.shop import counter
from pos.services.till import Connection
from ui.latest import Latest
from ui.operations import Operations
from ui.product_text import on_hand_text, product_name
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.row_card import RowCard
from ui.widgets.search_box import SearchBox

_SHOWN: Final = 20


class ProductChoice(QWidget):
    """search: the box. cards: what was found. Signals: chosen(str): the id of a product."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._theme = theme
        self.search = SearchBox(theme, _("Search a product"))
        self.cards = CardList(theme)
        self._latest = Latest(operations, self, found_rows, self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self.search)
        column.addWidget(self.cards, 1)
        self.search.field.textChanged.connect(self._latest.ask)
        self.setFocusProxy(self.search.field)
        self._latest.ask("")

    def _show(self, rows: list[ProductRow]) -> None:
        nothing = label(_("No product is called so."), "caption", wraps=True)
        self.cards.show_cards([self._card(row) for row in rows], nothing)

    def _card(self, row: ProductRow) -> RowCard:
        title = product_name(row.product, screen_language())
        there = on_hand_text(row.product, row.on_hand or 0, screen_language())
        remark = _("{count} on hand").format(count=isolate(there))
        card = RowCard(self._theme, title, remark)
        card.clicked.connect(partial(self._choose, row.product.id))
        return card

    def _choose(self, product: str, *_checked: object) -> None:
        self.chosen.emit(product)


def found_rows(connection: Connection, typed: str) -> list[ProductRow]:
    """Return the first products that what was typed finds."""
    keys = product_keys(connection, ProductFilter(typed))[:_SHOWN]
    return product_rows(connection, keys, counter(connection).here.id)
