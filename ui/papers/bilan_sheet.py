"""The summary that is handed on: the seller ticks what is told, sees the figures, and makes it."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from pos.documents.bilan import FOR_ORGANISER, FOR_OURSELVES, Bilan, Part, facts_of
from pos.domain.formatting import isolate
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.papers.bilan_job import BilanWish, make_bilan
from ui.papers.named_rows import NamedRows
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.screen_language import screen_language
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.tall_column import TallColumn
from ui.widgets.toggle_flow import ToggleFlow


class Whom(StrEnum):
    """For whom the summary is."""

    ORGANISER = "organiser"
    OURSELVES = "ourselves"


_PARTS_FOR = {Whom.ORGANISER: FOR_ORGANISER, Whom.OURSELVES: FOR_OURSELVES}


class BilanSheet(PapersSheet):
    """Asks for whom it is and what is told.

    whom, parts: the pills. told: the facts that are ticked, as they will stand on the paper.
    """

    fills: ClassVar[bool] = True

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, papers: Path, bilan: Bilan
    ) -> None:
        """`papers`: the usual folder. `bilan`: the sums that the screen shows."""
        super().__init__(theme, operations, window, _("Summary to hand on"))
        self._papers = papers
        self.bilan = bilan
        self._ticked: set[Part] = set()
        self.whom = PillFlow(theme)
        pills = [(part, part_name(part)) for part in bilan.parts]
        self.parts = ToggleFlow(theme, pills)
        self.told = label(role="caption", wraps=True)
        self._fill()
        self.whom.picked.connect(self._take_whom)
        self.parts.toggled.connect(self._toggle)
        self._take_whom(Whom.ORGANISER)

    @property
    def ticked(self) -> frozenset[Part]:
        """What is told."""
        return frozenset(self._ticked)

    def job(self) -> Job | None:
        """Return what writes the paper and the table file."""
        wish = BilanWish(self.bilan, self.ticked, self.choices.look)
        return partial(make_bilan, self.operations, self._papers, wish)

    def _take_whom(self, whom: Whom) -> None:
        self._ticked = set(_PARTS_FOR[whom] & set(self.bilan.parts))
        self._show()

    def _toggle(self, part: object) -> None:
        assert isinstance(part, Part)
        self._ticked ^= {part}
        self._show()

    def _show(self) -> None:
        self.parts.show_chosen(self._ticked)
        told = [
            _("{what}: {value}").format(
                what=fact.words(), value=isolate(fact.text(screen_language()))
            )
            for fact in facts_of(self.bilan)
            if fact.part in self._ticked
        ]
        self.told.setText(" · ".join(told))

    def _fill(self) -> None:
        self.whom.set_pills(
            [(Whom.ORGANISER, _("For the organiser")), (Whom.OURSELVES, _("For ourselves"))],
            Whom.ORGANISER,
        )
        rows = NamedRows(self.theme)
        rows.add(_("For whom"), self.whom)
        rows.add(_("What is told"), self.parts)
        rows.add(_("As it will stand there"), self.told)
        self.choices = PaperChoices(self.theme, rows)
        ground = TallColumn()
        about = _("Sums only: no customer and no single sale. A paper (PDF) and a table (CSV).")
        ground.column.setSpacing(self.theme.space("medium"))
        ground.column.addWidget(label(about, "caption", wraps=True))
        ground.column.addWidget(rows)
        ground.column.addStretch(1)
        self.form.addWidget(finger_scroll(ground), 1)


def part_name(part: Part) -> str:
    """Name a part as a pill."""
    return {
        Part.TURNOVER: _("Turnover"),
        Part.SALES: _("Number of sales"),
        Part.PIECES: _("Pieces sold"),
        Part.MAKERS: _("Number of makers"),
        Part.BRANCHES: _("Branches of craft"),
        Part.VISITORS: _("Visitors"),
        Part.FAIR: _("The fair"),
        Part.DAYS: _("By day"),
        Part.HOURS: _("By hour"),
        Part.BEST: _("Best sellers"),
        Part.BY_MAKER: _("By maker"),
        Part.TENDERS: _("Payments"),
        Part.BARGAINING: _("Given in bargaining"),
        Part.GOODS: _("Goods"),
        Part.CASH: _("Cash differences"),
        Part.COSTS: _("Costs and what is left"),
    }[part]
