"""Exactly what would be sent to the shop, product by product, and what cannot be and why."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.channels.listings import Draft
from pos.domain.formatting import count_text, isolate, ltr
from pos.domain.names import Names
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.sync.drafts import Planned
from ui.online_words import price_text, why_text
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.state_tag import StateTag

_MOST: Final = 60


class PreviewStep(QWidget):
    """Signals: left(): back to the list. wanted(bool): send them, as drafts or shown at once."""

    left = Signal()
    wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._says = label("", "label", wraps=True)
        self._cards = CardList(theme)
        self.back_button = Button(theme, _("To the list"), "soft", icon="list")
        self.draft_button = Button(theme, _("Put there as a draft"), "soft", icon="edit")
        self.list_button = Button(theme, _("Put in the shop"), "main", icon="upload")
        self.back_button.clicked.connect(self.left)
        self.draft_button.clicked.connect(partial(self._want, as_draft=True))
        self.list_button.clicked.connect(partial(self._want, as_draft=False))
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.draft_button)
        foot.addWidget(self.list_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self._says)
        column.addWidget(self._cards, 1)
        column.addLayout(foot)

    def show_plans(self, plans: Sequence[Planned], names: dict[str, Names]) -> None:
        """Show what would be sent; what cannot be comes first. names: of products, by id."""
        lacking = [plan for plan in plans if plan.draft is None]
        whole = [plan.draft for plan in plans if plan.draft is not None]
        self._says.setText(_summary(len(whole), len(lacking)))
        cards: list[QWidget] = [self._lack(plan, names) for plan in lacking[:_MOST]]
        cards += [self._draft(draft) for draft in whole[:_MOST]]
        if (rest := len(plans) - len(cards)) > 0:
            words = ngettext("and {count} other", "and {count} others", rest)
            cards.append(label(words.format(count=isolate(_counted(rest))), "caption"))
        self._cards.show_cards(cards)
        for button in (self.draft_button, self.list_button):
            button.setEnabled(bool(whole))

    def _want(self, *_pressed: object, as_draft: bool) -> None:
        self.wanted.emit(as_draft)

    def _lack(self, plan: Planned, names: dict[str, Names]) -> QWidget:
        card, row = self._card()
        name = names.get(plan.product, Names()).within(screen_language())
        words = QVBoxLayout()
        words.addWidget(label(isolate(name), "strong", wraps=True))
        words.addWidget(label(why_text(plan.lack or ""), "caption", wraps=True))
        row.addLayout(words, 1)
        tag = StateTag(self._theme, _("Not sent"), "warn", "alert-triangle")
        row.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _draft(self, draft: Draft) -> QWidget:
        card, row = self._card()
        words = QVBoxLayout()
        words.addWidget(label(isolate(draft.title), "strong", wraps=True))
        if draft.description:
            said = "\n".join(isolate(line) for line in draft.description.split("\n"))
            words.addWidget(label(said, "caption", wraps=True))
        words.addWidget(label(_facts(draft), "caption", wraps=True))
        row.addLayout(words, 1)
        row.addWidget(label(price_text(draft.price), "strong"))
        return card

    def _card(self) -> tuple[QFrame, QHBoxLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(margins(14, 8, 14, 8))
        row.setSpacing(self._theme.space("medium"))
        return card, row


def _facts(draft: Draft) -> str:
    pictures = len(draft.pictures)
    shown = ngettext("{count} picture", "{count} pictures", pictures) if pictures else ""
    stock = ngettext("{count} offered", "{count} offered", draft.stock)
    parts = [
        ltr(draft.sku),
        stock.format(count=isolate(_counted(draft.stock))),
        shown.format(count=isolate(_counted(pictures))) if shown else _("No picture"),
        isolate(draft.category),
    ]
    return " · ".join(part for part in parts if part.strip("\u2066\u2067\u2068\u2069"))


def _summary(whole: int, lacking: int) -> str:
    said = ngettext(
        "{count} product goes to the shop as it stands here. Nothing was sent yet.",
        "{count} products go to the shop as they stand here. Nothing was sent yet.",
        whole,
    ).format(count=isolate(_counted(whole)))
    if not lacking:
        return said
    more = ngettext("{count} cannot be sent.", "{count} cannot be sent.", lacking).format(
        count=isolate(_counted(lacking))
    )
    return f"{said} {more}"


def _counted(count: int) -> str:
    return count_text(count, screen_language())
