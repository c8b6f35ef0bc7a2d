"""The shelf: search box, categories and tiles; says which product was picked, and how often."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pos.domain.basket import Basket
from pos.domain.money import Money
from pos.i18n import gettext as _
from pos.services.products import (
    Category,
    ProductFilter,
    ProductRow,
    product_keys,
    product_rows,
)
from ui.first_frame import EarlyTyping
from ui.latest import Latest
from ui.operations import Operations
from ui.pages.sell.nothing_bar import NothingBar
from ui.pages.sell.product_model import ProductModel
from ui.pages.sell.reading import Meant, Stand, amount_typed, found, typed
from ui.pages.sell.scan_rows import ScanRows
from ui.pages.sell.tile_view import TileView
from ui.pages.sell.turns import Turns
from ui.photos import Photos
from ui.product_art import ProductArt
from ui.product_text import craft_name
from ui.theme import Theme
from ui.widgets.button import Button, square
from ui.widgets.label import ElidedLabel
from ui.widgets.margins import margins
from ui.widgets.page_head import page_head
from ui.widgets.pill_row import PillRow
from ui.widgets.search_box import SearchBox
from ui.widgets.search_keys import SearchKeys


class Shelf(QWidget):
    """What there is to sell.

    keys: the signals of the keys typed into the search box. scan_rows: scans to look at.
    Signals: picked(ProductRow, int): so many of a product are wanted. asked(ProductRow): what is
    it? unlisted(): something is wanted that is in no catalogue. orders_wanted(): show the orders.
    receipt_scanned(SaleRow): the receipt of a finished sale.
    """

    orders_wanted = Signal()
    picked = Signal(object, object)
    asked = Signal(object)
    unlisted = Signal()
    receipt_scanned = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, art: ProductArt, turns: Turns) -> None:
        super().__init__()
        self._beginning = QWidget()
        self._beginning.hide()
        self._theme = theme
        self._operations = operations
        self._place = ""
        self._turns = turns
        self._is_compact = False
        self._category: Category | None = None
        self._search = SearchBox(theme, _("Search for a product or scan…"), scans=True)
        self.keys = SearchKeys(self._search.field)
        self._fair, self._fair_name = _fair(theme)
        self._orders = Button(theme, _("Orders"), "soft", icon="hammer")
        self._pills = PillRow(theme)
        self._model = ProductModel(theme.language, self)
        self._tiles = TileView(theme, art, self._model)
        self._photos = Photos(operations, art, self)
        self.scan_rows = ScanRows(theme)
        self._nothing = NothingBar(theme)
        other = Button(theme, role="step", icon="plus", name=_("Sell without a card"))
        self._other = square(other, theme.height("chip"))
        self._listed = Latest(operations, self, product_keys, self._show_keys)
        self._lay_out()
        self._connect()

    def show_stand(self, stand: Stand) -> None:
        """Show what there is to sell at this stand; says anew what changed."""
        self._place = stand.counter.here.id
        self._fair_name.setText(stand.counter.here.names.within(self._theme.language))
        self._show_fair()
        pills: list[tuple[object, str]] = [(None, _("All"))]
        pills += [(group, group.category or craft_name(group.craft)) for group in _named(stand)]
        self._pills.set_pills(pills, self._category)
        has_products = bool(stand.categories)
        self._beginning.setVisible(not has_products)
        self._pills.setVisible(has_products)
        self._tiles.setVisible(has_products)
        self._model.forget_rows()
        self._list()

    def show_in_basket(self, basket: Basket) -> None:
        """Mark the tiles of what is in the basket."""
        held = {line.product.id: basket.quantity_of(line.product.id) for line in basket.lines}
        self._model.set_in_basket(held)

    def begin_with(self, what: QWidget) -> None:
        """Stand this where the tiles will be, while there is nothing to sell."""
        around = self._beginning.layout()
        assert around is not None
        around.addWidget(what)

    def forget_stock(self) -> None:
        """Stock moved: read the tiles in sight again, showing the old ones until then."""
        self._model.forget_rows()

    def set_compact(self, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self._tiles.set_compact(is_compact=is_compact)
        self._is_compact = is_compact
        self._orders.show_text("" if is_compact else _("Orders"), _("Orders"))
        self._show_fair()

    def take_focus(self) -> None:
        """Put the keyboard into the search box."""
        self._search.field.setFocus()

    def ask(self) -> None:
        """Ask about the product the keyboard is on."""
        self._tiles.ask()

    def type(self, text: str) -> None:
        """Go on in the search box with what was typed elsewhere on the page."""
        self.take_focus()
        self._search.field.insert(text)

    def take_count(self) -> int:
        """Return how many the next scan means: `3*` in the search box is three of it."""
        wanted = typed(self._search.field.text())
        if not wanted.text:
            self._search.field.clear()
        return 1 if wanted.text else wanted.count

    def choose_among(self, code: str) -> None:
        """Show the products that share a code: a person chooses between them."""
        self._search.field.setText(code)

    def go_on(self, typed: EarlyTyping) -> None:
        """Take what was scanned and typed before there was a shelf."""
        for text in typed.scans:
            self._enter(text)
        self._search.field.insert(typed.rest)

    def take_amount(self) -> tuple[Money, int] | None:
        """Take the amount in the search box, or the one that was not found, and how often."""
        wanted = typed(self._search.field.text())
        amount = amount_typed(wanted.text) if wanted.text else self._nothing.amount
        if amount is None:
            return None
        self._search.field.clear()
        self._say_nothing("")
        return amount, wanted.count

    def _show_fair(self) -> None:
        self._fair.setVisible(not self._is_compact and bool(self._fair_name.text()))

    def _connect(self) -> None:
        self._search.field.textChanged.connect(self._list)
        self._orders.clicked.connect(self.orders_wanted)
        self._pills.picked.connect(self._choose)
        self._model.wanted.connect(self._read_rows)
        self._tiles.picked.connect(self._pick)
        self._tiles.asked.connect(self.asked)
        self._photos.arrived.connect(self._tiles.viewport().update)
        self._nothing.priced.connect(self.unlisted)
        self._other.clicked.connect(self.unlisted)
        self.keys.entered.connect(self._enter)
        self.keys.walked.connect(self._tiles.focus_first)

    def _lay_out(self) -> None:
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(20, 14, 10, 0))
        column.setSpacing(self._theme.space("small"))
        head = page_head(self._theme, controls=(self._search, self._fair))
        head.setContentsMargins(margins(0, 0, 10, 0))
        column.addLayout(head)
        choices = QHBoxLayout()
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
        column.addWidget(self._tiles, 1)

    def _choose(self, category: Category | None) -> None:
        self._category = category
        self._list()
        self._tiles.scrollToTop()

    def _list(self) -> None:
        text = typed(self._search.field.text()).text
        category = self._category
        wanted = ProductFilter(
            text=text,
            craft=category.craft if category else None,
            category=category.category if category else None,
        )
        self._listed.ask(wanted)

    def _show_keys(self, keys: list[int]) -> None:
        text = typed(self._search.field.text()).text
        self._model.set_keys(keys)
        # An empty box says nothing: what a scan did not find stays told until the next one.
        if text:
            self._say_nothing("" if keys else text)

    def _read_rows(self, keys: list[int]) -> None:
        self._operations.read(self, product_rows, keys, self._place, done=self._take_rows)

    def _take_rows(self, rows: list[ProductRow]) -> None:
        self._model.take_rows(rows)
        self._photos.want(row.product.photo for row in rows)

    def _pick(self, row: ProductRow) -> None:
        wanted = typed(self._search.field.text())
        if not wanted.text:
            self._search.field.clear()
        self._say_nothing("")
        self.picked.emit(row, wanted.count)

    def _enter(self, text: str) -> None:
        wanted = typed(text)
        take = partial(self._take_found, wanted.text, wanted.count)
        # The place is known once its turn has come.
        self._turns.read(lambda db: found(db, wanted.text, self._place), done=take)

    def _take_found(self, text: str, count: int, meant: Meant) -> None:
        rows = meant.rows
        self._say_nothing("" if rows or meant.receipt else text)
        if meant.receipt is not None:
            self.receipt_scanned.emit(meant.receipt)
        elif len(rows) == 1:
            self.picked.emit(rows[0], count)
        elif rows:
            self.choose_among(text)

    def _say_nothing(self, text: str) -> None:
        self._nothing.say(text, amount_typed(text))


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
