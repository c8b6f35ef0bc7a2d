"""What a price was, what it would be, and what of it was given away."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from pos.domain.formatting import isolate, money_text, percent_text
from pos.domain.money import Money
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.sheets.price.bargain import Bargain, Way, percent_given
from ui.theme import Theme
from ui.widgets.floor_mark import FloorMark
from ui.widgets.label import label, trailing

# Room for an amount, so that nothing moves while it is typed.
_WIDEST_DIGITS: Final = 6


class PriceScreen(QFrame):
    """Shows a `Bargain` as it is typed; never what the maker accepts, only the mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme = theme
        self._asked = label(role="title")
        self._typed_title = label(role="caption")
        self._typed = label(role="total-compact")
        self._price = label(role="price")
        self._given = label(role="caption", wraps=True)
        self.mark = FloorMark(theme)
        self._grid = QGridLayout(self)
        self._lay_out()

    def show_bargain(self, bargain: Bargain, price: Money | None, *, is_under: bool) -> None:
        """Show it; price: what would be paid, None while it cannot be said."""
        language = screen_language()
        self._asked.setText(money_text(bargain.asked, language))
        self._typed_title.setText(way_title(bargain.way))
        self._typed.setText(_as_typed(bargain))
        self._price.setText("" if price is None else money_text(price, language))
        self._given.setText("" if price is None else _given(bargain.asked, price))
        self.mark.setVisible(is_under)
        # In the frame of the key: a layout follows its texts an event later.
        self._grid.activate()

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be taken."""
        self._given.setText(sentence)

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setContentsMargins(20, 14, 20, 14)
        grid.setHorizontalSpacing(self._theme.space("large"))
        grid.setVerticalSpacing(self._theme.space("small"))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, _WIDEST_DIGITS * self._theme.text_px("total_compact"))
        price = QHBoxLayout()
        price.setSpacing(self._theme.space("small"))
        price.addStretch(1)
        price.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        price.addWidget(self._price)
        for amount in (self._asked, self._typed, self._price):
            amount.setAlignment(trailing())
        grid.addWidget(label(_("At the label's price"), "caption"), 0, 0)
        grid.addWidget(self._asked, 0, 1)
        grid.addWidget(self._typed_title, 1, 0)
        grid.addWidget(self._typed, 1, 1)
        grid.addWidget(label(_("To pay"), "strong"), 2, 0)
        grid.addLayout(price, 2, 1)
        grid.addWidget(self._given, 3, 0, 1, 2)


def way_title(way: Way) -> str:
    """Name what a typed number is."""
    return {
        Way.PRICE: _("Agreed price"),
        Way.OFF: _("Discount in dirham"),
        Way.PERCENT: _("Discount in per cent"),
        Way.COUNT: _("Quantity"),
    }[way]


def _as_typed(bargain: Bargain) -> str:
    digits = bargain.typed or "0"
    if bargain.way is Way.PERCENT:
        return f"-{digits} %" if screen_language() == "fr" else f"\u2066-{digits}%\u2069"
    return f"\u2066-{digits}\u2069" if bargain.way is Way.OFF else digits


def _given(asked: Money, price: Money) -> str:
    """Say what part of the label's price is given away; empty for none."""
    percent = percent_given(asked, price)
    if not percent:
        return ""
    amount = isolate(money_text(max(asked - price, price - asked), screen_language()))
    share = isolate(percent_text(abs(percent), screen_language()))
    if percent > 0:
        return _("{amount} less than the labels say: {percent}.").format(
            amount=amount, percent=share
        )
    return _("{amount} more than the labels say.").format(amount=amount)
