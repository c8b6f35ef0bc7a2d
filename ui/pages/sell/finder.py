"""The search box: what is typed and scanned into it, how many that means, and what was found."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from pos.domain.money import Money
from pos.services.products import ProductRow
from ui.first_frame import EarlyTyping
from ui.pages.sell.nothing_bar import NothingBar
from ui.pages.sell.reading import Meant, amount_typed, found, typed
from ui.pages.sell.turns import Turns
from ui.widgets.search_box import SearchBox
from ui.widgets.search_keys import SearchKeys


class Finder(QObject):
    """Finds one product at once by Enter, or says that there is none.

    keys: the signals of the keys typed into the box.
    Signals: picked(ProductRow, int): so many of a product are wanted; receipt_scanned(SaleRow): the
    receipt of a finished sale.
    """

    picked = Signal(object, object)
    receipt_scanned = Signal(object)

    def __init__(self, turns: Turns, box: SearchBox, nothing: NothingBar) -> None:
        super().__init__(box)
        self._turns = turns
        self._field = box.field
        self._nothing = nothing
        self._place = ""
        self.keys = SearchKeys(self._field)
        self.keys.entered.connect(self._enter)

    @property
    def text(self) -> str:
        """What is searched for, without the count before it."""
        return typed(self._field.text()).text

    def show_stock_of(self, place: str) -> None:
        """Find with the stock of this place, by its id."""
        self._place = place

    def take_focus(self) -> None:
        """Put the keyboard into the search box."""
        self._field.setFocus()

    def type(self, text: str) -> None:
        """Go on in the search box with what was typed elsewhere on the page."""
        self.take_focus()
        self._field.insert(text)

    def go_on(self, early: EarlyTyping) -> None:
        """Take what was scanned and typed before there was a shelf."""
        for text in early.scans:
            self._enter(text)
        self._field.insert(early.rest)

    def search(self, text: str) -> None:
        """Search for a text, such as a code that several products share: a person chooses."""
        self._field.setText(text)

    def pick(self, row: ProductRow) -> None:
        """Want as many of a product as the box says."""
        wanted = typed(self._field.text())
        if not wanted.text:
            self._field.clear()
        self._say_nothing("")
        self.picked.emit(row, wanted.count)

    def take_count(self) -> int:
        """Return how many the next scan means: `3*` in the search box is three of it."""
        wanted = typed(self._field.text())
        if not wanted.text:
            self._field.clear()
        return 1 if wanted.text else wanted.count

    def take_amount(self) -> tuple[Money, int] | None:
        """Take the amount in the search box, or the one that was not found, and how often."""
        wanted = typed(self._field.text())
        amount = amount_typed(wanted.text) if wanted.text else self._nothing.amount
        if amount is None:
            return None
        self._field.clear()
        self._say_nothing("")
        return amount, wanted.count

    def say_listed(self, count: int) -> None:
        """Say so where nothing is listed for what stands in the box."""
        # An empty box says nothing: what a scan did not find stays told until the next one.
        if self.text:
            self._say_nothing("" if count else self.text)

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
            self.search(text)

    def _say_nothing(self, text: str) -> None:
        self._nothing.say(text, amount_typed(text))
