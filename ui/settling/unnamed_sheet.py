"""What was sold without a maker: whose work it was, line by line, before anybody is paid."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from pos.domain.formatting import isolate, ltr
from pos.domain.names import Names
from pos.domain.product import Maker
from pos.domain.settlement import Choice
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from pos.services.makers import name_maker
from pos.services.sold import sale_of
from pos.services.till import Connection
from pos.services.unnamed_lines import UnnamedLine, unnamed_lines
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.settling.words import amount_text, day_text
from ui.sheets.product.maker_sheet import MakerSheet
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label
from ui.widgets.row_card import RowCard
from ui.widgets.sheet import Sheet

# As many as a person answers in one go; the next come when these are answered.
_AT_ONCE: Final = 40
# A choice of its own among the makers.
_OWN: Final = "own"


class UnnamedSheet(Sheet):
    """cards: one a line; a tap asks whose work it was."""

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, choice: Choice
    ) -> None:
        super().__init__(theme, window, _("Whose work was it?"), width=760, height=640)
        self._operations = operations
        self._choice = choice
        self._makers: list[Maker] = []
        sentence = _("These were sold without a maker. Nobody is paid before each has an answer.")
        self.cards = CardList(theme)
        self.body.addWidget(label(sentence, "caption", wraps=True))
        self.body.addWidget(self.cards, 1)
        self._read()

    def _read(self) -> None:
        self._operations.read(self, _unnamed, self._choice, done=self._show)

    def _show(self, found: tuple[list[Maker], list[tuple[UnnamedLine, Names]]]) -> None:
        self._makers, lines = found
        nothing = EmptyCard(
            self.theme, "circle-check", _("Every line has a maker"), _("Everybody can be paid.")
        )
        cards = [self._card(line, names) for line, names in lines]
        self.cards.show_cards(cards, nothing, is_kept_in_place=True)

    def _card(self, line: UnnamedLine, names: Names) -> RowCard:
        name = isolate(names.within(screen_language()))
        remark = f"{day_text(line.at)} · {ltr(line.receipt_number)}"
        amount = amount_text(line.total)
        card = RowCard(self.theme, name, remark, name=f"{name}, {amount}")
        card.add_amount(amount)
        card.clicked.connect(partial(self._ask, line))
        return card

    def _ask(self, line: UnnamedLine, *_checked: object) -> None:
        own = _("The cooperative’s own")
        choices = [*self._makers, Maker(_OWN, Names(own, own, own))]
        sheet = MakerSheet(self.theme, self._window, choices)
        sheet.picked.connect(partial(self._name, line))
        sheet.open_sheet()

    def _name(self, line: UnnamedLine, picked: str) -> None:
        if picked:
            maker = "" if picked == _OWN else picked
            asked = (line.sale, line.line, maker)
            self._operations.write(self, name_maker, *asked, done=lambda _none: self._read())


def _unnamed(
    connection: Connection, choice: Choice
) -> tuple[list[Maker], list[tuple[UnnamedLine, Names]]]:
    lines = unnamed_lines(connection, choice)[:_AT_ONCE]
    named = [(x, sale_of(connection, x.sale).sale.lines[x.line - 1].names) for x in lines]
    return makers(connection), named
