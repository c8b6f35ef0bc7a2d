"""The other side of the tender sheet: an exchange whose new goods cost less gives money back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.domain.money import Money
from pos.domain.owing import Debt
from pos.domain.trade import TradeRules
from pos.errors import PosError
from pos.i18n import gettext as _
from ui.sheets.refund.giving_panel import GivingPanel
from ui.theme import Theme
from ui.widgets.enter import ENTER
from ui.widgets.sheet import Sheet


class GiveBackSheet(Sheet):
    """Asks how money goes back for a basket whose total is `due`, negative.

    Signals: settled(tuple[Tender, ...]): the person validated, once; the sheet waits for
    `close_sheet` or for `refuse`.
    """

    settled = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        due: Money,
        rules: TradeRules,
        debts: tuple[Debt, ...] = (),
    ) -> None:
        """`debts`: what is still owed for what comes back."""
        super().__init__(theme, window, _("Give money back"), width=680)
        self.back.show_text(_("Back to the basket"))
        self._panel = GivingPanel(theme, rules, debts)
        self._due = due
        self.body.addWidget(self._panel, 1)
        self._panel.changed.connect(self._show)
        self._panel.confirmed.connect(self._settle)
        self._show()

    def refuse(self, error: PosError) -> None:
        """The sale could not be saved: say why, and let the person try again."""
        self._panel.refuse(str(error))

    def _show(self) -> None:
        self._panel.show_goods(self._due, may_give=True)

    def _settle(self) -> None:
        if not self._panel.is_free:
            return
        try:
            tenders = self._panel.tenders()
        except PosError as error:
            self.refuse(error)
            return
        self.settled.emit(tenders)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._settle()
        else:
            super().keyPressEvent(event)
