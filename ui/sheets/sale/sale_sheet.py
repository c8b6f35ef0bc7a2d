"""One sale over the page: what was sold, its paper, and what can be done with it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.changed import Changed
from pos.clock import local
from pos.domain.formatting import isolate, long_date_text, ltr, time_text
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.receipts import it_came_out, print_jobs_of, reprint, try_last_again
from pos.services.returns import Refundable, refundable
from pos.services.sales import SaleKind, SaleRow, TakenBack
from ui.file_dialog import ask_for_pdf
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.paper_view import PaperView
from ui.receipt_paper import SalePaper, papers_folder, sale_paper
from ui.sale_text import mark_text
from ui.screen_language import screen_language
from ui.sheets.refund.refund_sheet import RefundSheet
from ui.sheets.sale.maker_naming import MakerNaming
from ui.sheets.sale.paper_state import PaperState
from ui.sheets.sale.sale_facts import SaleFacts
from ui.sheets.sale.sale_papers import SalePapers
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1060
_HEIGHT: Final = 720


class SaleSheet(Sheet):
    """Shows a sale of the list. papers: the folder papers usually go to.

    facts, preview, state: what was sold, its paper, and how the paper stands.
    Signals: exchanging(Exchange): its goods are to stand in the basket beside new ones;
    refunded(SoldSale): money was given back.
    """

    exchanging = Signal(object)
    refunded = Signal(object)

    def __init__(
        self, theme: Theme, operations: Operations, window: QWidget, row: SaleRow, papers: Path
    ) -> None:
        title = _title(row.kind).format(number=ltr(row.receipt_number))
        super().__init__(theme, window, title, width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._row = row
        self._papers = papers
        self._paper: SalePaper | None = None
        self.facts = SaleFacts(theme)
        self.naming = MakerNaming(theme, operations, row.id)
        self.preview = PaperView(operations, _("The paper of this receipt"), px_per_dot=1)
        self.preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.state = PaperState(theme)
        self._note = label(role="caption", wraps=True)
        self.reprint_button = Button(theme, _("Print a copy"), "main", icon="printer")
        self.refund_button = Button(theme, _("Take back"), "soft", icon="receipt-refund")
        self._marks = label(mark_text(row), "strong", wraps=True)
        self._pdf = Button(theme, _("Save as PDF"), "soft", icon="file-type-pdf")
        self.papers = SalePapers(theme, operations, row.id, row.kind)
        self._folder = Button(theme, _("Open the folder"), "soft", icon="folder-open")
        self._lay_out()
        self._connect()
        self._read_jobs()
        operations.read(self, sale_paper, row.id, done=self._show, failed=self._say)

    def save_pdf(self, file: Path) -> None:
        """Write the receipt as PDF where the person said."""
        if self._paper is None:
            return
        job = partial(write_pdf, self._paper.document(), file)
        saved = _("Saved: {file}").format(file=isolate(file.name))
        self._operations.run_slow(
            self, job, done=lambda _path: self._note.setText(saved), failed=self._say
        )

    def _connect(self) -> None:
        self.reprint_button.clicked.connect(self._reprint)
        self.refund_button.clicked.connect(self._ask_refund)
        self._pdf.clicked.connect(self._choose_pdf)
        self._folder.clicked.connect(self._open_folder)
        self.papers.said.connect(self._note.setText)
        try_again = partial(self._operations.write, self, try_last_again, self._row.id)
        self.state.retried.connect(try_again)
        self.state.came_out.connect(partial(self._operations.write, self, it_came_out))
        self._operations.changed.connect(self._follow)

    def _show(self, paper: SalePaper) -> None:
        self._paper = paper
        self.facts.show_sale(paper.sold.sale)
        self.naming.show_sale(paper.sold.sale)
        self.preview.show_document(paper.document(), paper.device.width_dots)

    def _reprint(self) -> None:
        number = self._row.receipt_number
        text = _("A copy is on its way, marked as a duplicate.")
        self._operations.write(
            self,
            reprint,
            self._row.id,
            number,
            done=lambda _none: self._note.setText(text),
            failed=self._say,
        )

    def _ask_refund(self) -> None:
        self._operations.read(self, refundable, self._row.id, done=self._take_back)

    def _take_back(self, found: Refundable) -> None:
        """Give way to the sheet that asks what comes back."""
        sheet = RefundSheet(self.theme, self._operations, self.window(), found)
        sheet.exchanging.connect(self.exchanging)
        sheet.refunded.connect(self.refunded)
        for ended in (sheet.exchanging, sheet.refunded):
            ended.connect(self.close_sheet)
        sheet.open_sheet()

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._read_jobs()

    def _read_jobs(self) -> None:
        self._operations.read(self, print_jobs_of, self._row.id, done=self.state.show_jobs)

    def _choose_pdf(self) -> None:
        file = ask_for_pdf(self, _("Save as PDF"), self._row.receipt_number)
        if file is not None:
            self.save_pdf(file)

    def _open_folder(self) -> None:
        folder = self._papers
        if self._paper is not None:
            folder = papers_folder(self._paper.device, self._papers)
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self._note.setText(_("No paper was kept in a folder yet."))

    def _say(self, error: PosError) -> None:
        self._note.setText(str(error))

    def _lay_out(self) -> None:
        language, moment = screen_language(), local(self._row.at)
        when = f"{long_date_text(moment, language)} · {time_text(moment, language)}"
        left = QVBoxLayout()
        left.setSpacing(self.theme.space("medium"))
        left.addWidget(label(when, "caption"))
        left.addWidget(self._marks)
        self._marks.setVisible(bool(self._marks.text()))
        self.refund_button.setEnabled(_can_come_back(self._row))
        left.addWidget(self.state)
        left.addWidget(self.facts, 1)
        left.addWidget(self.naming)
        left.addWidget(self.papers)
        columns = QHBoxLayout()
        columns.setSpacing(self.theme.space("wide"))
        columns.addLayout(left, 6)
        columns.addLayout(self._right(), 5)
        buttons = QHBoxLayout()
        buttons.setSpacing(self.theme.space("medium"))
        for button in (self._folder, self._pdf):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.refund_button)
        buttons.addWidget(self.reprint_button)
        self.body.addLayout(columns, 1)
        self.body.addLayout(buttons)

    def _right(self) -> QVBoxLayout:
        """Lay what is said under the paper, which has room to give.

        Beside the buttons, the long name of a file would press them together.
        """
        right = QVBoxLayout()
        right.setSpacing(self.theme.space("small"))
        right.addWidget(self.preview, 1)
        right.addWidget(self._note)
        return right


def _title(kind: SaleKind) -> str:
    if kind is SaleKind.REFUND:
        return _("Refund {number}")
    return _("Exchange {number}") if kind is SaleKind.EXCHANGE else _("Sale {number}")


def _can_come_back(row: SaleRow) -> bool:
    """Tell whether something of a sale is still with the customer."""
    return row.kind is not SaleKind.REFUND and row.taken_back in {TakenBack.NO, TakenBack.PARTLY}
