"""Cash of one currency, counted by note and coin, or typed as one sum."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.formatting import isolate
from pos.domain.money import MAD, Money
from pos.domain.shift import DENOMINATIONS
from pos.i18n import gettext as _
from ui.sheets.shift.counting import Counting
from ui.sheets.tender.piece_row import PieceRow
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.number_line import NumberLine

_ROWS: Final = 6


class CountPanel(QWidget):
    """Shows and changes a `Counting`.

    rows: by value, in minor units. sum: the line for the sum alone. rate: the line for what one
    unit is taken for in dirham, shown where it is asked for.
    Signals: changed(): something else was counted.
    """

    changed = Signal()

    def __init__(self, theme: Theme, currency: str, *, asks_rate: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.counting = Counting(currency)
        self.rows = {
            value: PieceRow(theme, Money(value, currency)) for value in DENOMINATIONS[currency]
        }
        self.sum = NumberLine()
        self.rate = NumberLine()
        self._asks_rate = asks_rate and currency != MAD
        self._lay_out()
        for row in self.rows.values():
            row.counted.connect(self._count)
        self.sum.textEdited.connect(self._take_sum)

    @property
    def lines(self) -> list[NumberLine]:
        """Every line to type into, in the order they are filled."""
        rate = [self.rate] if self._asks_rate else []
        return [*(row.line for row in self.rows.values()), *rate, self.sum]

    def clear(self) -> None:
        """Count anew."""
        self._take(Counting(self.counting.currency))

    def _count(self, value_minor: int, count: int) -> None:
        self._take(self.counting.with_count(value_minor, count))

    def _take_sum(self, typed: str) -> None:
        self._take(self.counting.with_sum(typed))

    def _take(self, counting: Counting) -> None:
        self.counting = counting
        for value, row in self.rows.items():
            row.show_count(counting.count_of(value))
        if not counting.typed:
            self.sum.setText("")
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space("wide"))
        grid.setVerticalSpacing(self._theme.space("small"))
        for number, row in enumerate(self.rows.values()):
            across, down = divmod(number, _ROWS)
            grid.addWidget(row, down, across)
        title = _("1 {currency} is taken for, in dirham").format(
            currency=isolate(self.counting.currency)
        )
        # A foreign currency has fewer pieces than there are places.
        if self._asks_rate:
            grid.addWidget(self._named(title, self.rate), _ROWS - 2, 1)
        total = self._named(_("Or the sum alone"), self.sum)
        grid.addWidget(total, _ROWS - 1, 1)
        column.addLayout(grid)
        column.addStretch(1)

    def _named(self, title: str, line: NumberLine) -> QWidget:
        whole = QWidget()
        line.setAccessibleName(title)
        line.setFixedHeight(self._theme.height("control"))
        line.setMinimumWidth(110)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(title, "caption", wraps=True), 1)
        row.addWidget(line)
        return whole
