"""A sale as it is written down: lines, total, what was handed over and what went back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.documents.line_words import line_detail
from pos.domain.formatting import money_text
from pos.domain.sale import Sale, SaleLine
from pos.i18n import gettext as _
from ui.sale_text import tender_text
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.label import label, trailing
from ui.widgets.margins import margins


class SaleFacts(QScrollArea):
    """Shows one sale; nothing on it can be changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_sale(self, sale: Sale) -> None:
        """Write down a sale."""
        whole = QWidget()
        whole.setProperty("role", "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(margins(0, 0, self._theme.space("small"), 0))
        column.setSpacing(self._theme.space("medium"))
        column.addWidget(self._lines(sale))
        column.addWidget(self._paid(sale))
        column.addStretch(1)
        self.setWidget(whole)

    def _lines(self, sale: Sale) -> QFrame:
        card, grid = self._card()
        for number, line in enumerate(sale.lines):
            row = 2 * number
            grid.addWidget(label(_name(line), "strong", wraps=True), row, 0)
            self._amount(grid, row, money_text(line.total, screen_language()), "strong")
            detail = line_detail(line, screen_language())
            grid.addWidget(label(detail, "caption"), row + 1, 0, 1, 2)
        return card

    def _paid(self, sale: Sale) -> QFrame:
        language = screen_language()
        card, grid = self._card()
        grid.addWidget(label(_("Total"), "title"), 0, 0)
        self._amount(grid, 0, money_text(sale.total, language), "heading")
        for row, tender in enumerate(sale.tenders, start=1):
            grid.addWidget(label(tender_text(tender.kind)), row, 0)
            self._amount(grid, row, money_text(tender.received, language))
        if not sale.change.is_zero:
            last = len(sale.tenders) + 1
            grid.addWidget(label(_("Change given back")), last, 0)
            self._amount(grid, last, money_text(sale.change, language))
        return card

    def _card(self) -> tuple[QFrame, QGridLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(self._theme.space("large"))
        grid.setVerticalSpacing(self._theme.space("hair"))
        grid.setColumnStretch(0, 1)
        return card, grid

    def _amount(self, grid: QGridLayout, row: int, text: str, role: str = "") -> None:
        amount = label(text, role)
        amount.setAlignment(trailing())
        grid.addWidget(amount, row, 1)


def _name(line: SaleLine) -> str:
    name = line.names.within(screen_language())
    return f"{name}, {line.variant}" if line.variant else name
