"""Which product is this line of an order? Somebody searches and picks one."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.domain.channel import Channel
from pos.domain.formatting import isolate, ltr
from pos.domain.product import Product
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.products import ProductFilter, found_products
from pos.sync.notes import Note
from pos.sync.whose_line import say_whose
from ui.latest import Latest
from ui.online_line import OnlineLine
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.row_card import RowCard
from ui.widgets.search_box import SearchBox
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pos.channels.contract import Connector

_WIDTH: Final = 760
_HEIGHT: Final = 600


class WhoseLineSheet(Sheet):
    """cards: one a product. Signals: linked(): it was said, and the shop knows it now."""

    linked = Signal()

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        line: OnlineLine,
        found: tuple[Channel, Note],
        window: QWidget,
    ) -> None:
        title = _("Which product is it?")
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._line = line
        self._channel, self._note = found
        self.cards: list[RowCard] = []
        said = _("Order {code}: what was sold is one of your products.")
        self._says = label(said.format(code=ltr(self._note.code)), "label", wraps=True)
        self.search = SearchBox(theme, _("Search for a product"))
        self._list = CardList(theme)
        self.body.addWidget(self._says)
        self.body.addWidget(self.search)
        self.body.addWidget(self._list, 1)
        self._latest = Latest(operations, self, found_products, self._show)
        self.search.field.textChanged.connect(lambda text: self._latest.ask(ProductFilter(text)))
        self._latest.ask(ProductFilter())

    def open_sheet(self) -> None:
        """Start in the search."""
        super().open_sheet()
        self.search.field.setFocus()

    def _show(self, found: list[Product]) -> None:
        self.cards = [self._card(product) for product in found]
        nothing = EmptyCard(self.theme, "search", _("No product here"))
        self._list.show_cards(self.cards, nothing)

    def _card(self, product: Product) -> RowCard:
        name = product.names.within(screen_language())
        card = RowCard(self.theme, name, ltr(product.sku) if product.sku else "")
        card.clicked.connect(partial(self._pick, product))
        return card

    def _pick(self, product: Product, *_pressed: object) -> None:
        name = isolate(product.names.within(screen_language()))
        self._says.setText(_("{product}: asking the shop…").format(product=name))

        def work(shop: "Connector") -> None:
            say_whose(self._operations, shop, self._note, product.id)

        self._line.with_shop(self, self._channel, work, self._done, self._refuse)

    def _done(self, _none: None) -> None:
        self.close_sheet()
        self.linked.emit()

    def _refuse(self, error: PosError) -> None:
        self._says.setText(str(error))
