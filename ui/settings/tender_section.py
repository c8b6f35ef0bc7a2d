"""Taking money: which ways are offered, how cash is rounded, what is asked beside the goods."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from pos.domain.due import ROUNDING_STEPS
from pos.domain.formatting import money_text
from pos.domain.money import MAD, Money
from pos.domain.tax import SellerStatus
from pos.domain.tender import TenderKind
from pos.domain.trade import TradeRules
from pos.i18n import gettext as _
from pos.services.wallet import save_wallet_picture
from ui.sale_text import tender_text
from ui.screen_language import screen_language
from ui.settings.kept_fields import KeptText
from ui.settings.kept_picture import KeptPicture
from ui.settings.section import Choices, Section, SwitchRow
from ui.theme import Theme
from ui.widgets.toggle_flow import ToggleFlow

# A deposit is paid with an order, never chosen at the till.
_OFFERED: Final = tuple(kind for kind in TenderKind if kind is not TenderKind.DEPOSIT)


class TenderSection(Section):
    """Kept at once. Signals: changed(TradeRules, str): and what was done.

    wallet: the part with the seller's own QR.
    """

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Taking money"),
            _("Which ways to pay stand on the payment sheet, and what is asked beside the goods."),
        )
        self._rules = TradeRules()
        self.kinds = ToggleFlow(theme, [(kind, tender_text(kind)) for kind in _OFFERED])
        self.acquirers = KeptText(theme, _("Card terminals, one a line"), hint="NAPS", lines=2)
        self.wallets = KeptText(theme, _("Mobile wallets, one a line"), hint="Inwi Money", lines=2)
        self.wallet = KeptPicture(
            theme,
            _("Your code for mobile payment"),
            _("The code your bank or operator gave you. Rahba shows it; it never makes one."),
            icon="qrcode",
            save=save_wallet_picture,
        )
        self.rounding = Choices(theme, [(step, _step_text(step)) for step in ROUNDING_STEPS])
        self.stamp = SwitchRow(theme, _("Stamp duty of 0.25 % on cash"), "")
        self.foreign = SwitchRow(theme, _("Euro, dollar and pound notes"), "")
        self.shift = SwitchRow(theme, _("Open the till before selling"), "")
        self.add_named(_("Ways to pay"), self.kinds)
        self.column.addWidget(self.acquirers)
        self.column.addWidget(self.wallets)
        self.add_named(_("Your code for mobile payment"), self.wallet)
        self.add_named(_("Round what is paid in cash to"), self.rounding)
        for row in (self.stamp, self.foreign, self.shift):
            self.column.addWidget(row)
        self._connect()

    def show_rules(self, rules: TradeRules, status: SellerStatus) -> None:
        """Show what is kept; a field being typed into is left alone.

        status: of the seller, which says whether stamp duty is owed.
        """
        self._rules = rules
        self.kinds.show_chosen(rules.offered)
        self.acquirers.show_kept(rules.acquirers)
        self.wallets.show_kept(rules.wallets)
        self.rounding.show_picked(rules.cash_step)
        self.stamp.show_state(_stamp_words(status), is_on=rules.charges_stamp_duty)
        self.foreign.show_state(
            _(
                "At the rates typed when the till is opened, change in dirham. Taking them is "
                "tolerated, not granted: ask your bank."
            ),
            is_on=rules.takes_foreign,
        )
        self.shift.show_state(
            _("Selling waits until the cash in the drawer was counted."), is_on=rules.needs_shift
        )

    def settle(self) -> None:
        """Keep what is being typed, now."""
        self.acquirers.settle()
        self.wallets.settle()

    def _connect(self) -> None:
        self.kinds.toggled.connect(self._offer)
        for name, field in (("acquirers", self.acquirers), ("wallets", self.wallets)):
            field.kept.connect(partial(self._keep, name, field.title))
        self.wallet.removed.connect(
            partial(self._keep, "wallet_picture", _("Your code for mobile payment"), "")
        )
        self.rounding.picked.connect(
            partial(self._keep, "cash_step", _("Round what is paid in cash to"))
        )
        for name, row in (
            ("charges_stamp_duty", self.stamp),
            ("takes_foreign", self.foreign),
            ("needs_shift", self.shift),
        ):
            row.turned.connect(partial(self._keep, name, row.switch.accessibleName()))

    def _offer(self, kind: TenderKind) -> None:
        """Offer a way, or no longer; cash is always offered."""
        chosen = set(self._rules.offered) ^ {kind} | {TenderKind.CASH}
        names = " ".join(each.value for each in _OFFERED if each in chosen)
        self._keep("tenders", _("Ways to pay"), names)

    def _keep(self, name: str, title: str, value: object) -> None:
        if value != getattr(self._rules, name):
            rules = replace(self._rules, **{name: value})  # type: ignore[arg-type]
            self.changed.emit(rules, _("Saved: {field}").format(field=title))
        elif name == "tenders":
            self.kinds.show_chosen(self._rules.offered)


def _step_text(step: int) -> str:
    return money_text(Money(step, MAD), screen_language()) if step else _("The centime")


def _stamp_words(status: SellerStatus) -> str:
    """Say who owes it (CGI art. 249 to 252; finance law of 2019)."""
    if status is SellerStatus.COMPANY:
        return _("A company owes it on every receipt paid in cash. It stands under the total.")
    if status is SellerStatus.COOPERATIVE:
        return _("Ask your accountant: it is owed by whoever has the status of a merchant.")
    return _("Without the status of a merchant and without accounts, you do not owe it.")
