"""The tender sheet: how the customer pays, what was handed over, what goes back."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.money import Money
from pos.domain.tender import Tender, TenderKind
from pos.errors import PosError
from pos.i18n import gettext as _
from ui.sheets.cash_panel import CashPanel
from ui.sheets.reference_panel import ReferencePanel
from ui.sheets.tendering import Tendering
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.keypad import COMMA, DOUBLE_ZERO, Keypad
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TenderSheet(Sheet):
    """Asks for the money for `due`. The exact amount in cash is proposed at once.

    Signals: settled(Tender): the person validated, once; the sheet waits for `close_sheet` or for
    `refuse`.
    """

    settled = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, due: Money, *, names_keys: bool = False
    ) -> None:
        super().__init__(theme, window, _("Payment"), width=1080, height=700)
        self._tendering = Tendering(due)
        self._is_settled = False
        self._methods = QButtonGroup(self)
        self._cash = CashPanel(theme, due)
        self._reference = ReferencePanel(theme, due)
        self._keypad = Keypad(theme, (COMMA, DOUBLE_ZERO))
        self._fault = label(role="fault", wraps=True)
        self._validate = Button(theme, _("Complete the sale"), "primary", icon="circle-check")
        self._validate.show_key("⏎" if names_keys else "")
        self.back.show_text(_("Back to the basket"))
        self._lay_out()
        self._connect()
        self._show()

    def refuse(self, error: PosError) -> None:
        """The sale could not be saved: say why, and let the person try again."""
        self._is_settled = False
        self._fault.setText(str(error))
        self._fault.show()
        self._show()

    def _connect(self) -> None:
        self._cash.noted.connect(lambda dirham: self._change(self._tendering.with_note(dirham)))
        self._cash.rounded.connect(lambda sum_: self._change(self._tendering.with_amount(sum_)))
        self._cash.cleared.connect(lambda: self._change(self._tendering.exactly()))
        self._keypad.typed.connect(lambda key: self._change(self._tendering.with_key(key)))
        self._keypad.erased.connect(lambda: self._change(self._tendering.without_last()))
        self._validate.clicked.connect(self._settle)
        self._reference.confirmed.connect(self._settle)

    def _lay_out(self) -> None:
        methods = QHBoxLayout()
        methods.setSpacing(self.theme.space("small"))
        for kind, text, icon in (
            (TenderKind.CASH, _("Cash"), "cash"),
            (TenderKind.CARD, _("Card (terminal)"), "credit-card"),
            (TenderKind.TRANSFER, _("Transfer"), "building-bank"),
        ):
            methods.addWidget(self._method(kind, text, icon), 1)
        self.body.addLayout(methods)
        sides = QGridLayout()
        sides.setHorizontalSpacing(20)
        sides.setVerticalSpacing(self.theme.space("medium"))
        sides.addWidget(self._cash, 0, 0)
        sides.addWidget(self._reference, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("medium"))
        right.addWidget(self._keypad, 1)
        right.addStretch(0)
        right.addWidget(self._fault)
        right.addWidget(self._validate)
        sides.addLayout(right, 0, 1)
        sides.setColumnStretch(0, 61)
        sides.setColumnStretch(1, 39)
        self.body.addLayout(sides, 1)
        self._fault.hide()
        self._reference.hide()

    def _method(self, kind: TenderKind, text: str, icon: str) -> Button:
        button = Button(self.theme, text, "method", icon=icon)
        button.setCheckable(True)
        button.setChecked(kind is self._tendering.kind)
        button.clicked.connect(partial(self._pay_by, kind))
        self._methods.addButton(button)
        return button

    def _pay_by(self, kind: TenderKind, *_checked: object) -> None:
        self._change(self._tendering.paid_by(kind))
        if kind is not TenderKind.CASH:
            self._reference.take_focus()
        else:
            self.setFocus()

    def _change(self, tendering: Tendering) -> None:
        self._fault.hide()
        self._tendering = tendering
        self._show()

    def _show(self) -> None:
        is_cash = self._tendering.kind is TenderKind.CASH
        self._cash.setVisible(is_cash)
        self._keypad.setVisible(is_cash)
        self._reference.setVisible(not is_cash)
        self._cash.show_tendering(self._tendering)
        self._reference.show_kind(self._tendering.kind)
        self._validate.setEnabled(self._tendering.missing.is_zero and not self._is_settled)

    def _settle(self) -> None:
        if self._is_settled or not self._tendering.missing.is_zero:
            return
        try:
            tender = self._tendered()
        except PosError as error:
            self.refuse(error)
            return
        self._is_settled = True
        self._show()
        self.settled.emit(tender)

    def _tendered(self) -> Tender:
        is_cash = self._tendering.kind is TenderKind.CASH
        reference = "" if is_cash else self._reference.text()
        return replace(self._tendering, reference=reference).tender()

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_cash = self._tendering.kind is TenderKind.CASH
        if event.key() in _ENTER:
            self._settle()
        elif not (is_cash and self._keypad.take_key(event)):
            super().keyPressEvent(event)
