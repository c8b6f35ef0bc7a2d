"""A short list of row cards that scrolls under a finger, or the sentence that it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll


class CardList(QWidget):
    """Shows what it was last given; up and down go from card to card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ground = QWidget()
        self._cards = QVBoxLayout(self._ground)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.space("small"))
        self._cards.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = finger_scroll(self._ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_cards(
        self,
        cards: Sequence[QWidget],
        nothing: QWidget | None = None,
        *,
        is_kept_in_place: bool = False,
    ) -> None:
        """Show these, or `nothing` when there are none.

        is_kept_in_place: the list stays scrolled as it was, in place of going back to its top.
        """
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = list(cards)
        if not shown and nothing is not None:
            shown.append(nothing)
        for card in shown:
            self._cards.addWidget(card)
            # Its height is known once it is styled, and the list must know it to scroll.
            card.ensurePolished()
        if not is_kept_in_place:
            self._scroll.verticalScrollBar().setValue(0)
