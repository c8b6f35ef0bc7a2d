"""The basket column: what is rung up, what was just done, the total, and the way to pay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from pos.domain.basket import Basket
from pos.domain.formatting import money_text
from pos.domain.quantity import THOUSAND, Unit
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.pages.sell.basket_lines import BasketLines
from ui.pages.sell.who_bar import WhoBar
from ui.product_art import ProductArt
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.ask_bar import AskBar
from ui.widgets.button import Button, square
from ui.widgets.empty_state import empty_state
from ui.widgets.label import ElidedLabel, label, set_state
from ui.widgets.margins import margins
from ui.widgets.undo_bar import UndoBar


class BasketColumn(QFrame):
    """Shows a `Basket`; changes nothing itself.

    Signals: paying(): to the tender sheet; emptied(): the bin above the lines.
    """

    paying = Signal()
    emptied = Signal()

    def __init__(self, theme: Theme, art: ProductArt) -> None:
        super().__init__()
        self.setProperty("role", "column")
        self._theme = theme
        self.lines = BasketLines(theme, art)
        self.undo_bar = UndoBar(theme)
        self.ask_bar = AskBar(theme)
        self.pay = Button(theme, _("Pay"), "primary", icon="cash")
        self._caption = ElidedLabel(role="caption")
        self._empty = Button(theme, _("Empty"), "quiet", icon="trash")
        self._who = square(
            Button(theme, role="quiet", icon="user", name=_("Customer")), theme.height("control")
        )
        self.who_bar = WhoBar(theme)
        self._total = label(role="total")
        self._notice, self._notice_text = _notice(theme)
        self._nothing = empty_state(
            theme, "cash-register", _("Tap a product to begin"), _("or scan its label")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.lines)
        self._lay_out()
        self.pay.clicked.connect(self.paying)
        self._empty.clicked.connect(self.emptied)
        self._who.clicked.connect(self.who_bar.asked)

    def show_basket(self, basket: Basket, touched: int | None, next_number: str) -> None:
        """Show the basket as it is now."""
        pieces = sum(_pieces(line.quantity.thousandths, line.product.unit) for line in basket.lines)
        counted = ngettext("{count} piece", "{count} pieces", pieces).format(count=pieces)
        caption = _("Receipt no. {number} · {pieces}")
        self._caption.setText(caption.format(number=next_number, pieces=counted))
        self._total.setText(money_text(basket.total, self._theme.language))
        total = money_text(basket.total, self._theme.language)
        spoken = _("Total {amount}").format(amount=total)
        if spoken != self._total.accessibleName():
            self._total.setAccessibleName(spoken)
            announce(self._total, spoken)
        self._stack.setCurrentWidget(self._nothing if basket.is_empty else self.lines)
        self._empty.setVisible(not basket.is_empty)
        self.pay.setEnabled(not basket.is_empty)
        self.lines.show_lines(basket.lines, touched)

    def show_notice(self, text: str) -> None:
        """Say something calm above the lines, such as where they came from; "" takes it away."""
        self._notice_text.setText(text)
        self._notice.setVisible(bool(text))

    def set_compact(self, basket: Basket, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self.setFixedWidth(self._theme.layout(is_compact=is_compact).basket)
        self.lines.set_compact(basket.lines, is_compact=is_compact)
        set_state(self._total, "role", "total-compact" if is_compact else "total")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(margins(16, 12, 4, 8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Current sale"), "heading"))
        words.addWidget(self._caption)
        head.addLayout(words, 1)
        head.addWidget(self._who, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addWidget(self.who_bar)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        column.addWidget(_rule())
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 0)
        foot.setSpacing(self._theme.space("small"))
        foot.addWidget(self.ask_bar)
        foot.addWidget(self.undo_bar)
        row = QHBoxLayout()
        row.addWidget(label(_("Total"), "title"))
        row.addStretch(1)
        row.addWidget(self._total)
        foot.addLayout(row)
        foot.addWidget(self.pay)
        return foot


def _pieces(thousandths: int, unit: Unit) -> int:
    """Count pieces; a cut of cloth is one, however long."""
    return thousandths // THOUSAND if unit is Unit.PIECE else 1


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule


def _notice(theme: Theme) -> tuple[QFrame, QLabel]:
    frame = QFrame()
    frame.setProperty("role", "info")
    text = label(role="on-info", wraps=True)
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.space("large"), 8, theme.space("large"), 8)
    row.addWidget(text)
    frame.hide()
    return frame, text
