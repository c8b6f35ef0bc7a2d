"""The shops there are, for somebody to pick the one that is meant."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.domain.channel import Channel
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.row_card import RowCard
from ui.widgets.sheet import Sheet

_WIDTH: Final = 560
_HEIGHT: Final = 420


class WhichShopSheet(Sheet):
    """cards: one a shop. Signals: picked(Channel): the one that was tapped."""

    picked = Signal(object)

    def __init__(self, theme: Theme, shops: Sequence[Channel], window: QWidget) -> None:
        super().__init__(theme, window, _("In which shop?"), width=_WIDTH, height=_HEIGHT)
        self.cards: list[RowCard] = []
        for shop in shops:
            card = RowCard(theme, shop.name)
            card.clicked.connect(partial(self._pick, shop))
            self.cards.append(card)
        whole = CardList(theme)
        whole.show_cards(self.cards)
        self.body.addWidget(whole, 1)

    def _pick(self, shop: Channel, *_pressed: object) -> None:
        self.close_sheet()
        self.picked.emit(shop)
