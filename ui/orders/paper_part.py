"""The form of an order as its paper looks, saved as PDF or printed again."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.documents.order_paper import OrderPaper
from pos.domain.formatting import isolate, ltr
from pos.i18n import gettext as _
from pos.services.receipts import reprint
from ui.file_dialog import ask_for_pdf
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.paper_view import PaperView
from ui.theme import Theme
from ui.widgets.button import Button


class PaperPart(QWidget):
    """Signals: told(str): what was done with the paper; failed(PosError): what was not."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._paper: OrderPaper | None = None
        self.preview = PaperView(operations, _("The paper of this order"), px_per_dot=1)
        self.preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        copy = Button(theme, _("Print a copy"), "soft", icon="printer")
        pdf = Button(theme, _("Save as PDF"), "soft", icon="file-type-pdf")
        copy.clicked.connect(self._print_copy)
        pdf.clicked.connect(self._choose_pdf)
        row = QHBoxLayout()
        row.setSpacing(theme.space("small"))
        row.addWidget(pdf, 1)
        row.addWidget(copy, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("medium"))
        column.addWidget(self.preview, 1)
        column.addLayout(row)

    def show_paper(self, paper: OrderPaper, width_dots: int) -> None:
        """Draw a paper, unless it is drawn already."""
        if paper != self._paper:
            self._paper = paper
            self.preview.show_document(paper, width_dots)

    def save_pdf(self, file: Path) -> None:
        """Write the paper as PDF where the person said."""
        if self._paper is None:
            return
        saved = _("Saved: {file}").format(file=isolate(file.name))
        job = partial(write_pdf, self._paper, file)
        tell = self.told.emit
        self._operations.run_slow(
            self, job, done=lambda _path: tell(saved), failed=self.failed.emit
        )

    def _print_copy(self) -> None:
        if self._paper is None:
            return
        paper, tell = self._paper, self.told.emit
        said = _("A copy of {number} is on its way.").format(number=ltr(paper.number))
        done, failed = (lambda _none: tell(said)), self.failed.emit
        arguments = (paper.entry_id, paper.number)
        self._operations.write(self, reprint, *arguments, done=done, failed=failed)

    def _choose_pdf(self) -> None:
        if self._paper is None:
            return
        file = ask_for_pdf(self, _("Save as PDF"), self._paper.number)
        if file is not None:
            self.save_pdf(file)
