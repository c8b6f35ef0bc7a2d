"""What is done with all that is listed: labels, papers, a table to take along."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.stock_lists import State, StockWish
from ui.counts.count_button import CountButton
from ui.kinds import group_text
from ui.labels.copies import Rule
from ui.labels.labels_sheet import LabelsSheet
from ui.operations import Operations
from ui.pages.stock.reading import Listing
from ui.papers.goods_sheet import GoodsPapersSheet
from ui.papers.listed_goods import ListedGoods
from ui.papers.table_sheet import TableSheet
from ui.screen_language import screen_language
from ui.stock_words import state_text
from ui.theme import Theme
from ui.widgets.button import Button


class ListTools(QWidget):
    """Buttons that open a sheet for the products listed; there is nothing to press where none is.

    labels, papers, table, count: the buttons. The last counts the place that is shown.
    """

    def __init__(self, theme: Theme, operations: Operations, page: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__()
        self._theme = theme
        self._operations = operations
        self._page = page
        self._folder = papers
        self._listed = ListedGoods()
        self._is_all = True
        # How wide it is with all its words, once that is known.
        self._wide = 0
        self.labels = Button(theme, _("Labels"), "soft", icon="tag")
        self.papers = Button(theme, _("Papers"), "soft", icon="checklist")
        self.table = Button(theme, _("Export"), "soft", icon="table-export")
        self.count = CountButton(theme, operations, page, papers)
        self._named = {button: button.accessibleName() for button in self._buttons}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("small"))
        for button in self._buttons:
            button.setEnabled(False)
            line.addWidget(button)
        line.addWidget(self.count)
        self.papers.clicked.connect(lambda: self.open_papers())
        self.table.clicked.connect(lambda: self.open_table())

    def show_listing(self, found: Listing, wish: StockWish) -> None:
        """Keep what is listed."""
        self._listed = ListedGoods(found.keys, chosen_text(found, wish), wish.place)
        self._is_all = wish == StockWish()
        for button in self._buttons:
            button.setEnabled(bool(found.keys))
        self.count.show_place(found.place)

    def fit(self, room: int) -> None:
        """Show the words where there are so many px for them; else the icons say enough."""
        if not self._wide:
            for button in (*self._buttons, self.count):
                button.ensurePolished()
            self._wide = self.sizeHint().width()
        self._set_compact(is_compact=room < self._wide)

    def _set_compact(self, *, is_compact: bool) -> None:
        for button, words in self._named.items():
            button.show_text("" if is_compact else words, words)
        self.count.set_compact(is_compact=is_compact)

    def open_papers(self) -> None:
        """Ask which paper of these products is wanted."""
        if self._listed.keys:
            given = (self._page.window(), self._folder, self._listed)
            GoodsPapersSheet(self._theme, self._operations, *given).open_sheet()

    def open_table(self) -> None:
        """Ask as which file these products are to be taken along."""
        if self._listed.keys:
            given = (self._page.window(), self._folder, self._listed)
            TableSheet(self._theme, self._operations, *given).open_sheet()

    def print_labels(self, picked: int | None) -> None:
        """Open the labels of what is listed: one of each, or of the whole list only the one picked.

        picked: the key of a product.
        """
        keys = self._listed.keys
        if not keys:
            return
        rule = Rule.NONE if self._is_all and len(keys) > 1 else Rule.ONE
        window = self._page.window()
        sheet = LabelsSheet(self._theme, self._operations, window, keys, rule)
        if picked is not None and rule is Rule.NONE:
            sheet.copies.put(picked, 1)
        sheet.open_sheet()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self.labels, self.papers, self.table


def chosen_text(listing: Listing, wish: StockWish) -> str:
    """Say which products a list shows; empty for all that are on offer."""
    wanted, language = wish.products, screen_language()
    parts = []
    if wanted.is_archived:
        parts.append(_("No longer offered"))
    if wanted.craft is not None:
        parts.append(group_text(wanted.craft, wanted.category or ""))
    if wish.maker is not None:
        names = dict(listing.makers).get(wish.maker)
        parts.append(_("Without a maker") if names is None else isolate(names.within(language)))
    if wish.state is not State.ALL:
        parts.append(state_text(wish.state))
    if wanted.text.strip():
        parts.append(isolate(wanted.text.strip()))
    return " · ".join(parts)
