"""The paper of a shift over the page: the report so far, or a closing with its paper."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.changed import Changed
from pos.documents.shift_paper import ShiftPaper
from pos.domain.formatting import isolate, ltr
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.device import DeviceSettings
from pos.services.receipts import it_came_out, print_jobs_of, reprint, try_last_again
from ui.file_dialog import ask_for_pdf
from ui.operations import Operations
from ui.paper_file import write_pdf
from ui.paper_view import PaperView
from ui.printing import Printing
from ui.sheets.sale.paper_state import PaperState
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 760
_HEIGHT: Final = 720


class ShiftSheet(Sheet):
    """Shows the paper of a shift, prints it and saves it as PDF.

    A closing is printed through the queue and its copies are marked; a report so far is not kept
    anywhere and printed at once. note: what came of the last button.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        printing: Printing,
        paper: ShiftPaper,
        device: DeviceSettings,
    ) -> None:
        number = ltr(paper.number)
        sentence = _("Closing {number}") if paper.entry_id else _("Report so far {number}")
        super().__init__(
            theme, window, sentence.format(number=number), width=_WIDTH, height=_HEIGHT
        )
        self._operations = operations
        self._printing = printing
        self._paper = paper
        self._device = device
        self.state = PaperState(theme)
        self.preview = PaperView(operations, _("The paper of the shift"), px_per_dot=1)
        self.note = label(role="caption", wraps=True)
        self._print = Button(
            theme, _("Print a copy") if paper.entry_id else _("Print"), "main", icon="printer"
        )
        self._pdf = Button(theme, _("Save as PDF"), "soft", icon="file-type-pdf")
        self._lay_out()
        self._print.clicked.connect(self._print_again if paper.entry_id else self._print_so_far)
        self._pdf.clicked.connect(self._choose_pdf)
        self.state.retried.connect(partial(operations.write, self, try_last_again, paper.entry_id))
        self.state.came_out.connect(partial(operations.write, self, it_came_out))
        operations.changed.connect(self._follow)
        self.preview.show_document(paper, device.width_dots)
        self._read_jobs()

    def save_pdf(self, file: Path) -> None:
        """Write the paper as PDF where the person said."""
        saved = _("Saved: {file}").format(file=isolate(file.name))
        self._operations.run_slow(
            self,
            partial(write_pdf, self._paper, file),
            done=lambda _path: self.note.setText(saved),
            failed=self._say,
        )

    def _print_again(self) -> None:
        text = _("A copy is on its way, marked as a duplicate.")
        self._operations.write(
            self,
            reprint,
            self._paper.entry_id,
            self._paper.number,
            done=lambda _none: self.note.setText(text),
            failed=self._say,
        )

    def _print_so_far(self) -> None:
        text = _("The report is on its way to the printer.")
        self._printing.print_sample(
            self,
            self._paper,
            self._device,
            done=lambda outcome: self.note.setText(outcome.detail or text),
            failed=self._say,
        )

    def _follow(self, changed: Changed) -> None:
        if changed & Changed.PRINTING:
            self._read_jobs()

    def _read_jobs(self) -> None:
        if self._paper.entry_id:
            self._operations.read(
                self, print_jobs_of, self._paper.entry_id, done=self.state.show_jobs
            )

    def _choose_pdf(self) -> None:
        file = ask_for_pdf(self, _("Save as PDF"), self._paper.number)
        if file is not None:
            self.save_pdf(file)

    def _say(self, error: PosError) -> None:
        self.note.setText(str(error))

    def _lay_out(self) -> None:
        self.body.addWidget(self.state)
        self.state.setVisible(bool(self._paper.entry_id))
        self.body.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.space("medium"))
        foot.addWidget(self._pdf)
        foot.addWidget(self.note, 1)
        foot.addWidget(self._print)
        self.body.addLayout(foot)
