"""The box that says, large, what to give back, what is still to pay, or what is too much."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos.domain.formatting import money_text
from pos.domain.tender import TenderKind
from pos.i18n import gettext as _
from ui.sheets.tender.tendering import Tendering
from ui.theme import Theme
from ui.widgets.label import label, set_state


class ChangeBox(QFrame):
    """Hidden where there is nothing to say: a card that pays exactly."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._language = theme.language
        self._words = label(role="change-label")
        self._amount = label(role="change")
        self._parts: tuple[tuple[QWidget, str], ...] = (
            (self, "change-card"),
            (self._words, "change-label"),
            (self._amount, "change"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._amount)
        for part, role in self._parts:
            part.setProperty("role", role)

    def show_tendering(self, tendering: Tendering) -> None:
        """Show what follows from what is in hand."""
        is_cash = tendering.hand.kind is TenderKind.CASH
        goes_back = tendering.goods.minor < 0
        self.setVisible(not goes_back and (is_cash or not tendering.settles))
        is_missing = not tendering.missing.is_zero
        if is_missing:
            words, amount = _("Still to pay"), tendering.missing
        elif is_cash:
            words, amount = _("To give back"), tendering.over
        else:
            words, amount = _("Too much"), tendering.over
        self._words.setText(words)
        self._amount.setText(money_text(amount, self._language))
        is_warning = is_missing or not (is_cash or tendering.settles)
        for part, role in self._parts:
            set_state(part, "role", f"missing-{role}" if is_warning else role)
