"""What of whose work is packed, at the price of its label: what each maker signs for."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pos.domain.formatting import isolate, money_text
from pos.i18n import gettext as _
from pos.services.packing import Packed
from ui.packing.words import packed_text, pieces_text
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card_list import CardList
from ui.widgets.fact_card import FactCard
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 720
_HEIGHT: Final = 620


class MakersSheet(Sheet):
    """A list to read. Signals: signing(): the packing list by maker is wanted, to be signed."""

    signing = Signal()

    def __init__(self, theme: Theme, window: QWidget, packed: Packed) -> None:
        super().__init__(theme, window, _("Value by maker"), width=_WIDTH, height=_HEIGHT)
        language = screen_language()
        self.body.addWidget(label(packed_text(packed), "title", wraps=True))
        cards = [
            FactCard(
                theme,
                share.names.within(language) or _("Nobody named"),
                pieces_text(share.pieces),
                isolate(money_text(share.value, language)),
            )
            for share in packed.makers
        ]
        rows = CardList(theme)
        rows.show_cards(cards)
        self.body.addWidget(rows, 1)
        self.sign = Button(theme, _("Packing list to sign"), "main", icon="writing")
        self.sign.clicked.connect(self.close_sheet)
        self.sign.clicked.connect(self.signing)
        self.body.addWidget(self.sign)
