"""One thing to come: who, since when, how much, and what can be said about it with one tap."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.domain.formatting import money_text
from pos.domain.tender import TenderKind, TenderState
from pos.i18n import gettext as _
from pos.services.followed import Owed
from ui.pages.sales.owed_words import about, who
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, label

# The answer that opens the payment sheet; the others are states of a cheque.
COLLECT: Final = "collect"


class OwedRow(QFrame):
    """Signals: answered(object): COLLECT, or the `TenderState` that is so now."""

    answered = Signal(object)

    def __init__(self, theme: Theme, owed: Owed) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(f"{who(owed)}, {money_text(owed.left, screen_language())}")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(theme.space("medium"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(who(owed), "label"))
        words.addWidget(ElidedLabel(about(owed), "caption"))
        row.addLayout(words, 1)
        row.addWidget(label(money_text(owed.left, screen_language()), "price"))
        is_settled = owed.state is TenderState.PAID
        for number, (answer, text, icon) in enumerate(_answers(owed)):
            button = Button(theme, text, "soft" if number or is_settled else "main", icon=icon)
            button.show_text(text, f"{text}: {who(owed)}")
            button.clicked.connect(partial(self._answer, answer))
            row.addWidget(button)

    def _answer(self, answer: object, *_checked: object) -> None:
        self.answered.emit(answer)


def _answers(owed: Owed) -> list[tuple[object, str, str]]:
    """Return what may be said: the answer, its words and its icon, the likely one first."""
    to_bank = (TenderState.DEPOSITED, _("Taken to the bank"), "building-bank")
    if owed.kind is not TenderKind.CHEQUE:
        return [(COLLECT, _("Collect"), "cash")]
    if owed.state is TenderState.BOUNCED:
        return [(COLLECT, _("Collect"), "cash"), to_bank]
    if owed.state is TenderState.PAID:
        return [(TenderState.DEPOSITED, _("Not paid after all"), "arrow-back-up")]
    paid = (TenderState.PAID, _("Paid"), "check")
    if owed.state is TenderState.DEPOSITED:
        return [paid, (TenderState.BOUNCED, _("Bounced"), "x")]
    return [to_bank]
