"""Cancelling an order: what was paid goes back, or stays; the button says which."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.documents.order_words import deposit_meaning
from pos.domain.formatting import isolate, money_text
from pos.domain.tender import TenderKind
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.orders import KeptOrder
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_TRANSFER = TenderKind.TRANSFER


class CancelSheet(Sheet):
    """Signals: cancelled(TenderKind | None): how the deposit goes back, None when it is kept.

    Answer with `close_sheet` or `refuse`.
    """

    cancelled = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, kept: KeptOrder) -> None:
        super().__init__(theme, window, _("Cancel the order"), width=760)
        paid = kept.standing.paid
        amount = isolate(money_text(paid, screen_language()))
        self._fault = label(role="fault", wraps=True)
        if paid.is_zero:
            self.body.addWidget(label(_("Nothing was paid for it."), wraps=True))
        else:
            words = _("{amount} was paid for it.").format(amount=amount)
            self.body.addWidget(label(words, "label", wraps=True))
            self.body.addWidget(label(deposit_meaning(kept.order.deposit_kind), wraps=True))
        self.body.addSpacing(theme.space("medium"))
        self.body.addWidget(self._fault)
        if paid.is_zero:
            self._add(_("Cancel the order"), "x", None)
        else:
            for sentence, icon, given_back in (
                (_("Cancel and give back {amount} in cash"), "cash", TenderKind.CASH),
                (_("Cancel and give back {amount} by transfer"), "building-bank", _TRANSFER),
                (_("Cancel and keep {amount}"), "lock", None),
            ):
                self._add(sentence.format(amount=amount), icon, given_back)

    def refuse(self, error: PosError) -> None:
        """Say why it was not cancelled."""
        self._fault.setText(str(error))

    def _add(self, text: str, icon: str, given_back: TenderKind | None) -> None:
        button = Button(self.theme, text, "soft", icon=icon)
        button.clicked.connect(partial(self._cancel, given_back))
        row = QHBoxLayout()
        row.addWidget(button, 1)
        self.body.addLayout(row)

    def _cancel(self, given_back: TenderKind | None, *_checked: object) -> None:
        self.cancelled.emit(given_back)
