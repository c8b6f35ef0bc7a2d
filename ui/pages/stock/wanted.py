"""What is asked of the stock list: typed, chosen from the pickers, or tapped among the groups."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from pos.i18n import gettext as _
from pos.services.products import ProductFilter
from pos.services.stock_lists import StockWish
from ui.pages.stock.choice_bar import ChoiceBar
from ui.pages.stock.filter_bar import FilterBar
from ui.pages.stock.list_tools import ListTools
from ui.pages.stock.reading import Listing
from ui.theme import Theme
from ui.widgets.search_box import SearchBox


class Wanted(QObject):
    """Three parts that ask for one thing.

    search, choices, groups: the parts. wish: what they ask for together.
    Signals: changed(): they ask for something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme, tools: ListTools, parent: QObject) -> None:
        """`tools`: stand beside the choices."""
        super().__init__(parent)
        self.wish = StockWish()
        self.search = SearchBox(theme, _("Search a product, or scan"), scans=True)
        self.choices = ChoiceBar(theme, tools)
        self.groups = FilterBar(theme)
        self.search.field.textChanged.connect(self._search)
        self.choices.picked.connect(self.ask)
        self.groups.picked.connect(self._pick_group)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.wish.products.text

    def ask(self, wish: StockWish) -> None:
        """Ask for this."""
        self.wish = wish
        self.changed.emit()

    def resume(self, wish: StockWish) -> None:
        """Ask for what was asked before."""
        self.wish = wish
        self.search.field.setText(wish.products.text)

    def show_listing(self, found: Listing) -> None:
        """Offer what there is to choose."""
        self.choices.show_listing(found, self.wish)
        self.groups.show_listing(found, replace(self.wish.products, text=""))

    def _search(self, text: str) -> None:
        self._want(replace(self.wish.products, text=text.strip()))

    def _pick_group(self, picked: ProductFilter) -> None:
        self._want(replace(picked, text=self.text))

    def _want(self, products: ProductFilter) -> None:
        self.ask(replace(self.wish, products=products))
