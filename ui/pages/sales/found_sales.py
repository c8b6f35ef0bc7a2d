"""The list of sales: a search among all of them, which goes on in parts while the till works."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from pos.i18n import gettext as _
from pos.services.receipts import try_last_again
from pos.services.sale_search import Mark, SaleWish
from pos.services.sales import PAGE, SaleRow
from ui.latest import Latest
from ui.operations import Operations
from ui.pages.sales.columns import columns
from ui.pages.sales.model import SalesModel
from ui.pages.sales.reading import SalesPart, first_part, further_part
from ui.pages.sales.row_delegate import SaleRowDelegate
from ui.sale_text import paper_mark
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard
from ui.widgets.row_list import RowList


class FoundSales(QStackedWidget):
    """The sales that were wished for, or why there are none.

    rows, model: the list and what it shows. wish: what was asked for last.
    Signals: opened(SaleRow); read(SalesPart): the first part of what was found.
    """

    opened = Signal(object)
    read = Signal(object)

    # Enter was pressed, and the first sale that is found is to be opened.
    _is_opening: bool = False

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self.wish = SaleWish()
        self.rows = RowList(_("Sales"))
        self.model = SalesModel(self)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(SaleRowDelegate(theme, self.rows))
        self._first_part = Latest(operations, self, first_part, self._show)
        self._first = EmptyCard(
            theme,
            "receipt",
            _("Your first sale will appear here"),
            _("Each sale stays on this device, with its receipt."),
        )
        self._nothing = EmptyCard(
            theme,
            "search",
            _("No sale like this was found"),
            _("A number, an amount such as 150 DH, a product, a maker, or a day such as 23/11."),
        )
        self._card = QFrame()
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(2, 8, 2, 8)
        inside.addWidget(self.rows)
        for part in (self._card, self._first, self._nothing):
            self.addWidget(part)
        self.rows.tapped.connect(self._tap)
        self.rows.entered_row.connect(self._open)
        self.model.wanted.connect(self._read_older)

    @property
    def has_something(self) -> bool:
        """True where there is a sale to see, or a wish that might be changed."""
        return self.wish != SaleWish() or bool(self.model.rowCount())

    def ask(self, wish: SaleWish, count: int = PAGE) -> None:
        """Search for what is wished for; the list begins with so many."""
        self._is_opening = False
        self.wish = wish
        self._first_part.ask(wish, count)

    def ask_again(self) -> None:
        """Read once more what is shown, as far as it was read."""
        self._first_part.ask(self.wish, self.model.count)

    def open_first(self) -> None:
        """Open the first sale found, once what was asked for is here."""
        self._first_part.then(self._open_first)

    def _show(self, part: SalesPart) -> None:
        self.model.show_part(part)
        self._walk_on()
        self.read.emit(part)

    def _read_older(self, wish: SaleWish, after: Mark) -> None:
        add = partial(self._add, after)
        self._operations.read(self, further_part, wish, PAGE, after, done=add)

    def _add(self, after: Mark, part: SalesPart) -> None:
        self.model.add_part(after, part)
        self._walk_on()
        self.read.emit(part)

    def _walk_on(self) -> None:
        """Go on with a search that has not found enough yet; what it found is shown meanwhile."""
        if self.model.is_walking:
            self.model.ask_further()
        if self._is_opening:
            self._open_first()
        if self.model.rowCount() or self.model.is_walking:
            self.setCurrentWidget(self._card)
        else:
            self.setCurrentWidget(self._nothing if self.wish != SaleWish() else self._first)

    def _tap(self, index: QModelIndex, point: QPoint) -> None:
        row = self.model.entry(index)
        if not isinstance(row, SaleRow):
            return
        box = self.rows.visualRect(index)
        is_paper = columns(box.width(), box.height()).paper.contains(point)
        if is_paper and paper_mark(row.print_state).can_retry:
            self._operations.write(self, try_last_again, row.id)
        else:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.entry(index)
        if isinstance(row, SaleRow):
            self.opened.emit(row)

    def _open_first(self) -> None:
        has_found = self.model.rowCount() > 1
        # A search among many sales goes on in parts: the first one may still come.
        self._is_opening = bool(self.wish.text) and not has_found and self.model.is_walking
        if self.wish.text and has_found:
            self._open(self.model.index(1))
