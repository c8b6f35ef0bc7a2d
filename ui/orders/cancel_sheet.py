"""Cancelling an order: what was paid goes back, or stays; the button says which."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.documents.order_words import deposit_meaning
from pos.domain.formatting import isolate, money_text
from pos.domain.money import Money
from pos.domain.tender import TenderKind
from pos.errors import PosError
from pos.i18n import gettext as _
from ui.orders.reading import OrderView
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet


class CancelSheet(Sheet):
    """Signals: cancelled(TenderKind | None): how the deposit goes back, None when it is kept.

    Answer with `close_sheet` or `refuse`.
    """

    cancelled = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, view: OrderView) -> None:
        super().__init__(theme, window, _("Cancel the order"), width=760)
        paid, unpaid = view.kept.standing.paid, view.unpaid
        self._fault = label(role="fault", wraps=True)
        if paid.is_zero:
            self.body.addWidget(label(_("Nothing was paid for it."), wraps=True))
        else:
            words = _("{amount} was paid for it.").format(amount=_amount(paid))
            self.body.addWidget(label(words, "label", wraps=True))
            meaning = deposit_meaning(view.kept.order.deposit_kind)
            self.body.addWidget(label(meaning, wraps=True))
        if not unpaid.is_zero:
            words = _("Of this, {amount} is a cheque that was not paid: it is handed back itself.")
            self.body.addWidget(label(words.format(amount=_amount(unpaid)), "strong", wraps=True))
        self.body.addSpacing(theme.space("medium"))
        self.body.addWidget(self._fault)
        for text, icon, given_back in _answers(paid, paid - unpaid):
            self._add(text, icon, given_back)

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


def _answers(paid: Money, in_money: Money) -> list[tuple[str, str, TenderKind | None]]:
    """Return what may be chosen. in_money: what of it came, and can go back as money."""
    if paid.is_zero:
        return [(_("Cancel the order"), "x", None)]
    keep = (_("Cancel and keep {amount}").format(amount=_amount(paid)), "lock", None)
    if in_money.is_zero:
        return [(_("Cancel and hand the cheque back"), "writing", TenderKind.CASH), keep]
    by_cash = _("Cancel and give back {amount} in cash").format(amount=_amount(in_money))
    by_transfer = _("Cancel and give back {amount} by transfer").format(amount=_amount(in_money))
    return [
        (by_cash, "cash", TenderKind.CASH),
        (by_transfer, "building-bank", TenderKind.TRANSFER),
        keep,
    ]


def _amount(amount: Money) -> str:
    return isolate(money_text(amount, screen_language()))
