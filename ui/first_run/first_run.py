"""The window of the first minute: one question after the other, nothing that can go wrong."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.domain.names import Names
from pos.domain.seller import Seller
from pos.i18n import gettext as _
from ui.first_run.beginning import Beginning, FirstProducts
from ui.first_run.language_step import LanguageStep
from ui.first_run.products_step import ProductsStep
from ui.first_run.seller_step import SellerStep
from ui.joining.join_step import JoinStep
from ui.joining.join_ways import JoinWays
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.button import Button, mirrored_icon
from ui.widgets.label import label

_CARD_WIDTH: Final = 720


class FirstRun(QWidget):
    """Asks and remembers; Esc and the back button lead to the question before, answers kept.

    Signals: language_picked(str): be built anew in that language; went_back(Beginning): to the
    language, with what was answered so far; finished(Beginning); joined(): nothing more is to be
    answered, the shop came with an invitation.
    """

    language_picked = Signal(str)
    went_back = Signal(object)
    finished = Signal(object)
    joined = Signal()

    def __init__(
        self, theme: Theme, beginning: Beginning, operations: Operations, ways: JoinWays
    ) -> None:
        super().__init__()
        self.setWindowTitle(_("Rahba"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(theme.style_sheet())
        self._theme = theme
        self._beginning = beginning
        self._operations = operations
        self._ways = ways
        self._seller: SellerStep | None = None
        self._steps = QStackedLayout(self)

    def ask_language(self) -> None:
        """First question."""
        step = LanguageStep(self._theme)
        step.picked.connect(self.language_picked)
        self._steps.addWidget(step)
        step.focus_on(self._beginning.language)

    def ask_seller(self) -> None:
        """Second question."""
        self._beginning = replace(self._beginning, language=self._theme.language)
        step = self._seller = SellerStep(self._theme)
        step.fill(self._beginning.seller, self._beginning.place)
        step.answered.connect(self._keep_seller)
        step.joining.connect(self.ask_to_join)
        self._steps.addWidget(self._on_card(_("Who sells?"), step))
        step.focus_first()

    def ask_products(self) -> None:
        """Third question."""
        step = ProductsStep(self._theme)
        step.picked.connect(self._finish)
        self._steps.addWidget(self._on_card(_("Your first products"), step))
        self._steps.setCurrentIndex(1)
        step.focus_first()

    def ask_to_join(self) -> None:
        """Ask for an invitation, in place of all other questions."""
        step = JoinStep(self._theme, self._operations, self._ways)
        step.joined.connect(self.joined)
        self._steps.addWidget(self._on_card(_("Join a cooperative"), step))
        self._steps.setCurrentIndex(1)
        step.focus_first()

    def go_back(self) -> None:
        """Return to the question before; the first one has none."""
        if self._seller is None:
            return
        if self._steps.currentIndex() == 0:
            seller, place = self._seller.typed()
            self.went_back.emit(replace(self._beginning, seller=seller, place=place))
            return
        if (asked := self._steps.currentWidget()) is not None:
            self._steps.removeWidget(asked)
            asked.deleteLater()
        self._seller.focus_first()

    def _keep_seller(self, seller: Seller, place: Names) -> None:
        self._beginning = replace(self._beginning, seller=seller, place=place)
        self.ask_products()

    def _finish(self, products: FirstProducts) -> None:
        self.finished.emit(replace(self._beginning, products=products))

    def _on_card(self, title: str, step: QWidget) -> QWidget:
        card = QFrame()
        card.setProperty("role", "sheet")
        card.setMaximumWidth(_CARD_WIDTH)
        wide = self._theme.space("wide")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(wide, wide, wide, wide)
        inside.setSpacing(self._theme.space("medium"))
        inside.addLayout(self._head(title))
        inside.addWidget(step)
        around = QWidget()
        grid = QGridLayout(around)
        grid.addWidget(card, 1, 1)
        for side in (0, 2):
            grid.setColumnStretch(side, 1)
            grid.setRowStretch(side, 1)
        grid.setColumnStretch(1, 8)
        return around

    def _head(self, title: str) -> QHBoxLayout:
        icon = mirrored_icon(self, "arrow-back-up", "arrow-forward-up")
        back = Button(self._theme, _("Back"), "quiet", icon=icon)
        back.clicked.connect(lambda: self.go_back())
        line = QHBoxLayout()
        line.addWidget(label(title, "heading"), 1)
        line.addWidget(back)
        return line

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Back}:
            self.go_back()
        else:
            super().keyPressEvent(event)
