"""What was sold: found by whatever is remembered of it, opened, printed again, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.receipts import try_last_again
from pos.services.sale_search import Mark, SaleWish
from pos.services.sales import PAGE, SaleRow
from pos.services.scans import Meaning, Receipt, meaning
from pos.services.selling import SoldSale
from ui.latest import Latest
from ui.operations import Operations
from ui.orders.orders_button import OrdersButton
from ui.page import Key, Page
from ui.pages.sales.columns import columns
from ui.pages.sales.filter_bar import FilterBar
from ui.pages.sales.model import SalesModel
from ui.pages.sales.reading import SalesPart, first_part, further_part
from ui.pages.sales.row_delegate import SaleRowDelegate
from ui.pages.sales.sold_papers import SoldPapers
from ui.pages.sales.to_collect import ToCollect
from ui.sale_text import paper_mark, refund_text
from ui.scan_words import meaning_notice
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard
from ui.widgets.page_head import page_head
from ui.widgets.row_list import RowList
from ui.widgets.search_box import SearchBox
from ui.widgets.strip import Notice


class SalesPage(Page):
    """The list of sales.

    search, filters, rows, model: the box to type in, the pills, the list, what it shows.
    """

    shows: ClassVar[Changed] = Changed.SALES | Changed.PRINTING

    # Enter was pressed, and the first sale that is found is to be opened.
    _is_opening: bool = False

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        """`papers`: the folder receipts are kept in while no other one is chosen."""
        super().__init__(theme, operations)
        self._papers = papers
        self._wish = SaleWish()
        self.search = SearchBox(theme, _("Number, amount, product, maker or day"))
        self.filters = FilterBar(theme)
        self.rows = RowList(_("Sales"))
        self.model = SalesModel(self)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(SaleRowDelegate(theme, self.rows))
        self._read = Latest(operations, self, first_part, self._show)
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
        self._whole = QStackedWidget()
        self._list = QWidget()
        self.to_collect = ToCollect(theme, operations, self._list)
        self._orders = OrdersButton(theme, operations, self)
        self.papers = SoldPapers(theme, operations, self, papers)
        self._card = QFrame()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read what is shown once more."""
        self._read.ask(self._wish, self.model.count)
        self.to_collect.reload()

    def keys(self) -> Sequence[Key]:
        """Keys that any keyboard layout has."""
        return (
            Key("F2", _("Search"), self.take_focus),
            Key("Ctrl+F", _("Search"), self.take_focus),
            Key("Shift+F3", _("Orders"), self._orders.desk.open_list),
            Key("Ctrl+P", _("Papers of what was sold"), self.papers.open_papers),
        )

    def kept(self) -> object:
        """Keep the search over a change of language or look."""
        return self._wish

    def resume(self, kept: object) -> None:
        """Search again for what was searched."""
        if isinstance(kept, SaleWish):
            self._wish = kept
            self.search.field.setText(kept.text)

    def set_compact(self, *, is_compact: bool) -> None:
        """Name the orders where there is room."""
        self._orders.set_compact(is_compact=is_compact)
        self.papers.set_compact(is_compact=is_compact)

    def take_focus(self) -> None:
        """Typing starts in the search box."""
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.field.selectAll()

    def take_scan(self, scan: Scan) -> bool:
        """Open the sale whose receipt is scanned."""
        self.operations.read(self, meaning, scan, done=self._take_meaning)
        return True

    def _take_meaning(self, means: Meaning) -> None:
        if isinstance(means, Receipt):
            self.open_sale(means.sale)
        else:
            self.noticed.emit(meaning_notice(means))

    def _search(self, text: str) -> None:
        self._is_opening = False
        self._wish = replace(self._wish, text=text.strip())
        self._read.ask(self._wish, PAGE)

    def _filter(self, wish: SaleWish) -> None:
        self._wish = replace(wish, text=self._wish.text)
        self.papers.maker = wish.maker
        self._read.ask(self._wish, PAGE)

    def _show(self, part: SalesPart) -> None:
        if part.choices is not None:
            self.filters.show_choices(part.choices, self._wish)
        self.model.show_part(part)
        self._walk_on()

    def _read_older(self, wish: SaleWish, after: Mark) -> None:
        add = partial(self._add, after)
        self.operations.read(self, further_part, wish, PAGE, after, done=add)

    def _add(self, after: Mark, part: SalesPart) -> None:
        self.model.add_part(after, part)
        self._walk_on()

    def _walk_on(self) -> None:
        """Go on with a search that has not found enough yet; what it found is shown meanwhile."""
        if self.model.is_walking:
            self.model.ask_further()
        if self._is_opening:
            self._open_first()
        has_wish = self._wish != SaleWish()
        if self.model.rowCount() or self.model.is_walking:
            self._whole.setCurrentWidget(self._card)
        else:
            self._whole.setCurrentWidget(self._nothing if has_wish else self._first)
        self.filters.setVisible(has_wish or bool(self.model.rowCount()))

    def _tap(self, index: QModelIndex, point: QPoint) -> None:
        row = self.model.entry(index)
        if not isinstance(row, SaleRow):
            return
        box = self.rows.visualRect(index)
        is_paper = columns(box.width(), box.height()).paper.contains(point)
        if is_paper and paper_mark(row.print_state).can_retry:
            self.operations.write(self, try_last_again, row.id)
        else:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.entry(index)
        if isinstance(row, SaleRow):
            self.open_sale(row)

    def open_sale(self, row: SaleRow) -> None:
        """Show one sale over the list."""
        sheet = SaleSheet(self.theme, self.operations, self.window(), row, self._papers)
        sheet.exchanging.connect(self.handed)
        sheet.refunded.connect(self._tell_refund)
        sheet.open_sheet()

    def _tell_refund(self, sold: SoldSale) -> None:
        self.noticed.emit(Notice(refund_text(sold.sale), "info"))

    def _open_first(self) -> None:
        """Enter in the search box opens the first sale found."""
        has_found = self.model.rowCount() > 1
        # A search among many sales goes on in parts: the first one may still come.
        self._is_opening = bool(self._wish.text) and not has_found and self.model.is_walking
        if self._wish.text and has_found:
            self._open(self.model.index(1))

    def _connect(self) -> None:
        self.search.field.textChanged.connect(self._search)
        self.search.field.returnPressed.connect(partial(self._read.then, self._open_first))
        self.rows.tapped.connect(self._tap)
        self.rows.entered_row.connect(self._open)
        self.model.wanted.connect(self._read_older)
        self.filters.picked.connect(self._filter)

    def _lay_out(self) -> None:
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(2, 8, 2, 8)
        inside.addWidget(self.rows)
        for part in (self._card, self._first, self._nothing):
            self._whole.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        self._orders.handed.connect(self.handed)
        controls = (self.search, self.to_collect, self._orders)
        self.filters.add_tool(self.papers)
        column.addLayout(page_head(self.theme, _("Sales"), controls=controls))
        column.addWidget(self.to_collect.views, 1)
        found = QVBoxLayout(self._list)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(self.theme.space("medium"))
        found.addWidget(self.filters)
        found.addWidget(self._whole, 1)
