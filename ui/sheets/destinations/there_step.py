"""What lies where: goods at each destination, since when, and taking them back."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import count_text, isolate
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.handing_over import HandedGoods, Whither
from ui.screen_language import screen_language
from ui.sheets.destinations.words import step_text, there_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins
from ui.widgets.state_tag import StateTag

# More cards than these take long to build; the file of the platform names them all.
_MOST_SHOWN: Final = 60


class ThereStep(QWidget):
    """Signals: withdrawing(Whither, tuple): these products, by id, came back. left(): seen."""

    withdrawing = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards = CardList(theme)
        self.back = Button(theme, _("To the destinations"), "soft", icon="list")
        self.back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self._cards, 1)
        column.addLayout(foot)

    def show_goods(self, goods: Sequence[HandedGoods]) -> None:
        """Show them, by destination; what was withdrawn comes last."""
        parts: list[QWidget] = []
        for key, group in groupby(goods, key=lambda each: each.whither.key):
            there = list(group)
            # As the last that was handed over calls it.
            parts.append(self._head(Whither(key, there[0].whither.name), there))
            parts += [self._card(each) for each in there[:_MOST_SHOWN]]
            if (rest := len(there) - _MOST_SHOWN) > 0:
                words = ngettext("and {count} other", "and {count} others", rest)
                said = words.format(count=isolate(count_text(rest, screen_language())))
                parts.append(label(said, "caption"))
        nothing = EmptyCard(self._theme, "map-pin", _("Nothing was handed over yet"))
        self._cards.show_cards(parts, nothing, is_kept_in_place=True)

    def _head(self, whither: Whither, goods: Sequence[HandedGoods]) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 4, 0, 0)
        there = tuple(each.product for each in goods if not each.is_back)
        count = there_text(len(there))
        name = isolate(whither.name)
        row.addWidget(label(f"{name} · {count}" if count else name, "strong", wraps=True), 1)
        if len(there) > 1:
            back = Button(self._theme, _("All withdrawn"), "soft", icon="arrow-back-up")
            back.show_text(
                _("All withdrawn"), _("All withdrawn: {name}").format(name=isolate(whither.name))
            )
            back.clicked.connect(partial(self._withdraw, whither, there))
            row.addWidget(back)
        return head

    def _card(self, goods: HandedGoods) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        name = goods.names.within(screen_language()) or goods.sku or goods.product
        parts = ((isolate(goods.sku),) if goods.sku else ()) + (step_text(goods),)
        remark = " · ".join(parts)
        card.setAccessibleName(f"{name}, {remark}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, "strong"))
        words.addWidget(ElidedLabel(remark, "caption"))
        row = QHBoxLayout(card)
        row.setContentsMargins(margins(14, 8, 14, 8))
        row.setSpacing(self._theme.space("medium"))
        row.addLayout(words, 1)
        if goods.is_back:
            row.addWidget(StateTag(self._theme, _("Withdrawn"), "info", "arrow-back-up"))
        else:
            back = Button(self._theme, _("Withdrawn today"), "soft")
            back.show_text(
                _("Withdrawn today"), _("Withdrawn today: {name}").format(name=isolate(name))
            )
            back.clicked.connect(partial(self._withdraw, goods.whither, (goods.product,)))
            row.addWidget(back)
        return card

    def _withdraw(self, whither: Whither, products: tuple[str, ...], *_checked: object) -> None:
        self.withdrawing.emit(whither, products)
