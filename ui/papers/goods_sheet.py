"""The papers of the goods that are listed: to count them, to take them along, to price them."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from pos.documents.goods import Grouping
from pos.domain.text import clean_name
from pos.errors import FieldNotAccepted
from pos.i18n import gettext as _
from ui.operations import Operations
from ui.papers.goods_job import GoodsPaper, GoodsWish, make_goods_paper
from ui.papers.listed_goods import ListedGoods
from ui.papers.named_rows import NamedRows, side_by_side
from ui.papers.paper_choices import PaperChoices
from ui.papers.papers_sheet import Job, PapersSheet
from ui.papers.percent_field import PercentField
from ui.theme import Theme
from ui.widgets.field import LineField
from ui.widgets.label import label
from ui.widgets.pill_flow import PillFlow
from ui.widgets.toggle_flow import ToggleFlow

_EXPECTED: Final = "expected"
_SYMBOLS: Final = "symbols"


class GoodsPapersSheet(PapersSheet):
    """Asks which list, and what is particular to it.

    kinds, grouping, options: the pills. origin, destination, consignee, share: the fields.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        papers: Path,
        listed: ListedGoods,
    ) -> None:
        """`papers`: the usual folder. `listed`: the goods it is about."""
        super().__init__(theme, operations, window, _("Papers of these products"))
        self._papers = papers
        self._listed = listed
        self._paper = GoodsPaper.COUNT
        self._grouping = Grouping.CATEGORY
        self._options: set[object] = set()
        self.kinds = PillFlow(theme)
        self.grouping = PillFlow(theme)
        self.options = ToggleFlow(
            theme, [(_EXPECTED, _("What there should be")), (_SYMBOLS, _("Codes to scan"))]
        )
        self.origin = LineField(theme, _("From"))
        self.destination = LineField(theme, _("To"))
        self.consignee = LineField(theme, _("Taken by"))
        self.share = PercentField(theme, _("Share of who sells, in %"))
        self._rows = NamedRows(theme)
        self._way = side_by_side(theme, self.origin, self.destination)
        self._terms = side_by_side(theme, self.consignee, self.share)
        self._fill()
        self.kinds.picked.connect(self._take_paper)
        self.grouping.picked.connect(self._take_grouping)
        self.options.toggled.connect(self._toggle)

    def job(self) -> Job | None:
        """Return what writes the list that is chosen."""
        try:
            wish = self._wish()
        except FieldNotAccepted:
            return None
        return partial(make_goods_paper, self.operations, self._papers, wish)

    def _wish(self) -> GoodsWish:
        """Read the form; raises what a field says itself."""
        is_packing = self._paper is GoodsPaper.PACKING
        is_consigned = self._paper is GoodsPaper.CONSIGNMENT
        return GoodsWish(
            paper=self._paper,
            keys=self._listed.keys,
            look=self.choices.look,
            grouping=self._grouping,
            chosen=self._listed.chosen,
            expected=_EXPECTED in self._options,
            symbols=_SYMBOLS in self._options,
            origin=self.origin.parsed(clean_name) if is_packing else "",
            destination=self.destination.parsed(clean_name) if is_packing else "",
            consignee=self.consignee.parsed(clean_name) if is_consigned else "",
            share=self.share.percent() if is_consigned else None,
            place=self._listed.place,
        )

    def _take_paper(self, paper: GoodsPaper) -> None:
        self._paper = paper
        self._show_rows()

    def _take_grouping(self, grouping: Grouping) -> None:
        self._grouping = grouping

    def _toggle(self, option: object) -> None:
        self._options ^= {option}
        self.options.show_chosen(self._options)

    def _show_rows(self) -> None:
        rows, paper = self._rows, self._paper
        rows.show_row(self.options, is_shown=paper is GoodsPaper.COUNT)
        rows.show_row(self._way, is_shown=paper is GoodsPaper.PACKING)
        rows.show_row(self._terms, is_shown=paper is GoodsPaper.CONSIGNMENT)

    def _fill(self) -> None:
        kinds = [
            (GoodsPaper.COUNT, _("Count sheet")),
            (GoodsPaper.PACKING, _("Packing list")),
            (GoodsPaper.CONSIGNMENT, _("Consignment note")),
            (GoodsPaper.PRICES, _("Price list")),
        ]
        self.kinds.set_pills(kinds, self._paper)
        groups = [(Grouping.CATEGORY, _("By group")), (Grouping.MAKER, _("By maker"))]
        self.grouping.set_pills(groups, self._grouping)
        self.form.addWidget(label(self._listed.sentence(), "body", wraps=True))
        self._rows.add(_("Which paper"), self.kinds)
        self._rows.add(_("Also on it"), self.options)
        self._rows.add(_("The way"), self._way)
        self._rows.add(_("Agreed"), self._terms)
        self._rows.add(_("In order"), self.grouping)
        self.choices = PaperChoices(self.theme, self._rows)
        self.form.addWidget(self._rows)
        self._show_rows()
