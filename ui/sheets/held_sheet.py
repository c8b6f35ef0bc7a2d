"""The baskets set aside: when, how much, what; one tap or one figure takes one up again."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.clock import local
from pos.domain.basket import Basket
from pos.domain.formatting import isolate, money_text, time_text
from pos.domain.money import MAD
from pos.domain.parsing import keypad_digit
from pos.i18n import gettext as _
from pos.services.baskets import HeldBasket
from ui.product_text import product_name
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import ElidedLabel, label
from ui.widgets.margins import margins
from ui.widgets.sheet import Sheet

_NAMED: Final = 3
_FIGURES: Final = 9


class HeldCard(Button):
    """One basket: its figure, its time, its first pieces, its total."""

    def __init__(self, theme: Theme, held: HeldBasket, number: int) -> None:
        super().__init__(theme, role="method")
        language = screen_language()
        amount = Basket(MAD, held.basket.lines).total
        total, time = money_text(amount, language), time_text(local(held.at), language)
        names = _names(held)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(16, 8, 16, 8))
        row.setSpacing(theme.space("large"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(names, "strong"))
        words.addWidget(label(held.basket.words.note or _("Held at {time}").format(time=time)))
        if number <= _FIGURES:
            row.addWidget(label(str(number), "keycap"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(label(total, "title"))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        spoken = _("{time}: {names}, {total}")
        self.setAccessibleName(
            spoken.format(time=isolate(time), names=isolate(names), total=isolate(total))
        )
        self.setMinimumHeight(72)

    # Overrides of Qt methods.

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.minimumSize()


class HeldSheet(Sheet):
    """Offers what is held. Signals: picked(int slot): the sheet has closed by then."""

    picked = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, held: Sequence[HeldBasket]) -> None:
        super().__init__(theme, window, _("Held baskets"), width=680, height=560)
        self._slots = [each.slot for each in held]
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        for number, each in enumerate(held, 1):
            card = HeldCard(theme, each, number)
            card.clicked.connect(partial(self._pick, each.slot))
            column.addWidget(card)
        column.addStretch(1)
        self.body.addWidget(finger_scroll(ground), 1)

    def _pick(self, slot: int, *_checked: object) -> None:
        self.close_sheet()
        self.picked.emit(slot)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = keypad_digit(event.text())
        if digit and 0 < int(digit) <= len(self._slots):
            self._pick(self._slots[int(digit) - 1])
        else:
            super().keyPressEvent(event)


def _names(held: HeldBasket) -> str:
    """Name the first pieces; the rest is an ellipsis."""
    lines = held.basket.lines
    names = [product_name(line.product, screen_language()) for line in lines[:_NAMED]]
    return ", ".join(names) + ("…" if len(lines) > _NAMED else "")
