"""How one maker is paid: in which way, how much, under which reference."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.documents.account_statement import PAYOUT_WORDS
from pos.domain.account import PayoutKind
from pos.domain.formatting import plain_number_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_money
from pos.domain.settlement import Payment, require_payable
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.settlement_looking import StatementRows
from ui.settling.words import balance_text, maker_name
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet


class PaymentSheet(Sheet):
    """Signals: picked(str, Payment): the maker's id; the sheet has closed by then.

    ways: the pills. amount, reference: the fields.
    """

    picked = Signal(str, object)

    def __init__(
        self, theme: Theme, window: QWidget, statement: StatementRows, payment: Payment
    ) -> None:
        super().__init__(theme, window, maker_name(statement.maker), width=640, height=480)
        self._statement = statement
        self._payment = payment
        self._owes = statement.due.minor < 0
        self.ways = PillFlow(theme)
        self.amount = LineField(theme, _("Amount in dirham"), hint="0", line=NumberLine())
        self.reference = LineField(theme, _("Number of the cheque or the transfer"))
        self._done = Button(theme, _("Done"), "primary", icon="check")
        self._lay_out()
        self.ways.picked.connect(self._take_way)
        self.amount.entered.connect(self.reference.take_focus)
        self.reference.entered.connect(self.save)
        self._done.clicked.connect(self.save)
        self._take_way(payment.how)

    def save(self) -> None:
        """Hand over what is filled in."""
        try:
            self.amount.parsed(self._read)
        except FieldNotAccepted:
            return
        self.close_sheet()
        self.picked.emit(self._statement.maker.id, self._payment)

    def _read(self, text: str) -> Money:
        amount = parse_money(text.strip() or "0", MAD)
        signed = -amount if self._owes else amount
        payment = replace(self._payment, amount=signed, reference=self.reference.text)
        if payment.how is PayoutKind.LATER:
            payment = replace(payment, amount=Money(0, MAD))
        require_payable(payment, self._statement.due)
        self._payment = payment
        return amount

    def _take_way(self, how: object) -> None:
        assert isinstance(how, PayoutKind)
        self._payment = replace(self._payment, how=how)
        is_now = how is not PayoutKind.LATER
        self.amount.setVisible(is_now)
        self.reference.setVisible(how in {PayoutKind.TRANSFER, PayoutKind.CHEQUE})
        amount = self._payment.amount
        if is_now and amount.is_zero:
            amount = self._statement.due
        self.amount.show_text(plain_number_text(-amount if self._owes else amount))

    def _lay_out(self) -> None:
        self.ways.set_pills([(k, words()) for k, words in PAYOUT_WORDS.items()], self._payment.how)
        self.ways.setAccessibleName(_("How is it paid?"))
        self.amount.keep_left_to_right()
        self.reference.keep_left_to_right()
        self.reference.show_text(self._payment.reference)
        self.body.addWidget(label(balance_text(self._statement.due), "strong", wraps=True))
        for part in (self.ways, self.amount, self.reference):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self._done)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)
