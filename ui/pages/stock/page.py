"""What I have: every product with its price and its count, to search, add to and correct."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from pos.changed import Changed
from pos.i18n import gettext as _
from pos.services.products import ProductFilter, ProductRow, product_rows
from ui.latest import Latest
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.stock.filter_bar import FilterBar
from ui.pages.stock.product_view import ProductView
from ui.pages.stock.reading import Listing, first_found, listing
from ui.sheets.count_sheet import CountSheet
from ui.sheets.import_sheet import ImportSheet
from ui.sheets.product_sheet import ProductSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty_card import EmptyCard
from ui.widgets.page_head import page_head
from ui.widgets.search_box import SearchBox
from ui.widgets.undoable_bar import UndoableBar


class StockPage(Page):
    """The list, and the sheets that change what is on it.

    search, view: the box to type in and the list.
    """

    shows: ClassVar[Changed] = Changed.PRODUCTS | Changed.STOCK | Changed.SETTINGS

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        try_examples: Callable[[], None] | None = None,
    ) -> None:
        """`try_examples` leaves for the sample fair; None where there is no way to it."""
        super().__init__(theme, operations)
        self._wanted = ProductFilter()
        self._place = ""
        self._listing = Latest(operations, self, listing, self._show)
        self.search = SearchBox(theme, _("Search a product, or scan"), scans=True)
        self.view = ProductView(theme, operations, self._beginning(try_examples))
        self._filters = FilterBar(theme)
        self._undo = UndoableBar(theme, operations)
        self._import = Button(theme, _("Import"), "soft", icon="file-import")
        self._add = Button(theme, _("Add a product"), "main", icon="plus")
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read what the filter shows."""
        self._listing.ask(self._wanted)

    def _show(self, found: Listing) -> None:
        self._place = found.place
        self._filters.show_listing(found, replace(self._wanted, text=""))
        self.view.show_listing(found, self._wanted.text)

    def keys(self) -> Sequence[Key]:
        """Keys that any keyboard layout has; each has its place on the page too."""
        return (
            Key("F2", _("Search"), self.take_focus),
            Key("Ctrl+F", _("Search"), self.take_focus),
            Key("F3", _("Add a product"), self.add_product),
            Key("F4", _("Correct the count of the product picked"), self._count_picked),
            Key("F6", _("Import a list"), self.open_import),
            Key("Ctrl+Z", _("Undo"), self._undo.take_back),
        )

    def kept(self) -> object:
        """Keep the filter over a change of language or look."""
        return self._wanted

    def resume(self, kept: object) -> None:
        """Show what was listed before."""
        assert isinstance(kept, ProductFilter)
        self._wanted = kept
        self.search.field.setText(kept.text)

    def take_focus(self) -> None:
        """Typing and scanning start in the search box."""
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.field.selectAll()

    def set_compact(self, *, is_compact: bool) -> None:
        """Where there is less room, the icon says enough."""
        words = _("Import")
        self._import.show_text("" if is_compact else words, words)

    def add_product(self) -> None:
        """Open an empty product, named like a search that found nothing."""
        sheet = ProductSheet(self.theme, self.operations, self.window(), self._place)
        if self._wanted.text and not self.view.model.rowCount():
            sheet.begin_with(self._wanted.text)
        self._open(sheet)

    def open_import(self) -> None:
        """Open the import of a list."""
        ImportSheet(self.theme, self.operations, self.window()).open_sheet()

    def _read_anew(self, listed: ProductRow, then: Callable[[ProductRow], None]) -> None:
        """Read a listed row again before it is edited: the list may show what was a moment ago."""

        def take(rows: list[ProductRow]) -> None:
            if rows:
                then(rows[0])

        self.operations.read(self, product_rows, (listed.key,), self._place, done=take)

    def _edit(self, row: ProductRow | None) -> None:
        if row is not None:
            window = self.window()
            self._open(ProductSheet(self.theme, self.operations, window, self._place, row))

    def _count(self, row: ProductRow) -> None:
        self._open(CountSheet(self.theme, self.operations, self.window(), row))

    def _count_picked(self) -> None:
        row = self.view.picked_row()
        if row is not None:
            self._read_anew(row, self._count)

    def _open(self, sheet: ProductSheet | CountSheet) -> None:
        sheet.settled.connect(self._undo.take)
        sheet.open_sheet()

    def _search(self, text: str) -> None:
        self._wanted = replace(self._wanted, text=text.strip())
        self.reload()

    def _filter(self, picked: ProductFilter) -> None:
        self._wanted = replace(picked, text=self._wanted.text)
        self.reload()

    def _open_first(self) -> None:
        """Enter after a scan or a word opens what it means, without waiting for the list."""
        if self._wanted.text:
            self.operations.read(self, first_found, self._wanted, self._place, done=self._edit)

    def _beginning(self, try_examples: Callable[[], None] | None) -> EmptyCard:
        acts = [self.add_product, self.open_import]
        actions = [("plus", _("Add a product")), ("file-import", _("Import a list"))]
        if try_examples is not None:
            acts.append(try_examples)
            actions.append(("star", _("Try with examples")))
        begin = EmptyCard(
            self.theme,
            "packages",
            _("Your products will be here"),
            _("A name and a price are enough to start selling."),
            actions,
        )
        begin.picked.connect(lambda number: acts[number]())
        return begin

    def _lay_out(self) -> None:
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        column.addLayout(page_head(self.theme, controls=(self.search, self._import, self._add)))
        column.addWidget(self._filters)
        column.addWidget(self.view, 1)
        column.addWidget(self._undo)

    def _connect(self) -> None:
        self.search.field.textChanged.connect(self._search)
        self.search.field.returnPressed.connect(self._open_first)
        self.view.follow_keys_of(self.search.field)
        self._filters.picked.connect(self._filter)
        self._import.clicked.connect(lambda: self.open_import())
        self._add.clicked.connect(lambda: self.add_product())
        self.view.opened.connect(lambda row: self._read_anew(row, self._edit))
        self.view.counted.connect(lambda row: self._read_anew(row, self._count))
        self.view.add_wanted.connect(self.add_product)
