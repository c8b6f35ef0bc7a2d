"""Sharing out what a stand cost among the makers who sold there: how much, by which rule."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.domain.account import CostRule
from pos.domain.formatting import plain_number_text
from pos.domain.money import MAD, Money
from pos.domain.parsing import parse_money
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.entering import costs_shared, share_costs, take_back
from pos.services.fairs import fair_of
from pos.services.till import Connection
from ui.operations import Operations
from ui.settling.words import amount_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.enter import saves_form
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine
from ui.widgets.pill_flow import PillFlow
from ui.widgets.sheet import Sheet

_RULES: Final[Mapping[CostRule, Callable[[], str]]] = {
    CostRule.EQUAL: lambda: _("All alike"),
    CostRule.TURNOVER: lambda: _("By what was sold, in dirham"),
    CostRule.PIECES: lambda: _("By pieces sold"),
}


class CostsSheet(Sheet):
    """rules: the pills. cost: how much is shared out. undo_button: takes back what was shared."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, fair: str) -> None:
        title = _("Share the stand’s costs")
        super().__init__(theme, window, title, width=700, height=460)
        self._operations = operations
        self._fair = fair
        self._rule = CostRule.EQUAL
        self._shared = ""
        self.rules = PillFlow(theme)
        self.cost = LineField(theme, _("Amount in dirham"), hint="0", line=NumberLine())
        self.note = label(role="caption", wraps=True)
        self._fault = label(role="fault", wraps=True)
        self.undo_button = Button(
            theme, _("Take back what was shared"), "soft", icon="arrow-back-up"
        )
        self._save = Button(theme, _("Share it out"), "primary", icon="coins")
        self._lay_out()
        self.rules.picked.connect(self._take_rule)
        self.cost.entered.connect(self.save)
        self.undo_button.clicked.connect(self._take_back)
        self._save.clicked.connect(self.save)
        operations.read(self, _costs, fair, done=self._show)

    def save(self) -> None:
        """Share it out."""
        try:
            cost = self.cost.parsed(lambda text: parse_money(text, MAD))
        except FieldNotAccepted:
            return
        self._save.setEnabled(False)
        asked = (self._fair, cost, self._rule)
        self._operations.write(self, share_costs, *asked, done=self._finish, failed=self._refuse)

    def _take_back(self) -> None:
        self.undo_button.setEnabled(False)
        self._operations.write(
            self, take_back, self._shared, done=self._finish, failed=self._refuse
        )

    def _finish(self, _entry: str) -> None:
        self.close_sheet()

    def _refuse(self, error: PosError) -> None:
        self._save.setEnabled(not self._shared)
        self._fault.setText(str(error))

    def _show(self, known: tuple[Money, str]) -> None:
        amount, self._shared = known
        self.cost.show_text("" if amount.is_zero else plain_number_text(amount))
        planned = _("By its plan this fair cost {amount}.").format(amount=amount_text(amount))
        done = _("The costs of this fair are shared out already.")
        self.note.setText(done if self._shared else planned)
        self.undo_button.setVisible(bool(self._shared))
        self._save.setEnabled(not self._shared)

    def _take_rule(self, rule: object) -> None:
        assert isinstance(rule, CostRule)
        self._rule = rule

    def _lay_out(self) -> None:
        self.rules.set_pills([(rule, words()) for rule, words in _RULES.items()], self._rule)
        self.rules.setAccessibleName(_("How is it shared?"))
        self.cost.keep_left_to_right()
        self.undo_button.hide()
        parts: tuple[QWidget, ...] = (self.cost, self.rules, self.note)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        for widget in (self._fault, self.undo_button, self._save):
            self.body.addWidget(widget)

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves_form(event):
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)


def _costs(connection: Connection, fair: str) -> tuple[Money, str]:
    return fair_of(connection, fair).costs.total, costs_shared(connection, fair)
