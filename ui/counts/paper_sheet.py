"""Asks in which languages and on what the differences of a count are written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.i18n import gettext as _
from pos.services.counts import Count
from ui.counts.paper_job import make_differences_paper
from ui.counts.words import moment_text
from ui.operations import Operations
from ui.papers.named_rows import NamedRows
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.theme import Theme
from ui.widgets.label import label


class DifferencesPaperSheet(PapersSheet):
    """The paper of one count. choices: languages and paper."""

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, papers: Path, count: Count
    ) -> None:
        """`papers`: the usual folder."""
        super().__init__(theme, operations, window, _("Paper of the differences"))
        self._papers = papers
        self._count = count
        rows = NamedRows(theme)
        self.choices = PaperChoices(theme, rows)
        about = _("Count of {moment}").format(moment=moment_text(count.at))
        self.form.addWidget(label(about, "body", wraps=True))
        self.form.addWidget(rows)

    def job(self) -> Job | None:
        """Return what writes the paper."""
        look = self.choices.look
        return partial(make_differences_paper, self.operations, self._papers, self._count, look)
