"""How the price in a shop follows from that of the label, with an example."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.channel import PriceRule, online_price
from pos.domain.formatting import isolate, ltr, money_text
from pos.domain.money import MAD, MINOR_DIGITS, Money
from pos.domain.parsing import NumberNotUnderstood, parse_percent, parse_rate
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.screen_language import screen_language
from ui.settings.section import SwitchRow
from ui.theme import Theme
from ui.widgets.field import Field, LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.picker import Picker

_EXAMPLE: Final = Money(19000, MAD)
_MOST_PERCENT: Final = 90
# Hundredths of the currency: the cent, one, five and ten.
_STEPS: Final = (1, 100, 500, 1000)


class PriceForm(QWidget):
    """commission, rate: the fields; the rate shows for another currency alone.

    step: the picker. follow: the switch that sends prices.

    Signals: entered(): Enter was pressed where nothing follows.
    """

    entered = Signal()

    def __init__(self, theme: Theme, rule: PriceRule, *, is_followed: bool) -> None:
        super().__init__()
        self._rule = rule
        title = _("Commission of the shop, made good by the price, in %")
        self.commission = LineField(theme, title, hint="0", line=NumberLine())
        words = _("One dirham in {currency}").format(currency=isolate(rule.currency))
        self.rate = LineField(theme, words, line=NumberLine())
        self.step = Picker(theme, _("Rounding of the price"))
        steps: list[tuple[object, str]] = [
            (step, _step_text(step, rule.currency)) for step in sorted({*_STEPS, rule.step})
        ]
        self.step.set_choices(steps, rule.step)
        self.follow = SwitchRow(theme, _("Send prices to the shop"), _follow_text())
        self.follow.show_state(_follow_text(), is_on=is_followed)
        self._example = label(role="caption", wraps=True)
        self._lay_out(theme)
        self.commission.show_text(_plain(Decimal(rule.commission) / 100))
        self.rate.show_text(_plain(rule.rate))
        for field in (self.commission, self.rate):
            field.edited.connect(self._show_example)
            field.entered.connect(self.entered)
        self.step.activated.connect(self._show_example)
        self._show_example()

    def filled(self) -> PriceRule:
        """Return the rule; raises a `FieldNotAccepted`, said in its field."""
        return self._read(self.commission.parsed(_commission), self.rate.parsed(parse_rate))

    @property
    def is_followed(self) -> bool:
        """Whether prices are sent to the shop."""
        return self.follow.switch.isChecked()

    def _read(self, commission: int, rate: Decimal) -> PriceRule:
        step = self.step.picked
        assert isinstance(step, int)
        return replace(self._rule, commission=commission, rate=rate, step=step)

    def _show_example(self, *_changed: object) -> None:
        try:
            rule = self._read(_commission(self.commission.text), parse_rate(self.rate.text))
        except FieldNotAccepted:
            return
        said = _("{label} on the label makes {price} in the shop.")
        price = _price_text(online_price(_EXAMPLE, rule), rule.currency)
        before = isolate(money_text(_EXAMPLE, screen_language()))
        self._example.setText(said.format(label=before, price=price))

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        for field in (self.commission, self.rate):
            field.keep_left_to_right()
        self.rate.setVisible(self._rule.currency != MAD)
        for part in (
            self.commission,
            self.rate,
            Field(theme, _("Rounding of the price"), self.step),
            self._example,
            self.follow,
        ):
            column.addWidget(part)


def _follow_text() -> str:
    return _(
        "What the label says is sent by this rule, never a price that was bargained for. Who is "
        "right where the shop has another is as for numbers. See the difference first."
    )


def _commission(text: str) -> int:
    percent = parse_percent(text) if text.strip() else Decimal(0)
    if percent > _MOST_PERCENT:
        # The price grows without end toward a commission of all of it.
        raise NumberNotUnderstood(_("A commission is at most 90 %."))
    return int(percent * 100)


def _step_text(step: int, currency: str) -> str:
    if step == 1:
        return _("To the cent")
    amount = _price_text(Decimal(step) / 100, currency)
    return _("Up to the next {amount}").format(amount=amount)


def _price_text(price: Decimal, currency: str) -> str:
    if currency not in MINOR_DIGITS:
        return ltr(f"{price:f} {currency}")
    minor = int(price.scaleb(MINOR_DIGITS[currency]))
    return isolate(money_text(Money(minor, currency), screen_language()))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
