"""The button of the Stock page for papers of what is listed there."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from pos.services.stock_lists import State, StockWish
from ui.kinds import group_text
from ui.operations import Operations
from ui.pages.stock.reading import Listing
from ui.papers.goods_sheet import GoodsPapersSheet
from ui.screen_language import screen_language
from ui.stock_words import state_text
from ui.theme import Theme
from ui.widgets.button import Button


class ListedPapers(Button):
    """Opens the sheet of papers for the products the list shows."""

    def __init__(self, theme: Theme, operations: Operations, page: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(theme, _("Papers"), "soft", icon="checklist")
        self._operations = operations
        self._page = page
        self._papers = papers
        self._keys: tuple[int, ...] = ()
        self._chosen = ""
        self.setEnabled(False)
        self.clicked.connect(lambda: self.open_papers())

    def show_listing(self, listing: Listing, wish: StockWish) -> None:
        """Keep what is listed; there is nothing to press where nothing is."""
        self._keys = listing.keys
        self._chosen = chosen_text(listing, wish)
        self.setEnabled(bool(listing.keys))

    def set_compact(self, *, is_compact: bool) -> None:
        """Where there is less room, the icon says enough."""
        words = _("Papers")
        self.show_text("" if is_compact else words, words)

    def open_papers(self) -> None:
        """Ask which paper of these products is wanted."""
        if self._keys:
            window = self._page.window()
            GoodsPapersSheet(
                self.theme, self._operations, window, self._papers, self._keys, self._chosen
            ).open_sheet()


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
