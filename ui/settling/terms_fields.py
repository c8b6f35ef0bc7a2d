"""What is agreed: a commission, who bears a bargain, who takes the money."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.domain.terms import Bargain, Cash, Terms
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.papers.percent_field import PercentField
from ui.settling.words import BARGAIN_WORDS, CASH_WORDS
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow

_HUNDRED: Final = 100


def basis_points(percent: Decimal | None) -> int | None:
    """Turn a percentage into basis points; None stays None."""
    return None if percent is None else int((percent * _HUNDRED).to_integral_value())


def rate_text(basis: int | None) -> str:
    """Write basis points as they are typed into a field: `12,5`."""
    if basis is None:
        return ""
    return f"{Decimal(basis) / _HUNDRED:f}".replace(".", ",")


class TermsFields(QWidget):
    """commission: empty leaves it to the next rule. bargains, cash: the pills.

    Signals: changed(): a person changed something.
    """

    changed = Signal()

    def __init__(self, theme: Theme, *, silent: str) -> None:
        """`silent`: what the choice of saying nothing is called."""
        super().__init__()
        self._silent = silent
        self._terms = Terms()
        self.commission = PercentField(theme, _("Commission of the cooperative, in %"), hint=silent)
        self.commission.keep_left_to_right()
        self.bargains, self.cash = PillFlow(theme), PillFlow(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("small"))
        column.addWidget(self.commission)
        for title, pills in (
            (_("Who bears what is bargained off?"), self.bargains),
            (_("Who takes the customers’ money?"), self.cash),
        ):
            pills.setAccessibleName(title)
            column.addWidget(label(title, "label", wraps=True))
            column.addWidget(pills)
        self.commission.edited.connect(lambda _text: self.changed.emit())
        for pills in (self.bargains, self.cash):
            pills.picked.connect(self._take)
        self.fill(Terms())

    def fill(self, terms: Terms) -> None:
        """Show what is agreed."""
        self._terms = terms
        self.commission.show_text(rate_text(terms.commission_bp))
        silent: tuple[object, str] = (None, self._silent)
        bargains = [(each, words()) for each, words in BARGAIN_WORDS.items()]
        cash = [(each, words()) for each, words in CASH_WORDS.items()]
        self.bargains.set_pills([silent, *bargains], terms.bargain)
        self.cash.set_pills([silent, *cash], terms.cash)

    def read(self) -> Terms:
        """Return what is filled in; raises a `FieldNotAccepted` that the field says."""
        rate = basis_points(self.commission.percent())
        return Terms(rate, bargain=self._terms.bargain, cash=self._terms.cash)

    def so_far(self) -> Terms:
        """Return what is filled in, without what cannot be read."""
        try:
            return self.read()
        except FieldNotAccepted:
            return Terms(bargain=self._terms.bargain, cash=self._terms.cash)

    def _take(self, key: object) -> None:
        bargain, cash = self._terms.bargain, self._terms.cash
        if self.sender() is self.bargains:
            bargain = key if isinstance(key, Bargain) else None
        else:
            cash = key if isinstance(key, Cash) else None
        self._terms = Terms(bargain=bargain, cash=cash)
        self.changed.emit()
