"""The quality marks of a maker, of a product or of the house, with what holds today."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.changed import Changed
from pos.clock import local, system_clock
from pos.documents.mark_words import mark_text
from pos.domain.mark import QualityMark
from pos.domain.names import Names
from pos.i18n import gettext as _
from pos.services.marks import marks
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.sheets.marks.mark_sheet import MarkSheet
from ui.sheets.marks.words import held_until, spoken, state_of
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.row_card import RowCard
from ui.widgets.sheet import Sheet
from ui.widgets.state_tag import StateTag

_SHOWS: Final = Changed.PRODUCTS


class MarksSheet(Sheet):
    """maker, product: id of whose marks are shown; both empty for those of the house.

    add_button: opens an empty mark.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        *,
        maker: str = "",
        product: str = "",
    ) -> None:
        super().__init__(theme, window, _("Quality marks"), width=760, height=600)
        self._operations = operations
        self._blank = QualityMark(
            "", Names(), local(system_clock()).date(), maker=maker, product=product
        )
        self._list = CardList(theme)
        self.add_button = Button(theme, _("Add a quality mark"), "main", icon="plus")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.add_button)
        self.body.addWidget(label(self._about(), "caption", wraps=True))
        self.body.addWidget(self._list, 1)
        self.body.addLayout(foot)
        self.add_button.clicked.connect(partial(self._open, self._blank))
        operations.changed.connect(self._follow)
        self._read()

    def _about(self) -> str:
        said = _(
            "A label, an appellation, a guarantee. It stands on price labels and goes with packs "
            "of files as long as it holds, and not a day longer."
        )
        if not self._blank.maker and not self._blank.product:
            return said + " " + _("Here are those of the whole house.")
        return said

    def _follow(self, changed: Changed) -> None:
        if changed & _SHOWS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, marks, done=self._show)

    def _show(self, known: Sequence[QualityMark]) -> None:
        whose = self._blank.maker, self._blank.product
        own = [mark for mark in known if (mark.maker, mark.product) == whose]
        nothing = label(_("No quality mark is written down yet."), "caption", wraps=True)
        self._list.show_cards([self._card(mark) for mark in own], nothing, is_kept_in_place=True)

    def _card(self, mark: QualityMark) -> RowCard:
        today = local(system_clock()).date()
        title = mark_text(mark, screen_language())
        card = RowCard(self.theme, title, held_until(mark), name=spoken(mark, today))
        card.add_end(StateTag(self.theme, *state_of(mark, today)))
        card.clicked.connect(partial(self._open, mark))
        return card

    def _open(self, mark: QualityMark, *_checked: object) -> None:
        MarkSheet(self.theme, self._operations, self.window(), mark).open_sheet()
