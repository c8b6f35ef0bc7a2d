"""The shelf: search box, categories and tiles of what there is to sell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.services.products import Category
from ui.operations import Operations
from ui.pages.sell.finder import Finder
from ui.pages.sell.nothing_bar import NothingBar
from ui.pages.sell.reading import Stand
from ui.pages.sell.scan_rows import ScanRows
from ui.pages.sell.tiles import Tiles
from ui.pages.sell.turns import Turns
from ui.product_art import ProductArt
from ui.product_text import craft_name
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import ElidedLabel
from ui.widgets.margins import margins
from ui.widgets.page_head import page_head
from ui.widgets.pill_row import PillRow
from ui.widgets.search_box import SearchBox


class Shelf(QWidget):
    """Shows what there is to sell.

    finder: the search box. tiles: of the products. scan_rows: scans to look at.
    Signals: unlisted(): something is wanted that is in no catalogue; orders_wanted(): show the
    orders.
    """

    orders_wanted = Signal()
    unlisted = Signal()

    def __init__(self, theme: Theme, operations: Operations, art: ProductArt, turns: Turns) -> None:
        super().__init__()
        self._theme = theme
        self._is_compact = False
        self._category: Category | None = None
        self._beginning = QWidget()
        self._beginning.hide()
        self._search = SearchBox(theme, _("Search for a product or scan…"), scans=True)
        self._fair, self._fair_name = _fair(theme)
        self._orders = Button(theme, _("Orders"), "soft", icon="hammer")
        self._pills = PillRow(theme)
        self._nothing = NothingBar(theme)
        other = Button(theme, role="step", icon="plus", name=_("Sell without a card"))
        self._other = square(other, theme.height("chip"))
        self.scan_rows = ScanRows(theme)
        self.finder = Finder(turns, self._search, self._nothing)
        self.tiles = Tiles(theme, operations, art, self)
        self._lay_out()
        self._connect()

    def show_stand(self, stand: Stand) -> None:
        """Show what there is to sell at this stand; says anew what changed."""
        here = stand.counter.here
        self.finder.show_stock_of(here.id)
        self.tiles.show_stock_of(here.id)
        self._fair_name.setText(here.names.within(self._theme.language))
        self._show_fair()
        pills: list[tuple[object, str]] = [(None, _("All"))]
        pills += [(group, group.category or craft_name(group.craft)) for group in _named(stand)]
        self._pills.set_pills(pills, self._category)
        has_products = bool(stand.categories)
        self._beginning.setVisible(not has_products)
        self._pills.setVisible(has_products)
        self.tiles.view.setVisible(has_products)
        self._list()

    def begin_with(self, what: QWidget) -> None:
        """Stand this where the tiles will be, while there is nothing to sell."""
        around = self._beginning.layout()
        assert around is not None
        around.addWidget(what)

    def add_way(self, button: QWidget) -> None:
        """Put one more way to sell beside those that are there."""
        self._choices.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def add_panel(self, panel: QWidget) -> None:
        """Put what opens for a while between the categories and the tiles."""
        row = QHBoxLayout()
        row.setContentsMargins(margins(0, 0, 10, 0))
        row.addWidget(panel)
        self._column.insertLayout(self._column.indexOf(self.scan_rows), row)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self.tiles.view.set_compact(is_compact=is_compact)
        self._is_compact = is_compact
        self._orders.show_text("" if is_compact else _("Orders"), _("Orders"))
        self._show_fair()

    def _show_fair(self) -> None:
        self._fair.setVisible(not self._is_compact and bool(self._fair_name.text()))

    def _connect(self) -> None:
        self._search.field.textChanged.connect(self._list)
        self._orders.clicked.connect(self.orders_wanted)
        self._pills.picked.connect(self._choose)
        self._nothing.priced.connect(self.unlisted)
        self._other.clicked.connect(self.unlisted)
        self.finder.keys.walked.connect(self.tiles.view.focus_first)
        self.tiles.view.picked.connect(self.finder.pick)
        self.tiles.listed.connect(self.finder.say_listed)

    def _choose(self, category: Category | None) -> None:
        self._category = category
        self._list()
        self.tiles.view.scrollToTop()

    def _list(self) -> None:
        self.tiles.search(self.finder.text, self._category)

    def _lay_out(self) -> None:
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(margins(20, 14, 10, 0))
        column.setSpacing(self._theme.space("small"))
        head = page_head(self._theme, controls=(self._search, self._fair))
        head.setContentsMargins(margins(0, 0, 10, 0))
        column.addLayout(head)
        self._choices = choices = QHBoxLayout()
        choices.setContentsMargins(margins(0, 0, 10, 0))
        choices.setSpacing(self._theme.space("small"))
        choices.addWidget(self._pills, 1)
        choices.addWidget(self._orders, 0, Qt.AlignmentFlag.AlignTop)
        choices.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(choices)
        column.addWidget(self.scan_rows)
        column.addWidget(self._nothing)
        # Tiles run to the edges, to say that they scroll; a card keeps away from them.
        around = QVBoxLayout(self._beginning)
        around.setContentsMargins(margins(0, 4, 10, 16))
        column.addWidget(self._beginning, 1)
        column.addWidget(self.tiles.view, 1)


def _named(stand: Stand) -> tuple[Category, ...]:
    """Return the categories worth a pill: one alone says nothing."""
    return stand.categories if len(stand.categories) > 1 else ()


def _fair(theme: Theme) -> tuple[QWidget, QLabel]:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space("small"))
    tent = QLabel()
    tent.setPixmap(theme.pixmap("tent", "ink", 24))
    name = ElidedLabel(role="strong")
    name.setMaximumWidth(190)
    row.addWidget(tent)
    row.addWidget(name)
    return whole, name
