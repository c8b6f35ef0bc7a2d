"""The card and transfer side of the tender sheet: the exact amount, and a reference if wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos.domain.formatting import money_text
from pos.domain.money import Money
from pos.domain.tender import TenderKind
from pos.domain.text import LONGEST_CODE, clean_code
from pos.i18n import gettext as _
from ui.theme import Theme
from ui.widgets.label import label


class ReferencePanel(QWidget):
    """Says what to do at the terminal or in the bank's application.

    Signals: confirmed(): Enter in the field.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, due: Money) -> None:
        super().__init__()
        self._advice = label(role="label", wraps=True)
        self._field = QLineEdit()
        self._field.setMaxLength(LONGEST_CODE)
        self._field.setMinimumHeight(theme.height("control"))
        self._field.returnPressed.connect(self.confirmed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(label(_("To pay"), "title"))
        row.addStretch(1)
        row.addWidget(label(money_text(due, theme.language), "total"))
        column.addWidget(card)
        column.addWidget(self._advice)
        name = label(_("Reference, if you want to keep it"), "strong")
        name.setBuddy(self._field)
        self._field.setAccessibleName(name.text())
        column.addWidget(name)
        column.addWidget(self._field)
        column.addWidget(label(_("Never type a card number here."), "caption"))
        column.addStretch(1)

    def text(self) -> str:
        """Return the reference as typed, tidied."""
        return clean_code(self._field.text())

    def show_kind(self, kind: TenderKind) -> None:
        """Say what to do for this method."""
        if kind is TenderKind.CARD:
            self._advice.setText(
                _("Type the amount on the card terminal. Complete the sale once it accepted.")
            )
        else:
            self._advice.setText(
                _("Look at the customer's transfer. Complete the sale once it was sent.")
            )

    def take_focus(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus()
