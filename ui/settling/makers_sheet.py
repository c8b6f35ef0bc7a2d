"""All makers with what they are owed, and the ways to their accounts and to paying them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.changed import Changed
from pos.domain.formatting import money_text
from pos.domain.money import MAD, total, zero
from pos.i18n import gettext as _
from pos.services.accounts import MakerBalance, balances
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.settling.account_sheet import AccountSheet
from ui.settling.maker_sheet import MakerSheet
from ui.settling.settle_sheet import SettleSheet
from ui.settling.settlements_sheet import SettlementsSheet
from ui.settling.words import amount_text, day_text, maker_name
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet
from ui.widgets.table import Table

_SHOWS: Final = Changed.ACCOUNTS | Changed.SALES


class MakersSheet(Sheet):
    """table: the makers. new_button, past_button, settle_button: what can be done.

    sum: due to all of them.
    """

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        title = _("Makers and their accounts")
        super().__init__(theme, window, title, width=1040, height=680)
        self._operations = operations
        self._papers = papers
        self.model = TableModel[MakerBalance](_columns(), self)
        self.table = Table(theme, _("Makers"))
        self.table.setModel(self.model)
        self.table.stretch_column(0)
        self.sum = label(role="strong", wraps=True)
        self.new_button = Button(theme, _("New maker"), "soft", icon="user-plus")
        self.past_button = Button(theme, _("Past settlements"), "soft", icon="history")
        self.settle_button = Button(theme, _("Settle and pay"), "primary", icon="coins")
        self._lay_out()
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.new_button.clicked.connect(self._add)
        self.past_button.clicked.connect(self._look_back)
        self.settle_button.clicked.connect(self._settle)
        operations.changed.connect(self._follow)
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed & _SHOWS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, balances, done=self._show)

    def _show(self, known: tuple[MakerBalance, ...]) -> None:
        self.model.set_rows(known)
        due = total([max(each.balance, zero(MAD)) for each in known], MAD)
        nobody = _("No maker has a name yet. Add the first one here.")
        owed = _("Due to all makers: {amount}").format(amount=amount_text(due))
        self.sum.setText(owed if known else nobody)
        self.settle_button.setEnabled(bool(known))

    def _open(self, index: QModelIndex) -> None:
        maker = self.model.row(index).maker
        AccountSheet(self.theme, self._operations, self._window, maker).open_sheet()

    def _add(self) -> None:
        MakerSheet(self.theme, self._operations, self._window).open_sheet()

    def _look_back(self) -> None:
        SettlementsSheet(self.theme, self._operations, self._window, self._papers).open_sheet()

    def _settle(self) -> None:
        SettleSheet(self.theme, self._operations, self._window, self._papers).open_sheet()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.space("medium"))
        for button in (self.new_button, self.past_button, self.settle_button):
            foot.addWidget(button, 1)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sum)
        self.body.addLayout(foot)


def _columns() -> list[Column[MakerBalance]]:
    language = screen_language()
    return [
        Column(_("Maker"), lambda row: maker_name(row.maker)),
        Column(_("Number"), lambda row: row.maker.number),
        Column(
            _("Open since"),
            lambda row: "" if row.open_since is None else day_text(row.open_since),
            lambda row: row.open_since or 0,
        ),
        Column(
            _("Balance"),
            lambda row: money_text(row.balance, language),
            lambda row: row.balance.minor,
            is_numeric=True,
        ),
    ]
