"""What a shop says and what it would be told, before anything is sent."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate, ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.sync.overview import Difference, Shown
from pos.sync.prices import PriceDifference
from pos.sync.standing import agree
from ui.online_line import OnlineLine
from ui.online_words import price_text
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 760
_HEIGHT: Final = 600
_MOST: Final = 300


class DifferenceSheet(Sheet):
    """found: None before the shop has answered; prices: those that differ.

    send_button: lets them be sent.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        line: OnlineLine,
        shown: Shown,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, shown.channel.name, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._line = line
        self._shown = shown
        self.found: tuple[Difference, ...] | None = None
        self.prices: tuple[PriceDifference, ...] = ()
        self._says = label(_("Asking the shop…"), "label", wraps=True)
        self._ground = QWidget()
        self._rows = QVBoxLayout(self._ground)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.send_button = Button(theme, _("Send these numbers"), "main", icon="upload")
        self.send_button.setEnabled(False)
        self.send_button.clicked.connect(self._send)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.send_button)
        self.body.addWidget(self._says)
        self.body.addWidget(finger_scroll(self._ground), 1)
        self.body.addLayout(row)
        line.differences(self, shown.channel, self._show, self._refuse)

    def _show(self, answered: tuple[tuple[Difference, ...], tuple[PriceDifference, ...]]) -> None:
        found, self.prices = answered
        self.found = found
        words = ngettext(
            "{count} listing says another number than there is here. Nothing was sent yet.",
            "{count} listings say another number than there is here. Nothing was sent yet.",
            len(found),
        )
        nothing = _("Every listing says what there is here.")
        parts = [words.format(count=len(found)) if found else nothing]
        if self.prices:
            more = ngettext(
                "{count} shows another price.", "{count} show another price.", len(self.prices)
            )
            parts.append(more.format(count=len(self.prices)))
        self._says.setText(" ".join(parts))
        for one in found[:_MOST]:
            self._rows.addWidget(label(_difference_text(one), wraps=True))
        for price in self.prices[:_MOST]:
            self._rows.addWidget(label(_price_text(price), wraps=True))
        self._rows.addStretch(1)
        self.send_button.setEnabled(True)

    def _send(self) -> None:
        def go_on(_none: None) -> None:
            self._line.look_now()
            self.close_sheet()

        self._operations.write(self, agree, self._shown.channel.id, done=go_on)

    def _refuse(self, error: PosError) -> None:
        self._says.setText(str(error))


def _difference_text(one: Difference) -> str:
    product = isolate(one.product.within(screen_language()))
    if one.theirs is None:
        said = _("{product} ({sku}): the shop has no number, here there are {ours}")
    else:
        said = _("{product} ({sku}): the shop says {theirs}, here there are {ours}")
    return said.format(product=product, sku=ltr(one.sku), theirs=one.theirs, ours=one.ours)


def _price_text(one: PriceDifference) -> str:
    product = isolate(one.product.within(screen_language()))
    if one.theirs is None:
        said = _("{product} ({sku}): the shop has no price, here it makes {ours}")
    else:
        said = _("{product} ({sku}): the shop shows {theirs}, here it makes {ours}")
    return said.format(
        product=product,
        sku=ltr(one.sku),
        theirs="" if one.theirs is None else price_text(one.theirs),
        ours=price_text(one.ours),
    )
