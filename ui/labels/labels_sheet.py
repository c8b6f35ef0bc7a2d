"""Price labels over the page: how many of what on one side, what they look like on the other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.clock import local, system_clock
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.printing.label_stock import SHEETS, sheets_needed
from pos.services.device import LabelPrinter
from pos.services.labels import LabelChoice, save_label_choice
from ui.file_dialog import ask_for_pdf
from ui.labels.chosen import Chosen
from ui.labels.content_panel import ROLL
from ui.labels.copies import Copies, Rule
from ui.labels.label_work import LabelPaper, Made, roll_paper
from ui.labels.labels_body import LabelsBody
from ui.labels.labels_footer import LabelsFooter
from ui.labels.making import Making
from ui.labels.preview import Preview
from ui.labels.reading import Opening, opening
from ui.labels.words import made_text, roll_name, saved_text, stock_name
from ui.operations import Operations
from ui.theme import Theme
from ui.widgets.progress_step import ProgressStep
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1180
_HEIGHT: Final = 760
_MOST_FAULTS: Final = 3


class LabelsSheet(Sheet):
    """Labels of a list of products.

    Enter in the list and F4 anywhere make them. The sheet stays open after that: what was chosen
    for one product is soon wanted for the next. copies: how many of each. making: who makes them.
    """

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        keys: Sequence[int],
        rule: Rule = Rule.ONE,
    ) -> None:
        """`rule`: how many of each to begin with."""
        super().__init__(theme, window, _("Price labels"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._keys = tuple(keys)
        self._chosen = Chosen()
        self.copies = Copies(keys, rule)
        self.making = Making(operations, self)
        self.body_part = LabelsBody(theme, operations, self.copies)
        self.footer = LabelsFooter(theme)
        self.progress = ProgressStep(theme, _("Stop, and change nothing"))
        self._preview = Preview(operations, self.body_part.view)
        self._steps = QStackedWidget()
        self._steps.addWidget(self.body_part)
        self._steps.addWidget(self.progress)
        self.body.addWidget(self._steps, 1)
        self.body.addWidget(self.footer)
        self._connect()
        operations.read(self, opening, self._keys, local(system_clock()).date(), done=self._begin)

    def open_sheet(self) -> None:
        """Start in the list: Enter is enough."""
        super().open_sheet()
        self.body_part.products.setFocus(Qt.FocusReason.OtherFocusReason)

    def make(self) -> None:
        """Print them on the label printer, or ask where the sheets go and make them."""
        if not self.copies.total or self.making.is_busy:
            return
        if self._chosen.is_on_roll:
            self.making.print(self.copies, self._chosen)
        else:
            self._ask_where(_("labels"), partial(self.making.save, self.copies, self._chosen))

    def _begin(self, found: Opening) -> None:
        part = self.body_part
        self._chosen = Chosen(found.choice, found.word, roll_paper(found.printer))
        self.copies.know(found.pieces)
        part.content.show_choice(found.choice)
        part.content.offer_sizes(sizes_with(self._chosen.roll))
        part.roll.show_printer(found.printer)
        part.content.word.show_word(found.word)
        part.products.show_products(self._keys, found.place)
        self._refresh()

    def _choose(self, choice: LabelChoice) -> None:
        self._chosen = replace(self._chosen, choice=choice)
        self.footer.say("")
        self._refresh()

    def _use_printer(self, printer: LabelPrinter) -> None:
        """Print on another roll, or on sheets where there is none any more."""
        roll = roll_paper(printer)
        choice = replace(self._chosen.choice, on_roll=roll is not None)
        self._chosen = replace(self._chosen, choice=choice, roll=roll)
        self.body_part.content.show_choice(choice)
        self.body_part.content.offer_sizes(sizes_with(roll))
        self._refresh()

    def _use_word(self, word: str) -> None:
        self._chosen = replace(self._chosen, word=word)
        self._refresh()

    def _refresh(self) -> None:
        """Show the sum, the sheet and the label as they are chosen now."""
        chosen, total = self._chosen, self.copies.total
        sheets = None if chosen.is_on_roll else sheets_needed(total, chosen.plan)
        self.footer.show_sum(total, sheets)
        self.body_part.offer_place(is_roll=chosen.is_on_roll)
        self.body_part.place.show_choice(chosen.choice, chosen.stock, total)
        self._preview.show_label(self.body_part.products.picked_key, chosen)

    def _show_made(self, made: Made) -> None:
        faults = list(dict.fromkeys(made.faults))[:_MOST_FAULTS]
        said = []
        if made.labels:
            self._choose(self._chosen.after(made.labels))
            kept = self._chosen.choice
            self._operations.write(self, save_label_choice, kept, done=lambda _none: None)
            said = [made_text(made)]
        self._end(" ".join([*said, *faults]), is_fault=bool(faults))

    def _end(self, sentence: str, *, is_fault: bool) -> None:
        self._steps.setCurrentIndex(0)
        self.body_part.products.setFocus(Qt.FocusReason.OtherFocusReason)
        self.footer.say(sentence, is_fault=is_fault)

    def _refuse(self, error: PosError) -> None:
        self._end(str(error), is_fault=True)

    def _ask_where(self, name: str, then: Callable[[Path], None]) -> None:
        file = ask_for_pdf(self, _("Save as PDF"), name)
        if file is not None:
            then(file)

    def _connect(self) -> None:
        part, making, progress = self.body_part, self.making, self.progress
        part.products.changed.connect(self._refresh)
        part.products.picked.connect(lambda _key: self._refresh())
        part.products.entered_row.connect(lambda _index: self.make())
        part.rules.picked.connect(part.products.follow)
        part.content.chosen.connect(self._choose)
        part.content.word.kept.connect(self._use_word)
        part.roll.changed.connect(self._use_printer)
        part.place.chosen.connect(self._choose)
        part.place.frames_wanted.connect(
            lambda: self._ask_where(_("frames"), partial(making.save_frames, self._chosen.plan))
        )
        self.footer.saving.connect(self.make)
        self.footer.printing.connect(self.make)
        progress.stopped.connect(making.stop)
        making.began.connect(lambda: self._steps.setCurrentWidget(progress))
        making.began.connect(lambda: progress.begin(_("Making the labels…")))
        making.advanced.connect(progress.advance)
        making.made.connect(self._show_made)
        making.failed.connect(self._refuse)
        making.framed.connect(lambda file: self._end(saved_text(file.name), is_fault=False))

    # Overrides of Qt methods.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.make()
            event.accept()
            return
        super().keyPressEvent(event)


def sizes_with(roll: LabelPaper | None) -> list[tuple[str, str]]:
    """Name the sizes to choose from: what is in the label printer first."""
    sheets = [(stock.name, stock_name(stock)) for stock in SHEETS]
    return sheets if roll is None else [(ROLL, roll_name(roll.stock)), *sheets]
