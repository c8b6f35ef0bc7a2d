"""The basket column: what is rung up, what was just done, the total, and the way to pay."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from pos.domain.basket import Basket
from pos.domain.formatting import money_text
from pos.domain.money import zero
from pos.domain.quantity import THOUSAND, Unit
from pos.i18n import gettext as _
from pos.i18n import ngettext
from ui.pages.sell.basket_lines import BasketLines
from ui.pages.sell.basket_tools import BasketTools
from ui.pages.sell.who_bar import WhoBar
from ui.product_art import ProductArt
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.ask_bar import AskBar
from ui.widgets.button import Button
from ui.widgets.empty_state import empty_state
from ui.widgets.label import ElidedLabel, label, set_state
from ui.widgets.margins import margins
from ui.widgets.undo_bar import UndoBar

# Margins and gaps of the row of the total, in px.
_AROUND_TOTAL: Final = 48
# Role and size of a total that has less room, the larger one first.
_SMALL_TOTALS: Final = (("total-compact", "total_compact"), ("figure", "keypad"))


class BasketColumn(QFrame):
    """Shows a `Basket`; changes nothing itself.

    tools: discount, hold and note. Signals: paying(): to the tender sheet; emptied(): the bin
    above the lines; recalled(): a held basket is wanted.
    """

    paying = Signal()
    emptied = Signal()
    recalled = Signal()

    def __init__(self, theme: Theme, art: ProductArt) -> None:
        super().__init__()
        self.setProperty("role", "column")
        self._theme = theme
        self._is_compact = False
        self.lines = BasketLines(theme, art)
        self.undo_bar = UndoBar(theme)
        self.ask_bar = AskBar(theme)
        self.pay = Button(theme, _("Pay"), "primary", icon="cash")
        self._caption = ElidedLabel(role="caption")
        self._empty = Button(theme, _("Empty"), "quiet", icon="trash")
        self._held = Button(theme, "", "chip", icon="player-play")
        self._held.hide()
        self.tools = BasketTools(theme)
        self.who_bar = WhoBar(theme)
        self._total = label(role="total")
        self._total_title = label(_("Total"), "title")
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
        self._held.clicked.connect(self.recalled)

    def show_basket(self, basket: Basket, touched: int | None, next_number: str) -> None:
        """Show the basket as it is now."""
        pieces = sum(_pieces(line.quantity.thousandths, line.product.unit) for line in basket.lines)
        counted = ngettext("{count} piece", "{count} pieces", pieces).format(count=pieces)
        caption = _("Receipt no. {number} · {pieces}")
        self._caption.setText(caption.format(number=next_number, pieces=counted))
        self._total.setText(money_text(basket.total, self._theme.language))
        total = money_text(basket.total, self._theme.language)
        self._fit_total()
        spoken = _("Total {amount}").format(amount=total)
        if spoken != self._total.accessibleName():
            self._total.setAccessibleName(spoken)
            announce(self._total, spoken)
        self._stack.setCurrentWidget(self._nothing if basket.is_empty else self.lines)
        self._empty.setVisible(not basket.is_empty)
        self.pay.setEnabled(not basket.is_empty)
        self.tools.show_state(is_empty=basket.is_empty, has_note=bool(basket.words.note))
        self.pay.show_text(_pay_words(basket))
        self.lines.show_lines(basket.lines, touched)

    def show_held(self, count: int) -> None:
        """Count the baskets that are set aside; the button brings one back."""
        self._held.setVisible(count > 0)
        self._show_empty()
        spoken = _("Take up a held basket: {count} are held")
        self._held.show_text(str(count))
        self._held.setAccessibleName(spoken.format(count=count))

    def show_notice(self, text: str) -> None:
        """Say something calm above the lines, such as where they came from; "" takes it away."""
        self._notice_text.setText(text)
        self._notice.setVisible(bool(text))

    def set_compact(self, basket: Basket, *, is_compact: bool) -> None:
        """Take the wide or the compact layout."""
        self.setFixedWidth(self._theme.layout(is_compact=is_compact).basket)
        self.tools.set_compact(is_compact=is_compact)
        self._is_compact = is_compact
        self._show_empty()
        self.lines.set_compact(basket.lines, is_compact=is_compact)
        self._fit_total()

    def _fit_total(self) -> None:
        """Write the total as large as its row lets it."""
        taken = self._total_title.sizeHint().width() + _AROUND_TOTAL
        taken += self.tools.more.width() + self._theme.space("small") if self._is_compact else 0
        sizes = _SMALL_TOTALS if self._is_compact else (("total", "total"), *_SMALL_TOTALS)
        fitting = (role for role, token in sizes if self._total_px(token) <= self.width() - taken)
        set_state(self._total, "role", next(fitting, sizes[-1][0]))

    def _total_px(self, token: str) -> int:
        metrics = QFontMetrics(self._theme.font(token, "loud"))
        return metrics.horizontalAdvance(self._total.text())

    def _show_empty(self) -> None:
        """Name the bin, but where the held baskets need its room."""
        has_room = not self._is_compact or self._held.isHidden()
        self._empty.show_text(_("Empty") if has_room else "", _("Empty"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(margins(16, 12, 12, 8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(_("Current sale"), "heading"))
        words.addWidget(self._caption)
        head.addLayout(words, 1)
        head.addWidget(self._held, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.who_bar.ask, 0, Qt.AlignmentFlag.AlignVCenter)
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
        foot.addWidget(self.tools)
        row = QHBoxLayout()
        row.addWidget(self.tools.more)
        row.addWidget(self._total_title)
        row.addStretch(1)
        row.addWidget(self._total)
        foot.addLayout(row)
        foot.addWidget(self.pay)
        return foot


def _pay_words(basket: Basket) -> str:
    """Name what the button does: money comes, goes back, or neither."""
    nothing = zero(basket.currency)
    if basket.is_empty or basket.total > nothing:
        return _("Pay")
    return _("Give money back") if basket.total < nothing else _("Nothing to pay: complete")


def _pieces(thousandths: int, unit: Unit) -> int:
    """Count pieces, those that come back too; a cut of cloth is one, however long."""
    return abs(thousandths) // THOUSAND if unit is Unit.PIECE else 1


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
