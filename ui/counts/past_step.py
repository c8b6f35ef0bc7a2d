"""The counts of a place that are done, the newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.product import Maker
from pos.i18n import gettext as _
from pos.services.counts import Count, PastCount
from ui.counts.words import moment_text, products_text, scope_text
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.row_card import RowCard


class PastStep(QWidget):
    """Signals: opened(Count)."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards = CardList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._cards)

    def show_counts(self, past: Sequence[PastCount], makers: Sequence[Maker]) -> None:
        """List them."""
        self._cards.show_cards([self._card(each, makers) for each in past])

    def _card(self, each: PastCount, makers: Sequence[Maker]) -> RowCard:
        title = _("Count of {moment}").format(moment=moment_text(each.at))
        remark = " · ".join((scope_text(each.count.scope, makers), products_text(each.products)))
        card = RowCard(self._theme, title, remark, name=f"{title}, {remark}")
        card.clicked.connect(partial(self._open, each.count))
        return card

    def _open(self, count: Count, *_checked: object) -> None:
        self.opened.emit(count)
