"""What is seen of packing: search and place, pills, the last scan, the list, and the foot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.domain.formatting import count_text
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.packing.foot import PackingFoot
from ui.packing.goods_view import GoodsView
from ui.packing.last_scan import LastScan
from ui.packing.reading import PackingView, Shown
from ui.packing.words import PackingWords
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.picker import Picker
from ui.widgets.pill_row import PillRow
from ui.widgets.search_box import SearchBox
from ui.widgets.undoable_bar import UndoableBar

_PLACE_WIDE = 200


class PackingLayout:
    """search, places, pills, empty, last, goods, undo, foot: the parts, from top to bottom."""

    def __init__(
        self, theme: Theme, operations: Operations, panel: QWidget, words: PackingWords
    ) -> None:
        self._words = words
        self.search = SearchBox(theme, _("Search a product, or scan"), scans=True)
        self.places = Picker(theme, words.place)
        self.pills = PillRow(theme)
        self.empty = Button(theme, role="quiet", icon="trash", name=_("Take everything out"))
        self.empty.setEnabled(False)
        self.last = LastScan(theme)
        self.goods = GoodsView(theme, operations, words.nothing)
        self.undo = UndoableBar(theme, operations)
        self.foot = PackingFoot(theme, words)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.places.setFixedWidth(_PLACE_WIDE)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addLayout(_row(theme, (self.search, label(words.place, "caption"), self.places)))
        column.addLayout(_row(theme, (self.pills, self.empty)))
        for part in (self.last, self.goods, self.undo, self.foot):
            column.addWidget(part, 1 if part is self.goods else 0)

    def show_view(self, view: PackingView) -> None:
        """Show what is listed and what is packed."""
        self.goods.show_view(view)
        self.pills.set_pills(self._pills(view), view.wish.shown)
        self.foot.show_view(view)
        self.empty.setEnabled(bool(view.packed.quantities))

    def _pills(self, view: PackingView) -> list[tuple[object, str]]:
        found: list[tuple[object, str]] = [
            (Shown.THERE, _counted(self._words.there, view.there)),
            (Shown.PACKED, _counted(_("Packed"), len(view.packed.quantities))),
        ]
        if view.hints:
            found.append((Shown.WORTH, _counted(_("Sold at such fairs"), len(view.hints))))
        if view.wish.fair:
            found.append((Shown.ALL, _("All products")))
        return found


def _counted(words: str, count: int) -> str:
    return f"{words} ({count_text(count, screen_language())})"


def _row(theme: Theme, parts: Sequence[QWidget]) -> QHBoxLayout:
    """Put parts beside each other; the first takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(theme.space("small"))
    for part in parts:
        row.addWidget(part, 1 if part is parts[0] else 0)
    return row
