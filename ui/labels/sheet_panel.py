"""Where labels go on a sheet: the first one that is free, and the printer's own shift."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from pos.printing.label_stock import USUAL, LabelStock
from pos.services.labels import LabelChoice
from ui.labels.position_grid import PositionGrid
from ui.labels.step_row import StepRow
from ui.labels.words import offset_text
from ui.theme import Theme
from ui.widgets.button import Button

# Half a millimetre is what an eye sees; no printer is off by more than a centimetre.
_STEP_TENTHS: Final = 5
_MOST_TENTHS: Final = 100


class SheetPanel(QWidget):
    """Shows a choice, and tells of another.

    Signals: chosen(LabelChoice): something else is wanted; frames_wanted(): a sheet to try.
    """

    chosen = Signal(object)
    frames_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choice = LabelChoice()
        self._stock: LabelStock = USUAL
        self.grid = PositionGrid(theme)
        self.start = StepRow(
            theme,
            _("First free label"),
            ("minus", _("The label before")),
            ("plus", _("The label after")),
        )
        # Left and right are those of the paper, whatever the direction of the screen.
        self.across = StepRow(
            theme,
            _("Move to the right"),
            ("arrow-left", _("Further to the left")),
            ("arrow-right", _("Further to the right")),
            keeps_sides=True,
        )
        self.along = StepRow(
            theme,
            _("Move down"),
            ("arrow-up", _("Further up")),
            ("arrow-down", _("Further down")),
        )
        frames = Button(theme, _("Trial sheet"), "soft", icon="file-type-pdf")
        frames.clicked.connect(self.frames_wanted)
        self._lay_out(theme, frames)
        self._connect()

    def show_choice(self, choice: LabelChoice, stock: LabelStock, labels: int) -> None:
        """Show what is chosen; labels: how many are printed."""
        self._choice, self._stock = choice, stock
        start = min(choice.start, stock.on_sheet - 1)
        self.grid.show_sheet(stock, start, labels)
        self.start.say(str(start + 1))
        self.across.say(offset_text(choice.right_tenths))
        self.along.say(offset_text(choice.down_tenths))

    def _begin_at(self, number: int) -> None:
        if 0 <= number < self._stock.on_sheet:
            self.chosen.emit(replace(self._choice, start=number))

    def _move(self, right: int, down: int) -> None:
        moved = replace(
            self._choice,
            right_tenths=_within(self._choice.right_tenths + right * _STEP_TENTHS),
            down_tenths=_within(self._choice.down_tenths + down * _STEP_TENTHS),
        )
        self.chosen.emit(moved)

    def _connect(self) -> None:
        self.grid.picked.connect(self._begin_at)
        self.start.stepped.connect(lambda by: self._begin_at(self._choice.start + by))
        self.across.stepped.connect(lambda by: self._move(by, 0))
        self.along.stepped.connect(lambda by: self._move(0, by))

    def _lay_out(self, theme: Theme, frames: Button) -> None:
        values = QVBoxLayout()
        values.setSpacing(theme.space("small"))
        for row in (self.start, self.across, self.along):
            values.addWidget(row)
        values.addWidget(frames)
        values.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.space("small"), 0)
        line.setSpacing(theme.space("large"))
        line.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(values, 1)


def _within(tenths: int) -> int:
    return max(-_MOST_TENTHS, min(tenths, _MOST_TENTHS))
