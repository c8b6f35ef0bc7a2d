"""Where one product is: every place with what is there, one of them picked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.services.whereabouts import Whereabouts
from ui.product_text import on_hand_text
from ui.screen_language import screen_language
from ui.stock_words import place_name
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.row_card import RowCard


class PlacesPart(QWidget):
    """Signals: picked(str): the id of the place that was tapped."""

    picked = Signal(str)

    def __init__(self, theme: Theme, product: Product) -> None:
        super().__init__()
        self._theme = theme
        self._product = product
        self._cards = CardList(theme)
        self._group = QButtonGroup(self)
        self._total = label(role="strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(label(_("Place by place"), "label"))
        column.addWidget(self._cards, 1)
        column.addWidget(self._total)

    def show_places(self, where: Whereabouts, at: str) -> None:
        """Show what is where; at: id of the place that is picked."""
        for button in self._group.buttons():
            self._group.removeButton(button)
        cards = []
        for place in where.places:
            card = self._card(place_name(place.names), where.on_hand.get(place.id))
            card.setChecked(place.id == at)
            card.clicked.connect(partial(self._pick, place.id))
            self._group.addButton(card)
            cards.append(card)
        total = _("Everywhere: {quantity}").format(quantity=self._amount(where.total))
        self._total.setText(total)
        self._total.setVisible(len(cards) > 1)
        self._cards.show_cards(cards)

    def _card(self, name: str, there: int | None) -> RowCard:
        amount = _("Not counted") if there is None else self._amount(there)
        card = RowCard(self._theme, name, name=f"{name}, {amount}")
        card.add_amount(amount)
        card.setCheckable(True)
        return card

    def _pick(self, place: str, *_checked: object) -> None:
        self.picked.emit(place)

    def _amount(self, thousandths: int) -> str:
        return isolate(on_hand_text(self._product, thousandths, screen_language()))
