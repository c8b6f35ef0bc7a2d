"""The window of the first minute: one question after the other, nothing that can go wrong."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.i18n import gettext as _
from ui.first_run.beginning import Beginning, FirstProducts
from ui.first_run.language_step import LanguageStep
from ui.first_run.products_step import ProductsStep
from ui.first_run.seller_step import SellerStep
from ui.theme import Theme

_CARD_WIDTH: Final = 720


class FirstRun(QWidget):
    """Asks and remembers.

    Signals: language_picked(str): be built anew in that language; finished(Beginning).
    """

    language_picked = Signal(str)
    finished = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(_("Rahba"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(theme.style_sheet())
        self._theme = theme
        self._beginning = Beginning(language=theme.language)
        self._layout = QVBoxLayout(self)
        self._step: QWidget | None = None

    def ask_language(self) -> None:
        """First question."""
        step = LanguageStep(self._theme)
        step.picked.connect(self.language_picked)
        self._show(step)

    def ask_seller(self) -> None:
        """Second question."""
        step = SellerStep(self._theme)
        step.answered.connect(self._keep_seller)
        self._show(self._on_card(step))
        step.focus_first()

    def ask_products(self) -> None:
        """Third question."""
        step = ProductsStep(self._theme)
        step.picked.connect(self._finish)
        self._show(self._on_card(step))

    def _keep_seller(self, seller: Seller, place: Names) -> None:
        self._beginning = replace(self._beginning, seller=seller, place=place)
        self.ask_products()

    def _finish(self, products: FirstProducts) -> None:
        self.finished.emit(replace(self._beginning, products=products))

    def _show(self, step: QWidget) -> None:
        if self._step is not None:
            self._step.hide()
            self._layout.removeWidget(self._step)
            self._step.deleteLater()
        self._step = step
        self._layout.addWidget(step)
        step.show()

    def _on_card(self, step: QWidget) -> QWidget:
        card = QFrame()
        card.setProperty("role", "sheet")
        card.setMaximumWidth(_CARD_WIDTH)
        wide = self._theme.space("wide")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(wide, wide, wide, wide)
        inside.addWidget(step)
        around = QWidget()
        grid = QGridLayout(around)
        grid.addWidget(card, 1, 1)
        for side in (0, 2):
            grid.setColumnStretch(side, 1)
            grid.setRowStretch(side, 1)
        grid.setColumnStretch(1, 8)
        return around
