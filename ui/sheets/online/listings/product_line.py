"""One product of a shop: chosen by a tap where it is not there yet, its deeds beside it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pos.i18n import gettext as _
from pos.sync.listed import InShop
from ui.screen_language import screen_language
from ui.sheets.online.listings.words import remark_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.row_card import RowCard
from ui.widgets.state_tag import StateTag

_MARK_PX: Final = 24


class ProductLine(QWidget):
    """Signals: toggled(bool): it was chosen or not. asked(str): a deed of those beside it."""

    toggled = Signal(bool)
    asked = Signal(str)

    def __init__(
        self, theme: Theme, row: InShop, deeds: Sequence[tuple[str, str, str]], *, is_choice: bool
    ) -> None:
        """`deeds`: key, words and icon of each. is_choice: a tap chooses it."""
        super().__init__()
        self._theme = theme
        name = row.names.within(screen_language()) or row.sku
        said = remark_text(row)
        mark = theme.pixmap("plus", "muted_ink", _MARK_PX) if is_choice else None
        self.card = RowCard(theme, name, said, name=f"{name}. {said}", picture=mark)
        self._mark = self.card.findChild(QLabel) if is_choice else None
        self.card.setCheckable(is_choice)
        self.card.toggled.connect(self._show_choice)
        self.card.clicked.connect(self.toggled)
        if row.listing is not None and row.listing.is_paused:
            self.card.add_end(StateTag(theme, _("Paused"), "warn", "player-pause"))
        elif row.listing is not None and row.listing.is_kept:
            self.card.add_end(StateTag(theme, _("Kept shown"), "info", "eye"))
        elif row.wished is not None and row.wished.why:
            self.card.add_end(StateTag(theme, _("Not listed"), "warn", "alert-triangle"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("small"))
        line.addWidget(self.card, 1)
        for key, words, icon in deeds:
            button = Button(theme, words, "quiet", icon=icon)
            button.setAccessibleName(f"{words}: {name}")
            button.clicked.connect(partial(self._ask, key))
            line.addWidget(button)

    def choose(self, *, is_chosen: bool) -> None:
        """Show it chosen or not, asking nobody."""
        self.card.setChecked(is_chosen)

    def _ask(self, key: str, *_pressed: object) -> None:
        self.asked.emit(key)

    def _show_choice(self, is_chosen: bool) -> None:  # noqa: FBT001 - from a signal
        if self._mark is not None:
            icon, ink = ("check", "on_selected") if is_chosen else ("plus", "muted_ink")
            self._mark.setPixmap(self._theme.pixmap(icon, ink, _MARK_PX))
