"""What was sold, when, and whose work: of some days or of a fair, to look at and to hand on."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout

from pos.changed import Changed
from pos.documents.bilan import Bilan
from pos.i18n import gettext as _
from ui.errands import FairReport
from ui.operations import Operations
from ui.page import Key, Page
from ui.pages.reports.body import Body
from ui.pages.reports.choice import Choice
from ui.pages.reports.reading import Reading, Report
from ui.pages.reports.table_card import Told
from ui.pages.reports.tables import fair_text, tables_of
from ui.pages.reports.wish import ReportWish, Span
from ui.papers.bilan_sheet import BilanSheet
from ui.settling.settle_sheet import SettleSheet
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty_card import EmptyCard
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import ElidedLabel
from ui.widgets.page_head import page_head


class ReportsPage(Page):
    """One report at a time. choice: which. body: what it shows, in scrolled.

    report: None before the first. paper_button: opens the sheet of the paper and the table file.
    pay_button: of a fair, settles with makers what was sold there.
    """

    shows: ClassVar[Changed] = (
        Changed.SALES
        | Changed.STOCK
        | Changed.FAIRS
        | Changed.SHIFT
        | Changed.COUNTING
        | Changed.PRODUCTS
    )

    def __init__(self, theme: Theme, operations: Operations, papers: Path) -> None:
        """`papers`: the folder papers are kept in while no other one is chosen."""
        super().__init__(theme, operations)
        self._papers = papers
        self.report: Report | None = None
        self.choice = Choice(theme, self)
        self.body = Body(theme)
        self.about = ElidedLabel(role="caption")
        self.paper_button = Button(theme, _("Summary"), "soft", icon="file-type-pdf")
        self.paper_button.setEnabled(False)
        self.pay_button = Button(theme, _("Pay the makers"), "soft", icon="coins")
        self.pay_button.hide()
        self._reading = Reading(operations, self, tables_of, self._show)
        self.scrolled = finger_scroll(self.body)
        self._nothing = EmptyCard(
            theme,
            "chart-bar",
            _("Nothing was sold in these days"),
            _("Each sale appears here by hour, by day and by maker. Choose other days or a fair."),
        )
        self._whole = QStackedWidget()
        self.body.hide()
        self._lay_out()
        self.choice.wished.connect(self._read)
        self.paper_button.clicked.connect(self.open_paper)
        self.pay_button.clicked.connect(self.pay_makers)

    def reload(self) -> None:
        """Read once more what is chosen."""
        self._reading.ask(self.choice.wish)

    def keys(self) -> Sequence[Key]:
        """Each of them has a button too."""
        return (
            Key("Ctrl+P", _("Summary to hand on"), self.open_paper),
            Key("F2", _("Other days"), self.choice.ask_days),
        )

    def kept(self) -> object:
        """Keep what is chosen over a change of language or look."""
        return self.choice.wish

    def resume(self, kept: object) -> None:
        """Show what was shown."""
        if isinstance(kept, ReportWish):
            self.choice.wish = kept

    def take_in(self, thing: object) -> None:
        """Show the fair that another page sent somebody here for."""
        if isinstance(thing, FairReport):
            self.choice.choose(ReportWish(Span.FAIR, fair=thing.fair))

    def open_paper(self) -> None:
        """Ask what of this report is handed on."""
        if self.report is not None and self.paper_button.isEnabled():
            bilan = Bilan(self.report.sums, self.report.days, self.report.result)
            window = self.window()
            BilanSheet(self.theme, self.operations, window, self._papers, bilan).open_sheet()

    def pay_makers(self) -> None:
        """Settle with makers what was sold at the fair that is shown."""
        around = (self.theme, self.operations, self.window(), self._papers)
        SettleSheet(*around, fair=self.choice.wish.fair).open_sheet()

    def _read(self, wish: ReportWish) -> None:
        self._reading.ask(wish)
        self.scrolled.verticalScrollBar().setValue(0)

    def _show(self, report: Report, told: tuple[Told, ...]) -> None:
        self.report = report
        self.choice.show_fairs(report.fairs)
        self.about.setText(fair_text(report))
        has_some = bool(report.sums.days or (report.result and report.result.goods))
        self.paper_button.setEnabled(has_some)
        self.pay_button.setVisible(bool(self.choice.wish.fair) and bool(report.sums.days))
        if has_some:
            self.body.show_report(report, told)
            self.body.show()
            # At once: in between, cards would lie over each other.
            self.body.fit()
        self._whole.setCurrentIndex(0 if has_some else 1)

    def _lay_out(self) -> None:
        self.about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._whole.addWidget(self.scrolled)
        self._whole.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(self.theme.space("medium"))
        controls = (self.about, self.pay_button, self.paper_button)
        column.addLayout(page_head(self.theme, _("Reports"), controls=controls))
        column.addWidget(self.choice)
        column.addWidget(self._whole, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
