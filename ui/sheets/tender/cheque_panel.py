"""What stands on a cheque, so that it is found again when the bank has news of it."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout

from pos.domain.parsing import parse_day
from pos.domain.tender import Cheque
from pos.domain.text import clean_code, clean_name
from pos.i18n import gettext as _
from ui.sheets.tender.detail_panel import DetailPanel, detail_field
from ui.sheets.tender.tendering import Details
from ui.theme import Theme


class ChequePanel(DetailPanel):
    """Four fields, none of which holds up a sale; Enter goes from one to the next.

    today: completes a date typed without its year.
    """

    def __init__(self, theme: Theme, today: date) -> None:
        advice = _("A cheque pays now: never take one as a guarantee, which is an offence.")
        super().__init__(theme, advice)
        self._today = today
        self.bank = detail_field(theme, _("Bank"))
        self.number = detail_field(theme, _("Cheque number"))
        self.drawer = detail_field(theme, _("Name on the cheque"))
        self.dated = detail_field(theme, _("Date on the cheque"), hint=_("day/month/year"))
        self.number.keep_left_to_right()
        self.dated.keep_left_to_right()
        fields = (self.bank, self.number, self.drawer, self.dated)
        grid = QGridLayout()
        grid.setSpacing(theme.space("medium"))
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        for field, following in zip(fields, fields[1:], strict=False):
            field.entered.connect(partial(following.take_focus))
        self.dated.entered.connect(self.confirmed)

    def details(self) -> Details:
        """Return what stands on the cheque."""
        cheque = Cheque(
            bank=self.bank.parsed(clean_name),
            number=self.number.parsed(clean_code),
            drawer=self.drawer.parsed(clean_name),
            dated_on=self.dated.parsed(self._day),
        )
        return Details(cheque=cheque)

    def take_focus(self) -> None:
        """Begin with the bank."""
        self.bank.take_focus()

    def _day(self, text: str) -> date | None:
        return parse_day(text, self._today) if text.strip() else None
