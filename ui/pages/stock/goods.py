"""The sheets that change what is on the list, opened over the page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from pos.services.products import ProductRow, product_rows
from pos.services.stock_lists import EVERYWHERE, StockWish
from ui.errands import PutOnline
from ui.operations import Operations
from ui.pages.stock.reading import Listing, first_found
from ui.sheets.importing.import_sheet import ImportSheet
from ui.sheets.product.count_sheet import CountSheet
from ui.sheets.product.product_sheet import ProductSheet
from ui.sheets.stock.move_sheet import MoveSheet
from ui.sheets.stock.story_sheet import StorySheet
from ui.stock_words import place_name
from ui.theme import Theme
from ui.widgets.button import Button, square


class Goods(QObject):
    """What is done is done at the place whose stock is shown, or at this device's own.

    Signals: settled(Undoable): a sheet saved something; exchanging(Exchange): goods of a sale that
    was looked at come back; handing(object): an errand for another page.
    """

    settled = Signal(object)
    exchanging = Signal(object)
    handing = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, page: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._page = page
        self._papers = papers
        self._listed: Listing | None = None

    def show_listing(self, listed: Listing) -> None:
        """Work on what is listed now."""
        self._listed = listed

    @property
    def place(self) -> str:
        """Id of the place where goods are counted and moved; empty before anything is listed."""
        if self._listed is None:
            return ""
        return self._listed.here if self._listed.place == EVERYWHERE else self._listed.place

    def add(self, text: str, *, is_code: bool = False) -> None:
        """Open an empty product of this name, or with this code; the text may be empty too."""
        sheet = ProductSheet(self._theme, self._operations, self._page.window(), self.place)
        if text:
            begin = sheet.begin_with_code if is_code else sheet.begin_with
            begin(text)
        self._open(sheet)

    def import_list(self) -> None:
        """Open the import of a list."""
        ImportSheet(self._theme, self._operations, self._page.window()).open_sheet()

    def edit(self, listed: ProductRow) -> None:
        """Open a listed product."""
        self._read_anew(listed, self._edit)

    def edit_found(self, wish: StockWish) -> None:
        """Open what a scan or a word means, without waiting for the list."""

        def take(row: ProductRow | None) -> None:
            if row is not None:
                self._edit(row)

        self._operations.read(self, first_found, wish, self.place, done=take)

    def count(self, listed: ProductRow | None) -> None:
        """Open the count of a listed product; None does nothing."""
        if listed is not None:
            self._read_anew(listed, self._count)

    def move(self, listed: ProductRow | None) -> None:
        """Open what moves a listed product; None does nothing."""
        if listed is not None:
            sheet = MoveSheet(
                self._theme, self._operations, self._page.window(), listed.product, self.place
            )
            self._open(sheet)

    def tell(self, listed: ProductRow | None) -> None:
        """Open what happened to a listed product; None does nothing."""
        if listed is not None:
            window = self._page.window()
            sheet = StorySheet(
                self._theme, self._operations, window, listed.product, self.place, self._papers
            )
            sheet.exchanging.connect(self.exchanging)
            self._open(sheet)

    def _read_anew(self, listed: ProductRow, then: Callable[[ProductRow], None]) -> None:
        """Read a listed row again before it is edited: the list may show what was a moment ago."""

        def take(rows: list[ProductRow]) -> None:
            if rows:
                then(rows[0])

        self._operations.read(self, product_rows, (listed.key,), self.place, done=take)

    def _edit(self, row: ProductRow) -> None:
        window = self._page.window()
        sheet = ProductSheet(self._theme, self._operations, window, self.place, row)
        sheet.form.basics.say_where(self._where)
        sheet.head.insertWidget(sheet.head.count() - 1, self._online_button(sheet, row))
        self._open(sheet)

    def _online_button(self, sheet: ProductSheet, row: ProductRow) -> Button:
        button = Button(self._theme, role="quiet", icon="world", name=_("Put it in an online shop"))

        def go() -> None:
            sheet.close_sheet()
            self.handing.emit(PutOnline((row.product.id,)))

        button.clicked.connect(go)
        return square(button, self._theme.height("control"))

    def _count(self, row: ProductRow) -> None:
        window = self._page.window()
        self._open(CountSheet(self._theme, self._operations, window, row, self.place, self._where))

    @property
    def _where(self) -> str:
        """The name of the place, where what is listed is not of this device's own."""
        if self._listed is None or self._listed.place == self._listed.here:
            return ""
        return place_name(self._listed.place_names[self.place])

    def _open(self, sheet: ProductSheet | CountSheet | MoveSheet | StorySheet) -> None:
        sheet.settled.connect(self.settled)
        sheet.open_sheet()
