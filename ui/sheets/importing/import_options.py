"""What a person decides about a list: the currency of its prices, the language of its names."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from pos.domain.money import MAD
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.importing.amounts import machine_amount
from pos.services.importing.plan import Choices
from ui.sheets.importing.import_words import currency_text
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_row import PillRow

_OFTEN = (MAD, "EUR", "USD", "GBP")


class ImportOptions(QFrame):
    """Signals: choices_changed(): currency or rate; language_picked(str): code of the names."""

    choices_changed = Signal()
    language_picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._currency = MAD
        self._currencies = PillRow(theme)
        self._languages = PillRow(theme)
        self.rate = LineField(theme, "", line=NumberLine())
        self.rate.keep_left_to_right()
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(theme.space("large"))
        grid.setVerticalSpacing(theme.space("hair"))
        grid.addWidget(label(_("Prices are in"), "caption"), 0, 0)
        grid.addWidget(self._currencies, 1, 0)
        grid.addWidget(self.rate, 0, 1, 2, 1)
        grid.addWidget(label(_("Names are in"), "caption"), 0, 2)
        grid.addWidget(self._languages, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 3)
        self._currencies.picked.connect(self._pick_currency)
        self._languages.picked.connect(self.language_picked)
        self.rate.edited.connect(lambda _text: self.choices_changed.emit())

    def begin(self, currency: str | None, language: str) -> None:
        """Show what the file says of itself; without a currency it is the dirham."""
        self._currency = currency or MAD
        codes = dict.fromkeys((*_OFTEN, self._currency))
        self._currencies.set_pills([(code, currency_text(code)) for code in codes], self._currency)
        names = [("fr", "Français"), ("ar", "العربية"), ("en", "English")]
        self._languages.set_pills(names, language)
        self._show_rate()

    def choices(self) -> Choices | None:
        """Return the choices; None while the rate of a foreign currency is missing or wrong."""
        if self._currency == MAD:
            return Choices()
        try:
            return Choices(self._currency, _rate(self.rate.text))
        except FieldNotAccepted:
            return None

    def why_not(self) -> str:
        """Say what is missing, or nothing."""
        if self.choices() is not None:
            return ""
        message = _("Type how many dirhams one {currency} is worth.")
        return message.format(currency=currency_text(self._currency))

    def _pick_currency(self, currency: str) -> None:
        self._currency = currency
        self._show_rate()
        self.choices_changed.emit()

    def _show_rate(self) -> None:
        title = _("1 {currency} in dirhams").format(currency=currency_text(self._currency))
        self.rate.show_title(title)
        self.rate.setVisible(self._currency != MAD)


def _rate(text: str) -> Decimal:
    """Read a rate such as `10,845`: with either decimal mark, and never a mark for thousands."""
    return machine_amount("".join(text.split()))
