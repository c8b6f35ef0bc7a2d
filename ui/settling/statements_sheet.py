"""Printing the statements of a settlement: in which languages, on what."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.domain.settlement import Choice, Payment
from pos.i18n import gettext as _
from pos.services.settlement_looking import StatementRows
from ui.operations import Operations
from ui.papers.named_rows import NamedRows
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.settling.statement_job import StatementsWish, make_account_statements
from ui.theme import Theme


class StatementsSheet(PapersSheet):
    """One paper a maker, all in one file."""

    def __init__(  # noqa: PLR0913
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        choice: Choice,
        statements: tuple[StatementRows, ...],
        payments: Mapping[str, Payment],
        *,
        is_copy: bool = False,
    ) -> None:
        """`is_copy`: they were posted before, and their papers say so."""
        super().__init__(theme, operations, window, _("Statements of account"))
        self._papers = papers
        self._about = (choice, statements, payments)
        self._is_copy = is_copy
        rows = NamedRows(theme)
        self.choices = PaperChoices(theme, rows)
        self.form.addWidget(rows)

    @property
    def wish(self) -> StatementsWish:
        """What is to be written, as chosen so far."""
        return StatementsWish(*self._about, self.choices.look, self._is_copy)

    def job(self) -> Job | None:
        """Return what writes the statements."""
        return partial(make_account_statements, self.operations, self._papers, self.wish)
