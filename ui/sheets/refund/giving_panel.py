"""Money that goes back: how much, which way, and the slip of it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos.domain.formatting import isolate, money_text
from pos.domain.money import MAD, Money, zero
from pos.domain.owing import Debt
from pos.domain.tender import Tender, TenderKind
from pos.domain.text import LONGEST_CODE, clean_code
from pos.domain.trade import TradeRules
from pos.i18n import gettext as _
from ui.sale_text import tender_text
from ui.sheets.refund.refunding import GivingBack, ways_back
from ui.theme import Theme
from ui.widgets.announcement import announce
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow


class GivingPanel(QWidget):
    """Shows what goes back, and asks by which way; what is owed is lowered before anything else.

    give: the button that does it. pills: the ways money can go back.
    Signals: confirmed(): the person is done; changed(): another way.
    """

    confirmed = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, rules: TradeRules, debts: tuple[Debt, ...] = ()) -> None:
        """`debts`: what is still owed for what comes back."""
        super().__init__()
        ways = ways_back(rules)
        self._theme = theme
        self._giving = GivingBack(zero(MAD), ways[0], rules.due, debts)
        self._is_free = True
        self._amount = label(role="change")
        self._owed = label(role="strong", wraps=True)
        self._ways_row = PillFlow(theme)
        self._slip = LineField(theme, _("Reference, if you want to keep it"))
        self._slip.line.setMaxLength(LONGEST_CODE)
        self._never = label(_("Never type a card number here."), "caption", wraps=True)
        self._fault = label(role="fault", wraps=True)
        self.give = Button(theme, "", "primary", icon="receipt-refund")
        self._ways_row.set_pills([(kind, tender_text(kind)) for kind in ways], ways[0])
        self._ways_row.picked.connect(self._pick)
        self._slip.entered.connect(self.confirmed)
        self.give.clicked.connect(self.confirmed)
        self._lay_out()
        self.show_goods(self._giving.goods)

    @property
    def pills(self) -> list[Button]:
        """The ways money can go back, as buttons."""
        return self._ways_row.pills

    @property
    def is_free(self) -> bool:
        """False while what was confirmed is being saved."""
        return self._is_free

    def show_goods(self, goods: Money, *, may_give: bool = False) -> None:
        """Show what goes back for goods of this worth, negative; may_give: something is chosen."""
        self._giving = giving = replace(self._giving, goods=goods)
        amount = money_text(-giving.handed_out, self._theme.language)
        self._amount.setText(amount)
        text = _give_text(giving, self._theme.language)
        self.give.show_text(text)
        self.give.setEnabled(may_give and self._is_free)
        self._owed.setText(_owed_text(giving, self._theme.language))
        self._owed.setVisible(bool(self._owed.text()))
        has_rest = giving.hands_out_money or not self._owed.text()
        self._ways_row.setVisible(has_rest)
        for part in (self._slip, self._never):
            part.setVisible(has_rest and giving.kind is not TenderKind.CASH)
        if may_give and self._amount.accessibleName() != text:
            self._amount.setAccessibleName(text)
            announce(self._amount, text)

    def tenders(self) -> tuple[Tender, ...]:
        """Return what goes back, and keep it from being given twice; `refuse` undoes that."""
        reference = clean_code(self._slip.text)
        self._is_free = False
        self.give.setEnabled(False)
        self._fault.hide()
        return self._giving.tenders(reference)

    def refuse(self, sentence: str) -> None:
        """Say why it was not given back, and let the person try again."""
        self._is_free = True
        self._fault.setText(sentence)
        self._fault.show()
        self.give.setEnabled(True)

    def _pick(self, kind: TenderKind) -> None:
        self._giving = replace(self._giving, kind=kind)
        self.changed.emit()
        if not self._slip.isHidden():
            self._slip.take_focus()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "change-card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 10, 20, 10)
        inside.addWidget(label(_("To give back"), "change-label"))
        inside.addWidget(self._amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("medium"))
        column.addWidget(card)
        column.addWidget(self._owed)
        column.addWidget(self._ways_row)
        column.addWidget(self._slip)
        column.addWidget(self._never)
        column.addStretch(1)
        column.addWidget(self._fault)
        column.addWidget(self.give)
        self._fault.hide()


def _give_text(giving: GivingBack, language: str) -> str:
    if not giving.hands_out_money and not giving.cheques.is_zero:
        return _("Hand the cheque back")
    if not giving.hands_out_money and not giving.taken_off.is_zero:
        off = isolate(money_text(-giving.taken_off, language))
        return _("Take {amount} off what is owed").format(amount=off)
    return _("Give back {amount}").format(amount=money_text(-giving.handed_out, language))


def _owed_text(giving: GivingBack, language: str) -> str:
    """Say what goes first: a cheque back to the customer, and something off what is owed."""
    cheques, off, left = (
        isolate(money_text(amount, language))
        for amount in (-giving.cheques, -giving.taken_off, giving.still_owed)
    )
    said = []
    if not giving.cheques.is_zero:
        said.append(_("The cheque of {amount} goes back: it was not paid.").format(amount=cheques))
    if not giving.taken_off.is_zero and giving.still_owed.is_zero:
        sentence = _("{amount} is taken off what is owed: nothing is owed any more.")
        said.append(sentence.format(amount=off))
    elif not giving.taken_off.is_zero:
        sentence = _("{amount} is taken off what is owed: {left} is still owed.")
        said.append(sentence.format(amount=off, left=left))
    return "\n".join(said)
