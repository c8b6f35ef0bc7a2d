"""Opening the till: the float is counted, never guessed, and the rates of the day are set."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD
from pos.domain.shift import DENOMINATIONS
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.shift_keeping import open_shift_with
from ui.operations import Operations
from ui.sheets.shift.cash_counts import CashCounts
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 960
_HEIGHT: Final = 640


class OpenShiftSheet(Sheet):
    """Counts the float of the drawer and opens the till. Signals: opened(): it is open."""

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        *,
        takes_foreign: bool,
        rates: dict[str, Decimal],
    ) -> None:
        super().__init__(theme, window, _("Open the till"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        currencies = tuple(DENOMINATIONS) if takes_foreign else (MAD,)
        self.counts = CashCounts(theme, currencies, asks_rates=takes_foreign)
        self.counts.propose_rates(rates)
        self._fault = label(role="fault", wraps=True)
        self._open = Button(theme, "", "primary", icon="lock-open")
        text = _("Count the cash that lies in the drawer before the first sale.")
        self.body.addWidget(label(text, "caption", wraps=True))
        self.body.addWidget(self.counts, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._fault, 1)
        foot.addWidget(self._open)
        self.body.addLayout(foot)
        self.counts.changed.connect(self._show)
        self.counts.entered.connect(self._write)
        self._open.clicked.connect(self._write)
        self._show()

    def open_sheet(self) -> None:
        """Cover the window; typing starts at the largest note."""
        super().open_sheet()
        self.counts.take_focus()

    def _show(self) -> None:
        self._fault.setText("")
        self._open.setEnabled(self.counts.is_readable)
        amounts = [money_text(a, self.theme.language) for a in self.counts.amounts() if a.minor]
        if not amounts:
            self._open.show_text(_("Open with an empty drawer"))
            return
        text = " + ".join(isolate(amount) for amount in amounts)
        self._open.show_text(_("Open with {amount}").format(amount=text))

    def _write(self) -> None:
        if not self._open.isEnabled():
            return
        try:
            counted, rates = self.counts.counts(), self.counts.rates()
        except PosError as error:
            self._refuse(error)
            return
        # A drawer of foreign notes that is empty is no drawer to count in the evening.
        floats = tuple(c for c in counted if c.amount.minor or c.amount.currency == MAD)
        # The button works once: what is being written is not written twice.
        self._open.setEnabled(False)
        self._operations.write(
            self, open_shift_with, floats, rates, done=self._finish, failed=self._refuse
        )

    def _finish(self, _shift: str) -> None:
        self.close_sheet()
        self.opened.emit()

    def _refuse(self, error: PosError) -> None:
        self._open.setEnabled(True)
        self._fault.setText(str(error))
