"""Baskets that nobody has paid when the till is closed: finish them, keep them, or give them up."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate, money_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.held import HeldBasket
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label


class HeldCard(QFrame):
    """Lists baskets; each is kept for later unless it is given up. Signals: finishing()."""

    finishing = Signal()

    def __init__(self, theme: Theme, held: tuple[HeldBasket, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._rows = [_Row(theme, basket) for basket in held]
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(theme.space("small"))
        head = QHBoxLayout()
        head.addWidget(label(_("Baskets that are not paid"), "title", wraps=True), 1)
        finish = Button(theme, _("Go and finish them"), "soft", icon="cash-register")
        finish.clicked.connect(self.finishing)
        head.addWidget(finish)
        column.addLayout(head)
        for row in self._rows:
            column.addWidget(row)

    def cancelled(self) -> dict[int, str]:
        """Return why baskets are given up, by slot."""
        return {row.slot: row.reason.text for row in self._rows if row.is_given_up}


class _Row(QWidget):
    """One basket."""

    def __init__(self, theme: Theme, basket: HeldBasket) -> None:
        super().__init__()
        self.slot = basket.slot
        self.is_given_up = False
        self.reason = LineField(theme, _("Why it is given up"))
        self.reason.hide()
        count = ngettext("{count} line", "{count} lines", basket.lines).format(count=basket.lines)
        amount = isolate(money_text(basket.total, theme.language))
        place = _("On the screen") if basket.is_open else _("On hold")
        text = f"{place} · {count} · {amount}"
        self._keep, self._drop = (
            Button(theme, words, "pill", name=f"{words}: {text}")
            for words in (_("Keep for later"), _("Give up"))
        )
        row = QHBoxLayout()
        row.addWidget(label(text, wraps=True), 1)
        for button, gives_up in ((self._keep, False), (self._drop, True)):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(partial(self._choose, gives_up=gives_up))
            row.addWidget(button)
        self._keep.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.reason)

    def _choose(self, _checked: bool = False, *, gives_up: bool) -> None:  # noqa: FBT001, FBT002
        self.is_given_up = gives_up
        self.reason.setVisible(gives_up)
