"""The order behind a row of what to look at: what was bought, when, and what there is of it."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.channels.orders import OrderState
from pos.domain.formatting import isolate, ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.sync.notes import Note
from pos.sync.order_shown import LineShown, OrderShown, order_shown
from ui.online_words import moment_text
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.card_list import CardList
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.sheet import Sheet
from ui.widgets.state_tag import StateTag

_WIDTH: Final = 760
_HEIGHT: Final = 520


class OnlineOrderSheet(Sheet):
    """found: None before it was read."""

    def __init__(self, theme: Theme, operations: Operations, note: Note, window: QWidget) -> None:
        super().__init__(theme, window, _("Online order"), width=_WIDTH, height=_HEIGHT)
        self.found: OrderShown | None = None
        order, _sep, self._line = note.subject.rpartition(" ")
        self._says = label("", "label", wraps=True)
        self._cards = CardList(theme)
        self.body.addWidget(self._says)
        self.body.addWidget(self._cards, 1)
        operations.read(
            self, order_shown, note.channel, order, done=self._show, failed=self._refuse
        )

    def _show(self, found: OrderShown) -> None:
        self.found = found
        order = found.order
        self.rename(_("Order {number}").format(number=ltr(order.number)))
        parts = [
            isolate(found.shop),
            isolate(moment_text(order.placed or order.at)),
            _state_text(order.state),
        ]
        if order.total:
            parts.append(ltr(f"{order.total} {order.currency}"))
        self._says.setText(" · ".join(part for part in parts if part))
        self._cards.show_cards([self._card(line) for line in found.lines])

    def _card(self, shown: LineShown) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(margins(14, 8, 14, 8))
        row.setSpacing(self.theme.space("medium"))
        words = QVBoxLayout()
        name = shown.product.within(screen_language()) or shown.line.title or shown.line.sku
        words.addWidget(label(isolate(name), "strong", wraps=True))
        words.addWidget(label(_line_text(shown), "caption", wraps=True))
        row.addLayout(words, 1)
        if shown.line.remote == self._line:
            row.addWidget(StateTag(self.theme, _("Look at this"), "warn", "alert-triangle"))
        return card

    def _refuse(self, error: PosError) -> None:
        self._says.setText(str(error))


def _line_text(shown: LineShown) -> str:
    line = shown.line
    wanted = ngettext("{count} ordered", "{count} ordered", line.quantity)
    parts = [ltr(line.sku), wanted.format(count=line.quantity)]
    if shown.product.is_empty:
        parts.append(_("Nobody here knows it"))
    else:
        parts.append(_("{count} held here for it").format(count=line.held))
        parts.append(_("{count} here after that").format(count=shown.here))
    return " · ".join(part for part in parts if part.strip("\u2066\u2069"))


def _state_text(state: str) -> str:
    known = {
        OrderState.WAITING: _("Not paid yet"),
        OrderState.PAID: _("Paid"),
        OrderState.SENT: _("Sent"),
        OrderState.CANCELLED: _("Cancelled"),
        OrderState.REFUNDED: _("Refunded"),
        OrderState.PARTLY_REFUNDED: _("Partly refunded"),
    }
    return known[OrderState(state)] if state in set(OrderState) else ""
