"""What happened to a product at a place, the newest first, further back by a tap."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.product import Product
from pos.i18n import gettext as _
from pos.services.product_story import StoryPart, ToldStep
from ui.sheets.stock.step_card import step_card
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.row_card import RowCard


class StepsPart(QWidget):
    """Cards of steps. steps: what is shown.

    Signals: sale_wanted(str): the receipt number of a step that was tapped; older_wanted(int): what
    happened before this moment.
    """

    sale_wanted = Signal(str)
    older_wanted = Signal(object)

    def __init__(self, theme: Theme, product: Product) -> None:
        super().__init__()
        self._theme = theme
        self._product = product
        self.steps: tuple[ToldStep, ...] = ()
        self._cards = CardList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(label(_("What happened, the newest first"), "label"))
        column.addWidget(self._cards, 1)

    def show_part(self, part: StoryPart) -> None:
        """Begin with these."""
        self.steps = part.steps
        self._show(part.further, is_kept=False)

    def add_part(self, part: StoryPart) -> None:
        """Go on with older ones."""
        self.steps += part.steps
        self._show(part.further, is_kept=True)

    def _show(self, further: int | None, *, is_kept: bool) -> None:
        cards: list[QWidget] = [self._card(told) for told in self.steps]
        if further is not None:
            older = Button(self._theme, _("Show what was before"), "soft", icon="chevron-down")
            older.clicked.connect(lambda: self.older_wanted.emit(further))
            cards.append(older)
        nothing = label(_("Nothing has happened to it here yet."), "caption", wraps=True)
        self._cards.show_cards(cards, nothing, is_kept_in_place=is_kept)

    def _card(self, told: ToldStep) -> RowCard:
        card = step_card(self._theme, self._product, told)
        if told.receipt:
            card.clicked.connect(partial(self._ask_sale, told.receipt))
        return card

    def _ask_sale(self, receipt: str, *_checked: object) -> None:
        self.sale_wanted.emit(receipt)
