"""The papers of what was sold: statements of makers, and the summary of a fair."""

from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.domain.product import Maker
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from pos.services.catalogue import makers
from ui.operations import Operations
from ui.papers.named_rows import NamedRows, side_by_side
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.papers.percent_field import PercentField
from ui.papers.period_rows import PeriodRows
from ui.papers.sales_job import StatementWish, SummaryWish, make_statements, make_summary
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.picker import Picker
from ui.widgets.pill_flow import PillFlow


class SalesPaper(StrEnum):
    """What to make of the sales of some days."""

    STATEMENT = "statement"
    SUMMARY = "summary"


class SalesPapersSheet(PapersSheet):
    """Asks which paper, of which days, of whose work.

    kinds: the pills. maker, share: for statements. period: the days.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        maker: str = "",
    ) -> None:
        """`papers`: the usual folder. `maker`: id of whose statement is asked first, or empty."""
        super().__init__(theme, operations, window, _("Papers of what was sold"))
        self._papers = papers
        self._first_maker = maker
        self._paper = SalesPaper.STATEMENT
        self.kinds = PillFlow(theme)
        self.maker = Picker(theme, _("Made by"))
        self.share = PercentField(
            theme, _("Share of the stand, in %"), hint=_("else filled in by hand")
        )
        self._whose = side_by_side(theme, Field(theme, _("Made by"), self.maker), self.share)
        self._rows = NamedRows(theme)
        self._fill()
        self.kinds.picked.connect(self._take_paper)
        operations.read(self, makers, done=self._offer)

    def job(self) -> Job | None:
        """Return what writes the paper that is chosen."""
        look = self.choices.look
        try:
            days = self.period.days()
            if self._paper is SalesPaper.SUMMARY:
                wish = SummaryWish(days, look)
                return partial(make_summary, self.operations, self._papers, wish)
            maker = str(self.maker.picked or "")
            asked = StatementWish(days, look, maker, self.share.percent())
        except FieldNotAccepted:
            return None
        return partial(make_statements, self.operations, self._papers, asked)

    def _offer(self, known: list[Maker]) -> None:
        language = screen_language()
        named = [(maker.id, maker.names.within(language)) for maker in known]
        everybody = ("", _("All makers, one after another"))
        self.maker.set_choices([everybody, *named], self._first_maker)

    def _take_paper(self, paper: SalesPaper) -> None:
        self._paper = paper
        self._rows.show_row(self._whose, is_shown=paper is SalesPaper.STATEMENT)

    def _fill(self) -> None:
        kinds = [
            (SalesPaper.STATEMENT, _("Statement of a maker")),
            (SalesPaper.SUMMARY, _("Summary of the fair")),
        ]
        self.kinds.set_pills(kinds, self._paper)
        self._offer([])
        self._rows.add(_("Which paper"), self.kinds)
        self._rows.add(_("Whose work"), self._whose)
        self.period = PeriodRows(self.theme, self._rows)
        self.choices = PaperChoices(self.theme, self._rows)
        self.form.addWidget(self._rows)
