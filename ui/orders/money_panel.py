"""The money of an order: its price, what is paid at once, and what that sum is in law."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.documents.order_words import deposit_meaning, deposit_name
from pos.domain.formatting import isolate, money_text, plain_number_text
from pos.domain.money import MAD, Money, zero
from pos.domain.order import DepositKind, usual_deposit
from pos.domain.parsing import parse_money
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.margins import margins
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow
from ui.widgets.tall_column import TallColumn


class DepositTooHigh(FieldNotAccepted):
    """More would be paid beforehand than the piece costs."""


class MoneyPanel(TallColumn):
    """Price and deposit; 30 % in one tap. Signals: entered(): Enter was pressed in the last."""

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kind = DepositKind.ARRHES
        self.price = LineField(theme, _("Price in dirham"), line=NumberLine())
        self.deposit = LineField(theme, _("Deposit paid now"), line=NumberLine())
        self._usual = Button(theme, _("30 %"), "soft")
        self._none = Button(theme, _("No deposit"), "soft")
        self._kinds = PillFlow(theme)
        self._kinds.set_pills([(kind, deposit_name(kind)) for kind in DepositKind], self._kind)
        self._meaning = label(role="caption", wraps=True)
        self._left = label(role="strong", wraps=True)
        self._lay_out(theme)
        self.price.edited.connect(self._follow)
        self.deposit.edited.connect(self._follow)
        self.price.entered.connect(self.deposit.take_focus)
        self.deposit.entered.connect(self.entered)
        self._usual.clicked.connect(self._take_usual)
        self._none.clicked.connect(self._take_none)
        self._kinds.picked.connect(self._take_kind)
        self._follow()

    @property
    def kind(self) -> DepositKind:
        """What the deposit is in law."""
        return self._kind

    def offer_price(self, price: Money | None) -> None:
        """Propose a price where none was typed."""
        if price is not None and not self.price.text:
            self.price.show_text(plain_number_text(price))
            self._follow()

    def agreed(self) -> tuple[Money, Money]:
        """Return price and deposit; raises `FieldNotAccepted`, said under the field."""
        price = self.price.parsed(_priced)

        def within(text: str) -> Money:
            paid = parse_money(text, MAD) if text.strip() else zero(MAD)
            if paid > price:
                raise DepositTooHigh(_("The deposit is more than the price. Correct it."))
            return paid

        return price, self.deposit.parsed(within)

    def _take_usual(self) -> None:
        price = _read(self.price.text)
        if price is not None:
            self.deposit.show_text(plain_number_text(usual_deposit(price)))
            self._follow()

    def _take_none(self) -> None:
        self.deposit.show_text("")
        self._follow()

    def _take_kind(self, kind: DepositKind) -> None:
        self._kind = kind
        self._follow()

    def _follow(self, *_text: object) -> None:
        price, paid = _read(self.price.text), _read(self.deposit.text)
        paid = zero(MAD) if paid is None else paid
        self._usual.setEnabled(price is not None)
        self._none.setEnabled(not paid.is_zero)
        self._meaning.setText(deposit_meaning(self._kind))
        self._left.setText("" if price is None else _left_text(price - paid))
        self.fit()

    def _lay_out(self, theme: Theme) -> None:
        for field in (self.price, self.deposit):
            field.keep_left_to_right()
        taps = QHBoxLayout()
        taps.setSpacing(theme.space("small"))
        taps.addWidget(self._usual)
        taps.addWidget(self._none)
        taps.addStretch(1)
        column = self.column
        column.setContentsMargins(margins(0, 0, theme.space("small"), 0))
        column.setSpacing(theme.space("small"))
        column.addWidget(self.price)
        column.addWidget(self.deposit)
        column.addLayout(taps)
        column.addWidget(self._kinds)
        column.addWidget(self._meaning)
        column.addWidget(self._left)
        column.addStretch(1)


def _left_text(left: Money) -> str:
    amount = isolate(money_text(left, screen_language()))
    return _("Left to pay on delivery: {amount}").format(amount=amount)


def _read(text: str) -> Money | None:
    """Return an amount while it is typed, None where it is none yet."""
    try:
        return parse_money(text, MAD)
    except FieldNotAccepted:
        return None


def _priced(text: str) -> Money:
    amount = parse_money(text, MAD)
    if amount.is_zero:
        raise FieldNotAccepted(_("Agree on a price above zero."))
    return amount
