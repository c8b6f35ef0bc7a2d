"""Asks in which languages and on what the evening is written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from ui.operations import Operations
from ui.papers.named_rows import NamedRows
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.papers.reconciliation_job import make_reconciliation
from ui.theme import Theme
from ui.widgets.label import label


class ReconciliationSheet(PapersSheet):
    """The paper of what does not agree. choices: languages and paper."""

    def __init__(self, theme: Theme, operations: Operations, window: QWidget, papers: Path) -> None:
        """`papers`: the usual folder."""
        super().__init__(theme, operations, window, _("Reconciliation"))
        self._papers = papers
        rows = NamedRows(theme)
        self.choices = PaperChoices(theme, rows)
        about = _("The tills, what does not agree, what was answered, and who signs for it.")
        self.form.addWidget(label(about, "caption", wraps=True))
        self.form.addWidget(rows)

    def job(self) -> Job | None:
        """Return what writes the paper."""
        return partial(make_reconciliation, self.operations, self._papers, self.choices.look)
