"""A sale as it is written down: lines, what was asked, how it was paid and what went back."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from pos.documents.line_words import line_detail
from pos.domain.formatting import isolate, ltr, money_text
from pos.domain.money import Money
from pos.domain.sale import Sale, SaleLine
from pos.domain.tender import Tender
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.sheets.tender.tender_words import details_text, foreign_text, way_text
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
        if sale.note:
            column.addWidget(label(isolate(sale.note.replace("\u2028", "\n")), wraps=True))
        column.addStretch(1)
        self.setWidget(whole)

    def _lines(self, sale: Sale) -> QFrame:
        card, grid = self._card()
        for number, line in enumerate(sale.lines):
            row = 2 * number
            grid.addWidget(label(_name(line), "strong", wraps=True), row, 0)
            self._amount(grid, row, money_text(line.total, screen_language()), "strong")
            grid.addWidget(label(_how_many(line), "caption", wraps=True), row + 1, 0, 1, 2)
        return card

    def _paid(self, sale: Sale) -> QFrame:
        language = screen_language()
        card, grid = self._card()
        grid.addWidget(label(_("Total"), "title"), 0, 0)
        self._amount(grid, 0, money_text(sale.total, language), "heading")
        facts = [*_asked(sale), *(fact for each in sale.tenders for fact in _handed(each))]
        if not sale.change.is_zero:
            facts.append((_("Change given back"), sale.change, ""))
        row = 1
        for words, amount, details in facts:
            grid.addWidget(label(words), row, 0)
            self._amount(grid, row, money_text(amount, language))
            if details:
                row += 1
                grid.addWidget(label(details, "caption", wraps=True), row, 0, 1, 2)
            row += 1
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


Fact = tuple[str, Money, str]


def _asked(sale: Sale) -> Iterator[Fact]:
    """Name what was asked beside the goods."""
    if sale.rounding is not None:
        yield _("Rounding"), sale.rounding, ""
    if sale.stamp_duty is not None:
        yield _("Stamp duty"), sale.stamp_duty, ""


def _handed(tender: Tender) -> Iterator[Fact]:
    """Name a tender: its way, how much, and what was written down of it."""
    notes = tender.foreign
    parts = [foreign_text(notes, screen_language())] if notes is not None else []
    details = " · ".join([*parts, *details_text(tender)])
    if tender.received.minor < 0:
        yield (
            _("Given back: {way}").format(way=isolate(way_text(tender))),
            -tender.received,
            details,
        )
    else:
        yield way_text(tender), tender.received, details


def _name(line: SaleLine) -> str:
    name = line.names.within(screen_language())
    return f"{name}, {line.variant}" if line.variant else name


def _how_many(line: SaleLine) -> str:
    said = line_detail(line, screen_language())
    if line.back is None:
        return said
    number = ltr(line.back.receipt_number)
    return f"{said} · {_('Sold on receipt {number}').format(number=number)}"
