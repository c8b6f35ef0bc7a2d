"""A maker's account: every line that moved it, and what it comes to on a day."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.changed import Changed
from pos.clock import local, system_clock
from pos.documents.account_statement import KIND_WORDS
from pos.domain.formatting import isolate, money_text
from pos.domain.parsing import parse_day
from pos.domain.product import Maker
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.account_lines import AccountRow
from pos.services.accounts import Account, account
from pos.services.entering import take_back
from pos.services.known_makers import maker_of
from pos.services.till import Connection
from ui.days.day_sheet import DayLine
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.settling.entry_sheet import EntrySheet
from ui.settling.maker_sheet import MakerSheet
from ui.settling.words import balance_text, day_text, maker_name
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.sheet import Sheet
from ui.widgets.table import Table

_SHOWS: Final = Changed.ACCOUNTS | Changed.SALES


class AccountSheet(Sheet):
    """table: the lines, newest first. on: the day whose end is shown, empty for now.

    enter_button, change_button, undo_button: what can be done; undo is of the line chosen.
    """

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, maker: Maker) -> None:
        super().__init__(theme, window, maker_name(maker), width=1040, height=680)
        self._operations = operations
        self._maker = maker
        self.balance = label(role="heading", wraps=True)
        self.on = LineField(theme, _("At the end of (empty: now)"), hint="24/12", line=DayLine())
        self.model = TableModel[AccountRow](_columns(), self)
        self.table = Table(theme, _("Lines of the account"))
        self.table.setModel(self.model)
        self.table.stretch_column(1)
        self.enter_button = Button(theme, _("Write into the account"), "main", icon="pencil")
        self.change_button = Button(theme, _("Change the maker"), "soft", icon="user")
        self.undo_button = Button(theme, _("Take this line back"), "soft", icon="arrow-back-up")
        self.note = label(role="caption", wraps=True)
        self._lay_out()
        self.on.edited.connect(lambda _text: self._read())
        self.enter_button.clicked.connect(self._enter)
        self.change_button.clicked.connect(self._change)
        self.undo_button.clicked.connect(self._take_back)
        self.table.selectionModel().selectionChanged.connect(lambda *_some: self._offer())
        operations.changed.connect(self._follow)
        self._offer()
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed & _SHOWS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, _account, self._maker.id, self._day(), done=self._show)

    def _day(self) -> date | None:
        if not self.on.text.strip():
            return None
        try:
            return parse_day(self.on.text, today=local(system_clock()).date())
        except FieldNotAccepted:
            return None

    def _show(self, found: Account) -> None:
        self._maker = found.maker
        self.rename(maker_name(found.maker))
        self.balance.setText(balance_text(found.balance))
        self.model.set_rows(found.rows)
        self.note.setText("" if found.rows else _("Nothing stands in this account yet."))
        self._offer()

    def _chosen(self) -> AccountRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.row(rows[0]) if rows else None

    def _offer(self) -> None:
        row = self._chosen()
        self.undo_button.setEnabled(row is not None and row.kind in _UNDOABLE)

    def _enter(self) -> None:
        EntrySheet(self.theme, self._operations, self._window, self._maker).open_sheet()

    def _change(self) -> None:
        MakerSheet(self.theme, self._operations, self._window, self._maker).open_sheet()

    def _take_back(self) -> None:
        row = self._chosen()
        if row is not None:
            self._operations.write(self, take_back, row.entry, failed=self._refuse)

    def _refuse(self, error: PosError) -> None:
        self.note.setText(str(error))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(self.theme.space("wide"))
        head.addWidget(self.balance, 2)
        head.addWidget(self.on, 1)
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.space("medium"))
        for button in (self.undo_button, self.change_button, self.enter_button):
            foot.addWidget(button, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.body.addLayout(foot)


_SALES: Final = ("sale", "refund", "payout")
_UNDOABLE: Final = frozenset(kind for kind in KIND_WORDS if kind.value not in _SALES)


def _account(connection: Connection, maker: str, on: date | None) -> Account:
    return account(connection, maker_of(connection, maker), on)


def _columns() -> list[Column[AccountRow]]:
    language = screen_language()
    return [
        Column(_("Date"), lambda row: day_text(row.at), lambda row: row.at),
        Column(_("What"), _what),
        Column(
            _("Sold for"),
            lambda row: "" if row.gross.is_zero else money_text(row.gross, language),
            is_numeric=True,
        ),
        Column(
            _("Commission"),
            lambda row: "" if row.commission.is_zero else money_text(row.commission, language),
            is_numeric=True,
        ),
        Column(_("Amount"), lambda row: money_text(row.amount, language), is_numeric=True),
        Column(_("Settled"), lambda row: "✓" if row.is_settled else ""),
    ]


def _what(row: AccountRow) -> str:
    more = row.receipt_number or row.note
    words = KIND_WORDS[row.kind]()
    return f"{words} · {isolate(more)}" if more else words
