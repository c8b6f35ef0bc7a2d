"""What is opened over the page, and what answers write."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos.domain.discrepancy import Answer, Discrepancy
from pos.errors import PosError
from pos.services.discrepancies.answering import (
    accept_price,
    correct_stock,
    explain_difference,
    link_line,
    mark_seen,
    name_maker_of,
)
from ui.counts.opening import open_count
from ui.operations import Operations
from ui.pages.reconcile.answer_form import Wish
from ui.pages.reconcile.answer_sheet import AnswerSheet
from ui.papers.reconciliation_sheet import ReconciliationSheet
from ui.settling.settle_sheet import SettleSheet
from ui.sheets.tills.tills_sheet import TillsSheet
from ui.theme import Theme


class Desk(QObject):
    """sheet: the open question, None for none. Signals: answered(Discrepancy): it was."""

    answered = Signal(object)

    def __init__(self, theme: Theme, operations: Operations, page: QWidget, papers: Path) -> None:
        """`papers`: the usual folder of papers."""
        super().__init__(page)
        self._theme = theme
        self._operations = operations
        self._page = page
        self._papers = papers
        self.sheet: AnswerSheet | None = None

    def ask(self, row: Discrepancy) -> None:
        """Open what is known of a discrepancy."""
        sheet = AnswerSheet(self._theme, self._operations, self._page.window(), row)
        sheet.wished.connect(partial(self._take, row))
        sheet.named.connect(partial(self._name, row))
        sheet.closed.connect(self._forget)
        self.sheet = sheet
        sheet.open_sheet()

    def count_goods(self, place: str) -> None:
        """Count the place this device sells from, or go on with it."""
        open_count(self._theme, self._operations, self._page.window(), place, self._papers)

    def pay_makers(self) -> None:
        """Settle with makers: what each is owed, the statements to sign, the payment."""
        window = self._page.window()
        SettleSheet(self._theme, self._operations, window, self._papers).open_sheet()

    def make_paper(self) -> None:
        """Make the paper of the evening."""
        window = self._page.window()
        ReconciliationSheet(self._theme, self._operations, window, self._papers).open_sheet()

    def exchange(self) -> None:
        """Bring in the work of other tills."""
        TillsSheet(self._theme, self._operations, self._page.window()).open_sheet()

    def _take(self, row: Discrepancy, wish: Wish) -> None:
        service, *arguments = _service_of(wish)
        self._write(row, service, *arguments)

    def _name(self, row: Discrepancy, maker: str) -> None:
        self._write(row, name_maker_of, maker)

    def _write(self, row: Discrepancy, service: Callable[..., None], *arguments: object) -> None:
        self._operations.write(
            self._page, service, row, *arguments, done=partial(self._done, row), failed=self._refuse
        )

    def _done(self, row: Discrepancy, _none: None) -> None:
        if self.sheet is not None:
            self.sheet.close_sheet()
        self.answered.emit(row)

    def _refuse(self, error: PosError) -> None:
        if self.sheet is not None:
            self.sheet.refuse(error)

    def _forget(self) -> None:
        self.sheet = None


def _service_of(wish: Wish) -> tuple[Callable[..., None], *tuple[object, ...]]:
    """Return the service that an answer asks for, with what it needs."""
    match wish.answer:
        case Answer.STOCK_CORRECTED:
            return correct_stock, wish.wanted, wish.reason, wish.note
        case Answer.EXPLAINED:
            return explain_difference, wish.reason, wish.note
        case Answer.LINKED:
            return link_line, wish.product
        case Answer.PRICE_ACCEPTED:
            return accept_price, wish.note
        case _:
            return mark_seen, wish.note
