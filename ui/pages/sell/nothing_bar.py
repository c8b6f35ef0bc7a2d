"""Nothing was found: said calmly, with the one tap that sells it all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos.domain.formatting import isolate, money_text
from pos.domain.money import Money
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label


class NothingBar(QFrame):
    """Hidden until `say`. Signals: priced(): what was typed is an amount, and is to be sold."""

    priced = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "info")
        self.amount: Money | None = None
        self._text = label(role="on-info", wraps=True)
        self._sell = Button(theme, "", "main", icon="plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._sell)
        self._sell.clicked.connect(self.priced)
        self.hide()

    def say(self, text: str, amount: Money | None) -> None:
        """Say that nothing was found for `text`; amount: what it would be as a price."""
        self.amount = amount if text else None
        self._sell.setVisible(self.amount is not None)
        if self.amount is None:
            said = _("Nothing found for “{text}”. Scan again, or search by name.")
        else:
            said = _("Nothing found for “{text}”: sell without a card?")
            self._sell.show_text(money_text(self.amount, screen_language()))
        self._text.setText(said.format(text=isolate(text)))
        self.setVisible(bool(text))
