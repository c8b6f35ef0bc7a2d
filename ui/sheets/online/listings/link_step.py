"""Which listing of the shop is this product? All there are, the likeliest first; somebody picks."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.sync.by_hand import Candidate, is_likely
from ui.sheets.online.listings.words import item_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.row_card import RowCard
from ui.widgets.search_box import SearchBox
from ui.widgets.state_tag import StateTag

_MOST: Final = 60


class LinkStep(QWidget):
    """cards: one a listing. Signals: picked(Item): this is it. left(): back to the list."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: Sequence[Candidate] = ()
        self.cards: list[RowCard] = []
        self._says = label("", "label", wraps=True)
        self.search = SearchBox(theme, _("Search in the shop: title or SKU"))
        self._list = CardList(theme)
        self.back_button = Button(theme, _("To the list"), "soft", icon="list")
        self.back_button.clicked.connect(self.left)
        self.search.field.textChanged.connect(self._show)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self._says)
        column.addWidget(self.search)
        column.addWidget(self._list, 1)
        column.addLayout(foot)

    def wait_for(self, product: str) -> None:
        """Say that the shop is asked. product: its name."""
        said = _("Which listing of the shop is {product}? Asking the shop…")
        self._says.setText(said.format(product=isolate(product)))
        self._list.show_cards(())

    def show_candidates(self, product: str, found: Sequence[Candidate]) -> None:
        """Show them; the shop's other listings can be searched."""
        self._found = found
        likely = [one for one in found if is_likely(one)]
        if likely:
            said = _("Which listing of the shop is {product}? None is chosen for you.")
        else:
            said = _("Nothing in the shop looks like {product}. Search among its other listings.")
        self._says.setText(said.format(product=isolate(product)))
        self.search.field.clear()
        self._show()

    def fail(self, sentence: str) -> None:
        """Say why the shop's listings are not here."""
        self._says.setText(sentence)

    def _show(self, *_typed: object) -> None:
        text = self.search.field.text().strip().casefold()
        shown = [
            one
            for one in self._found
            if not text or text in one.item.title.casefold() or text in one.item.sku.casefold()
        ]
        self.cards = [self._card(one) for one in shown[:_MOST]]
        nothing = EmptyCard(self._theme, "search", _("Every listing of the shop is linked already"))
        if text:
            nothing = EmptyCard(self._theme, "search", _("No listing here"))
        self._list.show_cards(self.cards, nothing)

    def _card(self, one: Candidate) -> RowCard:
        item = one.item
        said = item_text(item)
        card = RowCard(self._theme, item.title or item.sku, said, name=f"{item.title}. {said}")
        if one.bears_sku:
            card.add_end(StateTag(self._theme, _("Same SKU"), "ok", "check"))
        card.clicked.connect(partial(self._pick, one))
        return card

    def _pick(self, one: Candidate, *_pressed: object) -> None:
        self.picked.emit(one.item)
