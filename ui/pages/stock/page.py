"""What I have: every product with its price and its count, to search, add to and correct."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from pos.changed import Changed
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.products import ProductRow
from pos.services.stock_lists import StockWish
from ui.latest import Latest
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.stock.goods import Goods
from ui.pages.stock.list_tools import ListTools
from ui.pages.stock.product_view import ProductView
from ui.pages.stock.reading import Listing, listing
from ui.pages.stock.scanned import Scanned
from ui.pages.stock.wanted import Wanted
from ui.pages.stock.worth_line import WorthLine
from ui.sheets.product.no_products import NoProducts
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.page_head import page_head
from ui.widgets.undoable_bar import UndoableBar


class StockPage(Page):
    """The list, and the sheets that change what is on it.

    wanted, tools, view, worth: what is asked for, what is done with all of it, the list, and what
    it comes to.
    """

    shows: ClassVar[Changed] = Changed.PRODUCTS | Changed.STOCK | Changed.SETTINGS

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        papers: Path,
        try_examples: Callable[[], None] | None = None,
    ) -> None:
        """`papers`: the folder papers are kept in while no other one is chosen.

        try_examples: leaves for the sample fair; None where there is no way to it.
        """
        super().__init__(theme, operations)
        self._goods = Goods(theme, operations, self, papers)
        self._scanned = Scanned(operations, self)
        self._listing = Latest(operations, self, listing, self._show)
        self.tools = ListTools(theme, operations, self, papers)
        self.wanted = Wanted(theme, self.tools, self)
        begin = NoProducts(theme, self.add_product, self._goods.import_list, try_examples)
        self.view = ProductView(theme, operations, begin)
        self.worth = WorthLine(operations)
        self._undo = UndoableBar(theme, operations)
        self._import = Button(theme, _("Import"), "soft", icon="file-import")
        self._add = Button(theme, _("Add a product"), "main", icon="plus")
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read what the filter shows."""
        self._listing.ask(self.wanted.wish)

    def _show(self, found: Listing) -> None:
        wish = self.wanted.wish
        self._goods.show_listing(found)
        self.wanted.show_listing(found)
        self.view.show_listing(found, wish)
        self.tools.show_listing(found, wish)
        self.worth.show_listing(found)

    def keys(self) -> Sequence[Key]:
        """Keys that any keyboard layout has; each has its place on the page too."""
        return (
            Key("F2", _("Search"), self.take_focus),
            Key("Ctrl+F", _("Search"), self.take_focus),
            Key("F3", _("Add a product"), self.add_product),
            Key(
                "F4",
                _("Correct the count of the product picked"),
                lambda: self._goods.count(self._picked),
            ),
            Key(
                "F7", _("Move goods of the product picked"), lambda: self._goods.move(self._picked)
            ),
            Key(
                "F9",
                _("What happened to the product picked"),
                lambda: self._goods.tell(self._picked),
            ),
            Key("F6", _("Import a list"), self._goods.import_list),
            Key("Ctrl+P", _("Papers of what is listed"), self.tools.open_papers),
            Key("Ctrl+E", _("Take the list along"), self.tools.open_table),
            Key("F8", _("Print labels"), self.print_labels),
            Key("Shift+F4", _("Count this place"), self.tools.count.open_count),
            Key("Ctrl+Z", _("Undo"), self._undo.take_back),
        )

    def kept(self) -> object:
        """Keep the filter over a change of language or look."""
        return self.wanted.wish

    def resume(self, kept: object) -> None:
        """Show what was listed before."""
        assert isinstance(kept, StockWish)
        self.wanted.resume(kept)

    def take_focus(self) -> None:
        """Typing starts in the search box."""
        field = self.wanted.search.field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def set_compact(self, *, is_compact: bool) -> None:
        """Where there is less room, the icon says enough."""
        words = _("Import")
        self._import.show_text("" if is_compact else words, words)

    def add_product(self) -> None:
        """Open an empty product, with the name or the code for which nothing was found."""
        is_found = bool(self.view.model.rowCount())
        text = self.wanted.text
        self._goods.add("" if is_found else text, is_code=text == self._scanned.code)

    def print_labels(self) -> None:
        """Open the labels of what is listed."""
        self.tools.print_labels(self.view.picked_key)

    def take_scan(self, scan: Scan) -> bool:
        """Open the product that is scanned; a code nobody has is searched for, ready to add."""
        self._scanned.take(scan)
        return True

    @property
    def _picked(self) -> ProductRow | None:
        return self.view.picked_row()

    def _lay_out(self) -> None:
        search = self.wanted.search
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(page_head(self.theme, controls=(search, self._import, self._add)))
        column.addWidget(self.wanted.choices)
        column.addWidget(self.wanted.groups)
        column.addWidget(self.view, 1)
        column.addWidget(self.worth)
        column.addWidget(self._undo)

    def _connect(self) -> None:
        field, goods = self.wanted.search.field, self._goods
        goods.settled.connect(self._undo.take)
        self.wanted.changed.connect(self.reload)
        self._scanned.found.connect(goods.edit)
        self._scanned.looked_for.connect(field.setText)
        self._scanned.told.connect(self.noticed)
        field.returnPressed.connect(self._open_first)
        self.view.follow_keys_of(field)
        self._import.clicked.connect(goods.import_list)
        self.tools.labels.clicked.connect(lambda: self.print_labels())
        self._add.clicked.connect(lambda: self.add_product())
        self.view.opened.connect(goods.edit)
        self.view.counted.connect(goods.count)
        self.view.told.connect(goods.tell)
        goods.exchanging.connect(self.handed)
        goods.handing.connect(self.handed)
        self.view.add_wanted.connect(self.add_product)

    def _open_first(self) -> None:
        if self.wanted.text:
            self._goods.edit_found(self.wanted.wish)
