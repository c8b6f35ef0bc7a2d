"""The papers of what is packed: the packing list, and the note each maker signs for."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pos.documents.goods import Grouping
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.papers.goods_job import GoodsPaper, GoodsWish, make_goods_paper
from ui.papers.named_rows import NamedRows, side_by_side
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.pill_flow import PillFlow


class PackingPapersSheet(PapersSheet):
    """kinds, grouping: the pills. origin, destination, consignee: the fields."""

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        packed: tuple[Mapping[int, int], tuple[str, str]],
    ) -> None:
        """`papers`: the usual folder. `packed`: thousandths by key, and from where to where."""
        super().__init__(theme, operations, window, _("Papers of what is packed"))
        self._papers = papers
        self._quantities, ends = packed
        self._paper = GoodsPaper.PACKING
        self._grouping = Grouping.CATEGORY
        self.kinds, self.grouping = PillFlow(theme), PillFlow(theme)
        self.origin = LineField(theme, _("From"))
        self.destination = LineField(theme, _("To"))
        self.consignee = LineField(theme, _("Taken by"))
        self._rows = NamedRows(theme)
        self._way = side_by_side(theme, self.origin, self.destination)
        for field, end in zip((self.origin, self.destination), ends, strict=True):
            field.show_text(end)
        self._fill()
        self.kinds.picked.connect(self._take_paper)
        self.grouping.picked.connect(self._take_grouping)

    def choose_order(self, grouping: Grouping) -> None:
        """Put the goods in this order."""
        self._grouping = grouping
        self.grouping.pick(grouping)

    def job(self) -> Job | None:
        """Return what writes the list that is chosen."""
        try:
            wish = self._wish()
        except FieldNotAccepted:
            return None
        return partial(make_goods_paper, self.operations, self._papers, wish)

    def _wish(self) -> GoodsWish:
        is_packing = self._paper is GoodsPaper.PACKING
        return GoodsWish(
            paper=self._paper,
            keys=tuple(self._quantities),
            look=self.choices.look,
            grouping=self._grouping,
            origin=self.origin.parsed(clean_name) if is_packing else "",
            destination=self.destination.parsed(clean_name) if is_packing else "",
            consignee="" if is_packing else self.consignee.parsed(clean_name),
            packed=tuple(self._quantities.values()),
        )

    def _take_paper(self, paper: GoodsPaper) -> None:
        self._paper = paper
        self._show_rows()

    def _take_grouping(self, grouping: Grouping) -> None:
        self._grouping = grouping

    def _show_rows(self) -> None:
        is_packing = self._paper is GoodsPaper.PACKING
        self._rows.show_row(self._way, is_shown=is_packing)
        self._rows.show_row(self.consignee, is_shown=not is_packing)

    def _fill(self) -> None:
        kinds = [
            (GoodsPaper.PACKING, _("Packing list")),
            (GoodsPaper.CONSIGNMENT, _("Consignment note")),
        ]
        groups = [(Grouping.CATEGORY, _("By group")), (Grouping.MAKER, _("By maker"))]
        self.kinds.set_pills(kinds, self._paper)
        self.grouping.set_pills(groups, self._grouping)
        self._rows.add(_("Which paper"), self.kinds)
        self._rows.add(_("The way"), self._way)
        self._rows.add(_("Agreed"), self.consignee)
        self._rows.add(_("In order"), self.grouping)
        self.choices = PaperChoices(self.theme, self._rows)
        self.form.addWidget(self._rows)
        self._show_rows()
