"""Settlements that were posted: when, for what, how much; and their papers once more."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from pos.changed import Changed
from pos.domain.formatting import count_text, date_of_day_text, isolate, money_text
from pos.domain.settlement import Choice, Payment
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.settlement_looking import StatementRows
from pos.services.settlements import PastSettlement, settlements
from pos.services.statements import posted
from ui.operations import Operations
from ui.screen_language import screen_language
from ui.settling.statements_sheet import StatementsSheet
from ui.settling.words import day_text
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.sheet import Sheet
from ui.widgets.table import Table


class SettlementsSheet(Sheet):
    """table: the settlements, the newest first; a tap prints the statements of one again."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(theme, window, _("Past settlements"), width=940, height=640)
        self._operations = operations
        self._papers = papers
        self.model = TableModel[PastSettlement](_columns(), self)
        self.table = Table(theme, _("Past settlements"))
        self.table.setModel(self.model)
        self.table.stretch_column(2)
        self.note = label(role="caption", wraps=True)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.table.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        operations.changed.connect(self._follow)
        self._read()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.ACCOUNTS:
            self._read()

    def _read(self) -> None:
        self._operations.read(self, settlements, done=self._show)

    def _show(self, known: Sequence[PastSettlement]) -> None:
        self.model.set_rows(known)
        some = _("A tap prints the statements of one again; they are marked as copies.")
        self.note.setText(some if known else _("Nobody was paid yet."))

    def _open(self, index: QModelIndex) -> None:
        settlement = self.model.row(index).id
        self._operations.read(self, posted, settlement, done=self._print, failed=self._say)

    def _print(self, found: tuple[Choice, tuple[StatementRows, ...], dict[str, Payment]]) -> None:
        around = (self.theme, self._operations, self._window, self._papers)
        StatementsSheet(*around, *found, is_copy=True).open_sheet()

    def _say(self, error: PosError) -> None:
        self.tell(str(error))


def _columns() -> list[Column[PastSettlement]]:
    language = screen_language()
    return [
        Column(_("Date"), lambda row: day_text(row.at), lambda row: row.at),
        Column(_("Number"), lambda row: row.number),
        Column(_("Fair or days"), _about),
        Column(
            _("Makers"),
            lambda row: count_text(row.makers, language),
            lambda row: row.makers,
            is_numeric=True,
        ),
        Column(
            _("Paid"),
            lambda row: money_text(row.paid, language),
            lambda row: row.paid.minor,
            is_numeric=True,
        ),
    ]


def _about(row: PastSettlement) -> str:
    language = screen_language()
    if row.days is None:
        return isolate(row.place.within(language))
    first, last = (
        isolate(date_of_day_text(day, language)) for day in (row.days.first, row.days.last)
    )
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
