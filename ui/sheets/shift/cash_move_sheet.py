"""Cash in or out for another reason than a sale: a reason, an amount, done."""

from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.shift_words import reason_words
from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD, MINOR_DIGITS, Money, zero
from pos.domain.parsing import parse_money
from pos.domain.shift import CashReason
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.shift_keeping import pay_in, pay_out
from ui.operations import Operations
from ui.sheets.price.entry import typed_after
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import ENTER
from ui.widgets.field import LineField
from ui.widgets.keypad import COMMA, Keypad
from ui.widgets.label import label, trailing
from ui.widgets.pill_flow import PillFlow
from ui.widgets.pill_row import PillRow
from ui.widgets.sheet import Sheet

_IN: Final = (CashReason.CHANGE_BROUGHT, CashReason.OWNER, CashReason.OTHER)
_OUT: Final = (
    CashReason.EXPENSE,
    CashReason.TO_BANK,
    CashReason.ADVANCE,
    CashReason.OWNER,
    CashReason.OTHER,
)


class CashMoveSheet(Sheet):
    """Puts cash into the drawer, or takes it out. currencies: the drawers there are."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        *,
        is_out: bool,
        currencies: tuple[str, ...] = (MAD,),
    ) -> None:
        title = _("Take cash out") if is_out else _("Put cash in")
        super().__init__(theme, window, title, width=940, height=640)
        self._operations = operations
        self._is_out = is_out
        self._reasons = _OUT if is_out else _IN
        self._reason = self._reasons[0]
        self._currency = MAD
        self._typed = ""
        self._amount = label(role="total-compact")
        self._amount.setAlignment(trailing())
        self._pills, self._drawers = PillFlow(theme), PillRow(theme)
        self.note = LineField(theme, _("Remark, if you like"))
        self._keypad = Keypad(theme, COMMA)
        self._fault = label(role="fault", wraps=True)
        self._save = Button(theme, "", "primary", icon="cash-minus" if is_out else "cash-plus")
        self._lay_out(currencies)
        self._pills.picked.connect(self._pick_reason)
        self._drawers.picked.connect(self._pick_drawer)
        self._keypad.typed.connect(self._type)
        self._keypad.erased.connect(self._erase)
        self._save.clicked.connect(self._write)
        self.note.entered.connect(self._write)
        self._show()

    def _lay_out(self, currencies: tuple[str, ...]) -> None:
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("medium"))
        left.addWidget(label(_("Why?"), "label"))
        self._pills.set_pills([(r, reason_words(r)) for r in self._reasons], self._reason)
        left.addWidget(self._pills)
        left.addWidget(self.note)
        self._drawers.set_pills([(c, c if c != MAD else _("Dirham")) for c in currencies], MAD)
        left.addWidget(self._drawers)
        left.addStretch(1)
        left.addWidget(self._fault)
        left.addWidget(self._save)
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("small"))
        right.addWidget(self._amount)
        right.addWidget(self._keypad, 1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("wide"))
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        self.body.addLayout(row, 1)
        self._drawers.setVisible(len(currencies) > 1)

    def _pick_reason(self, reason: object) -> None:
        assert isinstance(reason, CashReason)
        self._reason = reason
        self.setFocus()

    def _pick_drawer(self, currency: object) -> None:
        self._currency = str(currency)
        self._show()
        self.setFocus()

    def _type(self, key: str) -> None:
        self._typed = typed_after(self._typed, key, MINOR_DIGITS[self._currency])
        self._show()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _money(self) -> Money:
        try:
            return parse_money(self._typed.rstrip(COMMA) or "0", self._currency)
        except FieldNotAccepted:
            return zero(self._currency)

    def _show(self) -> None:
        self._fault.setText("")
        amount = money_text(self._money(), self.theme.language)
        self._amount.setText(amount)
        sentence = _("Take out {amount}") if self._is_out else _("Put in {amount}")
        self._save.show_text(sentence.format(amount=isolate(amount)))
        self._save.setEnabled(not self._money().is_zero)

    def _write(self) -> None:
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        service = pay_out if self._is_out else pay_in
        self._operations.write(
            self,
            service,
            self._money(),
            self._reason,
            self.note.text,
            done=lambda _none: self.close_sheet(),
            failed=self._refuse,
        )

    def _refuse(self, error: PosError) -> None:
        self._save.setEnabled(True)
        self._fault.setText(str(error))

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._write()
        elif not self._keypad.take_key(event):
            super().keyPressEvent(event)
