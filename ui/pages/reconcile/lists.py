"""The lists beside the steps: what is to look at, what was answered, and the tills."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.documents.discrepancy_words import kind_text
from pos.domain.discrepancy import Discrepancy
from pos.i18n import gettext as _
from ui.pages.reconcile.cards import DiscrepancyCard, answered_card, till_card
from ui.pages.reconcile.reading import Evening
from ui.pages.reconcile.words import View, view_text
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.pill_row import PillRow
from ui.widgets.row_card import RowCard


class Lists(QWidget):
    """pills: which list. cards: what stands in it. view: the one that is shown.

    Signals: opened(Discrepancy): a person wants to answer it; exchanging(): bring the work of
    other tills in.
    """

    opened = Signal(object)
    exchanging = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: Evening | None = None
        self.view = View.OPEN
        self.pills = PillRow(theme)
        self.cards = CardList(theme)
        self._more = label(role="caption", wraps=True)
        self._more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self.pills)
        column.addWidget(self.cards, 1)
        column.addWidget(self._more)
        self.pills.picked.connect(self.show_view)

    def show_evening(self, found: Evening) -> None:
        """Show what was read, in the list that is open."""
        is_new = self._found is None
        self._found = found
        self.pills.set_pills([(view, view_text(view, found)) for view in View], self.view)
        self._fill(is_kept_in_place=not is_new)

    def show_view(self, view: View) -> None:
        """Show another list."""
        self.view = view
        if self._found is not None:
            pills = [(each, view_text(each, self._found)) for each in View]
            self.pills.set_pills(pills, view)
            self._fill(is_kept_in_place=False)

    def take_focus(self) -> None:
        """Give the keyboard to the first card."""
        cards = self.cards.findChildren(DiscrepancyCard)
        if cards:
            cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, *, is_kept_in_place: bool) -> None:
        assert self._found is not None
        before = self.cards.findChildren(RowCard)
        focused = next((n for n, card in enumerate(before) if card.hasFocus()), None)
        cards = self._cards(self._found)
        self.cards.show_cards(cards, self._nothing(), is_kept_in_place=is_kept_in_place)
        if focused is not None and cards:
            # Work of another till that came in meanwhile does not take the keyboard away.
            cards[min(focused, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        crowded = self._found.open.crowded if self.view is View.OPEN else frozenset()
        names = ", ".join(kind_text(kind) for kind in sorted(crowded))
        text = _("There are more of these; answer some to see them: {names}")
        self._more.setText(text.format(names=names))
        self._more.setVisible(bool(crowded))

    def _cards(self, found: Evening) -> list[QWidget]:
        if self.view is View.ANSWERED:
            return [answered_card(self._theme, row) for row in found.answered]
        if self.view is View.TILLS:
            return [till_card(self._theme, till) for till in found.tills]
        rows = found.open.rows if self.view is View.OPEN else found.differences
        return [self._card(row) for row in rows]

    def _card(self, row: Discrepancy) -> DiscrepancyCard:
        card = DiscrepancyCard(self._theme, row)
        card.clicked.connect(partial(self._open, row))
        return card

    def _open(self, row: Discrepancy, *_checked: object) -> None:
        self.opened.emit(row)

    def _nothing(self) -> EmptyCard:
        if self.view is View.ANSWERED:
            title = _("Nothing was answered yet")
            text = _("Each answer stays here with who gave it, when, and why.")
            return EmptyCard(self._theme, "history", title, text)
        title = _("Everything agrees")
        text = _(
            "What does not agree between tills, counts and drawers appears here, with its answer "
            "in one tap."
        )
        card = EmptyCard(
            self._theme,
            "circle-check",
            title,
            text,
            [("package-import", _("Take in a till's work"))],
        )
        card.picked.connect(lambda _number: self.exchanging.emit())
        return card
