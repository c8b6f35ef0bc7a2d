"""Which products are listed: all, one group, or those put away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import quantity_text
from pos.domain.quantity import pieces
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.products import ProductFilter
from ui.kinds import group_text
from ui.pages.stock.reading import Listing
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.pill_row import PillRow

_ALL = ProductFilter()
_ARCHIVED = ProductFilter(is_archived=True)


class FilterBar(QWidget):
    """Pills, and how many products there are.

    Signals: picked(ProductFilter): without a text; that is the search box's.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pills = PillRow(theme)
        self._pills.picked.connect(self.picked)
        self._count = label(role="caption")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("large"))
        line.addWidget(self._pills, 1)
        line.addWidget(self._count)

    def show_listing(self, listing: Listing, wanted: ProductFilter) -> None:
        """Offer the groups there are; a group that has gone is no longer offered."""
        groups = [
            (ProductFilter(craft=group.craft, category=group.category),
             group_text(group.craft, group.category))
            for group in listing.groups
        ]  # fmt: skip
        away = [(_ARCHIVED, _("No longer offered"))] if listing.archived else []
        pills = [(_ALL, _("All")), *groups, *away]
        self._pills.set_pills(pills, wanted)
        if listing.last is None:
            count = len(listing.keys)
            text = ngettext("{count} product", "{count} products", count)
            self._count.setText(text.format(count=quantity_text(pieces(count), screen_language())))
        self.setVisible(bool(listing.total or listing.archived))
