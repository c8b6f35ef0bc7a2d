"""What was sold: found by whatever is remembered of it, opened, printed again, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from pos.services.sale_search import SaleWish
from pos.services.sales import SaleRow
from pos.services.scans import Meaning, Receipt, meaning
from pos.services.selling import SoldSale
from ui.operations import Operations
from ui.orders.orders_button import OrdersButton
from ui.page import Key, Page
from ui.pages.sales.filter_bar import FilterBar
from ui.pages.sales.found_sales import FoundSales
from ui.pages.sales.reading import SalesPart
from ui.pages.sales.sold_papers import SoldPapers
from ui.pages.sales.to_collect import ToCollect
from ui.sale_text import refund_text
from ui.scan_words import meaning_notice
from ui.sheets.sale.sale_sheet import SaleSheet
from ui.theme import Theme
from ui.widgets.page_head import page_head
from ui.widgets.search_box import SearchBox
from ui.widgets.strip import Notice


class SalesPage(Page):
    """The list of sales.

    search, filters, found: the box to type in, the pills, the list.
    """

    shows: ClassVar[Changed] = Changed.SALES | Changed.PRINTING

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        """`papers`: the folder receipts are kept in while no other one is chosen."""
        super().__init__(theme, operations)
        self._papers = papers
        self.search = SearchBox(theme, _("Number, amount, product, maker or day"))
        self.filters = FilterBar(theme)
        self.found = FoundSales(theme, operations)
        self._list = QWidget()
        self.to_collect = ToCollect(theme, operations, self._list)
        self._orders = OrdersButton(theme, operations, self)
        self.papers = SoldPapers(theme, operations, self, papers)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read what is shown once more."""
        self.found.ask_again()
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
        return self.found.wish

    def resume(self, kept: object) -> None:
        """Search again for what was searched."""
        if isinstance(kept, SaleWish):
            self.found.wish = kept
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
        self.found.ask(replace(self.found.wish, text=text.strip()))

    def _filter(self, wish: SaleWish) -> None:
        self.papers.maker = wish.maker
        self.found.ask(replace(wish, text=self.found.wish.text))

    def _take(self, part: SalesPart) -> None:
        if part.choices is not None:
            self.filters.show_choices(part.choices, self.found.wish)
        self.filters.setVisible(self.found.has_something)

    def open_sale(self, row: SaleRow) -> None:
        """Show one sale over the list."""
        sheet = SaleSheet(self.theme, self.operations, self.window(), row, self._papers)
        sheet.exchanging.connect(self.handed)
        sheet.refunded.connect(self._tell_refund)
        sheet.open_sheet()

    def _tell_refund(self, sold: SoldSale) -> None:
        self.noticed.emit(Notice(refund_text(sold.sale), "info"))

    def _connect(self) -> None:
        self.search.field.textChanged.connect(self._search)
        self.search.field.returnPressed.connect(self.found.open_first)
        self.found.opened.connect(self.open_sale)
        self.found.read.connect(self._take)
        self.filters.picked.connect(self._filter)

    def _lay_out(self) -> None:
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        self._orders.handed.connect(self.handed)
        controls = (self.search, self.to_collect, self._orders)
        self.filters.add_tool(self.papers)
        column.addLayout(page_head(self.theme, _("Sales"), controls=controls))
        column.addWidget(self.to_collect.views, 1)
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(self.theme.space("medium"))
        listed.addWidget(self.filters)
        listed.addWidget(self.found, 1)
