"""Printing the statements of a settlement: in which languages, on what."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.domain.settlement import Choice, Payment
from pos.i18n import gettext as _
from pos.services.settling import StatementRows
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
    ) -> None:
        super().__init__(theme, operations, window, _("Statements of account"))
        self._papers = papers
        self._wish = (choice, statements, payments)
        rows = NamedRows(theme)
        self.choices = PaperChoices(theme, rows)
        self.form.addWidget(rows)

    def job(self) -> Job | None:
        """Return what writes the statements."""
        wish = StatementsWish(*self._wish, self.choices.look)
        return partial(make_account_statements, self.operations, self._papers, wish)
