"""What was sold: found by number, opened, printed again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout

from pos.i18n import gettext as _
from pos.services.receipts import try_last_again
from pos.services.sales import PAGE, SaleRow
from pos.services.till import Changed
from ui.latest import Latest
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.sales.columns import columns
from ui.pages.sales.model import SalesModel
from ui.pages.sales.reading import SalesPart, sales_part
from ui.pages.sales.row_delegate import SaleRowDelegate
from ui.pages.sales.to_collect import ToCollect
from ui.sale_text import paper_mark
from ui.sheets.sale_sheet import SaleSheet
from ui.theme import Theme
from ui.widgets.empty_card import EmptyCard
from ui.widgets.page_head import page_head
from ui.widgets.row_list import RowList
from ui.widgets.search_box import SearchBox


class SalesPage(Page):
    """The list of sales. search, rows, model: the box to type in, the list, what it shows."""

    shows: ClassVar[Changed] = Changed.SALES | Changed.PRINTING

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        """`papers`: the folder receipts are kept in while no other one is chosen."""
        super().__init__(theme, operations)
        self._papers = papers
        self._number = ""
        self.search = SearchBox(theme, _("Search by receipt number"))
        self.rows = RowList(_("Sales"))
        self.model = SalesModel(self)
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(SaleRowDelegate(theme, self.rows))
        self._read = Latest(operations, self, sales_part, self._show)
        self._first = EmptyCard(
            theme,
            "receipt",
            _("Your first sale will appear here"),
            _("Each sale stays on this device, with its receipt."),
        )
        self._nothing = EmptyCard(theme, "search", _("No sale has this number"))
        self._whole = QStackedWidget()
        self.to_collect = ToCollect(theme, operations, self._whole)
        self._card = QFrame()
        self._lay_out()
        self.search.field.textChanged.connect(self._search)
        self.search.field.returnPressed.connect(self._open_first)
        self.rows.tapped.connect(self._tap)
        self.rows.entered_row.connect(self._open)
        self.model.wanted.connect(self._read_older)

    def reload(self) -> None:
        """Read what is shown once more."""
        self._read.ask(self._number, self.model.count, None)
        self.to_collect.reload()

    def keys(self) -> Sequence[Key]:
        """Keys that any keyboard layout has."""
        return (
            Key("F2", _("Search"), self.take_focus),
            Key("Ctrl+F", _("Search"), self.take_focus),
        )

    def kept(self) -> object:
        """Keep the search over a change of language or look."""
        return self._number

    def resume(self, kept: object) -> None:
        """Search again for what was searched."""
        self.search.field.setText(str(kept))

    def take_focus(self) -> None:
        """Typing starts in the search box."""
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.field.selectAll()

    def _search(self, text: str) -> None:
        self._number = "".join(c for c in text if c.isdecimal())
        self.reload()

    def _show(self, part: SalesPart) -> None:
        self.model.show_part(part)
        if part.entries:
            self._whole.setCurrentWidget(self._card)
        else:
            self._whole.setCurrentWidget(self._nothing if self._number else self._first)

    def _read_older(self, last: SaleRow) -> None:
        add = partial(self.model.add_part, last)
        self.operations.read(self, sales_part, self._number, PAGE, last, done=add)

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
            window = self.window()
            SaleSheet(self.theme, self.operations, window, row, self._papers).open_sheet()

    def _open_first(self) -> None:
        """Enter in the search box opens the newest sale with that number."""
        if self._number and self.model.rowCount() > 1:
            self._open(self.model.index(1))

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
        column.addLayout(page_head(self.theme, _("Sales"), controls=(self.search, self.to_collect)))
        column.addWidget(self.to_collect.views, 1)
