"""The leading side of the tender sheet: one panel for each way to pay, one of them in sight."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedLayout, QWidget

from pos.clock import local, system_clock
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _
from ui.sheets.tender.cash_panel import CashPanel, ForeignPanel
from ui.sheets.tender.cheque_panel import ChequePanel
from ui.sheets.tender.detail_panel import DetailPanel, card_panel, transfer_panel, wallet_panel
from ui.sheets.tender.payer_panel import PayerPanel, payer_words
from ui.sheets.tender.tendering import NO_DETAILS, Details, Tendering
from ui.sheets.tender.ways import Payer, Terms, Way
from ui.theme import Theme
from ui.widgets.scaled_picture import ScaledPicture

# Large enough for a telephone held across the table, px.
_PICTURE: Final = 280


class TenderPanels(QWidget):
    """Shows a `Tendering` in the way that is chosen.

    Signals: noted(int), rounded(Money), cleared(), rated(ForeignRate): as of the cash panels;
    confirmed(): Enter in a last field.
    """

    noted = Signal(object)
    rounded = Signal(object)
    cleared = Signal()
    rated = Signal(object)
    confirmed = Signal()

    def __init__(self, theme: Theme, terms: Terms, *, is_low: bool) -> None:
        """`is_low`: the window is lower than a laptop's."""
        super().__init__()
        self._is_low = is_low
        self._theme = theme
        self._terms = terms
        self._picture = ScaledPicture(_("Your code for mobile payment"), _PICTURE)
        self._panels: dict[Way, QWidget] = {}
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for way in terms.ways:
            self._panels[way] = panel = self._panel(way)
            self._stack.addWidget(panel)

    def show_tendering(self, way: Way, tendering: Tendering) -> None:
        """Show the panel of a way, and on it what lies on the counter."""
        panel = self._panels[way]
        self._stack.setCurrentWidget(panel)
        if isinstance(panel, CashPanel | ForeignPanel):
            panel.show_tendering(tendering)

    def show_buyer(self, name: str) -> None:
        """Say who buys."""
        for panel in self._panels.values():
            if isinstance(panel, PayerPanel):
                panel.show_buyer(name)

    def show_picture(self, picture: QPixmap) -> None:
        """Show the seller's own QR, as large as there is room for."""
        self._picture.show_picture(picture)

    def details(self) -> Details:
        """Return what was written down; raises `FieldNotAccepted`."""
        panel = self._stack.currentWidget()
        return panel.details() if isinstance(panel, DetailPanel) else NO_DETAILS

    def payer(self) -> Payer | None:
        """Return who pays later, or None; raises `FieldNotAccepted` while nobody is named."""
        panel = self._stack.currentWidget()
        return panel.payer() if isinstance(panel, DetailPanel) else None

    def take_focus(self) -> None:
        """Put the keyboard into the first field of the panel in sight, if it has any."""
        panel = self._stack.currentWidget()
        if isinstance(panel, DetailPanel):
            panel.take_focus()

    def _panel(self, way: Way) -> QWidget:
        if way.is_foreign:
            return self._foreign_panel()
        if way.kind is TenderKind.CASH:
            return self._cash_panel()
        panel = self._detail_panel(way.kind)
        panel.confirmed.connect(self.confirmed)
        return panel

    def _cash_panel(self) -> CashPanel:
        panel = CashPanel(self._theme, is_low=self._is_low)
        panel.noted.connect(self.noted)
        panel.rounded.connect(self.rounded)
        panel.cleared.connect(self.cleared)
        return panel

    def _foreign_panel(self) -> ForeignPanel:
        panel = ForeignPanel(self._theme, self._terms.rates)
        panel.noted.connect(self.noted)
        panel.cleared.connect(self.cleared)
        panel.rated.connect(self.rated)
        return panel

    def _detail_panel(self, kind: TenderKind) -> DetailPanel:
        theme, terms = self._theme, self._terms
        match kind:
            case TenderKind.CARD:
                return card_panel(theme, terms.acquirers)
            case TenderKind.WALLET:
                return wallet_panel(theme, terms.wallets, self._picture)
            case TenderKind.CHEQUE:
                return ChequePanel(theme, local(system_clock()).date())
            case TenderKind.CREDIT | TenderKind.ON_DELIVERY:
                words = payer_words(kind, terms.goods, local(system_clock()).date())
                return PayerPanel(theme, words, terms.pick_customer, is_named=terms.is_named)
            case _:
                return transfer_panel(theme)
