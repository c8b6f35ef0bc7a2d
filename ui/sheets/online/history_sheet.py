"""What a shop was told and what it told, the newest first, with both numbers."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.channel import Channel
from pos.domain.formatting import isolate, ltr
from pos.i18n import gettext as _
from pos.sync.notes import Sent
from pos.sync.overview import Told, past
from ui.online_words import cents_text, moment_text
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 760
_HEIGHT: Final = 600


class HistorySheet(Sheet):
    """told: None before it was read."""

    def __init__(
        self, theme: Theme, operations: Operations, channel: Channel, window: QWidget
    ) -> None:
        super().__init__(theme, window, _("History"), width=_WIDTH, height=_HEIGHT)
        self.told: tuple[Told, ...] | None = None
        self._currency = channel.price.currency
        self._ground = QWidget()
        self._rows = QVBoxLayout(self._ground)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(finger_scroll(self._ground), 1)
        operations.read(self, past, channel.id, done=self._show)

    def _show(self, told: tuple[Told, ...]) -> None:
        self.told = told
        if not told:
            self._rows.addWidget(label(_("Nothing was sent yet."), "caption", wraps=True))
        for one in told:
            self._rows.addWidget(label(_told_text(one, self._currency), wraps=True))
        self._rows.addStretch(1)


def _told_text(told: Told, currency: str) -> str:
    sent = told.sent
    before, after = (_number_text(number, sent, currency) for number in (sent.before, sent.after))
    product = isolate(told.product.within(screen_language()))
    said = {
        "order": _("{when} · order {note}: {after} of {product}"),
        "refused": _("{when} · {product}: the shop refused {after} ({note})"),
        "listed": _("{when} · {product} was put in the shop"),
        "price": _("{when} · {product}: price {before} → {after}"),
    }.get(sent.what)
    if said is None:
        said = {
            "theirs": _("{when} · {product}: the shop’s number was taken, {before} → {after}"),
            "ours": _("{when} · {product}: changed in the shop to {before}, kept at {after}"),
        }.get(sent.note, _("{when} · {product}: {before} → {after}"))
    return said.format(
        when=isolate(moment_text(sent.at)),
        note=ltr(sent.note),
        before=before,
        after=after,
        product=product,
    )


def _number_text(number: int | None, sent: Sent, currency: str) -> str:
    if number is None:
        return "—"
    return cents_text(number, currency) if sent.what == "price" else str(number)
