"""A table on a card: a title, a sentence, rows of words and figures."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QScroller, QVBoxLayout

from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.label import label
from ui.widgets.table import Table

Cells = tuple[str, ...]

# More rows than these scroll inside the card.
_MOST_ROWS: Final = 10
# The first column is no narrower than this, unless its words are.
_FIRST_WIDE: Final = 190
_LEAST_WIDE: Final = 40
_MEASURED: Final = 200
_BORDER: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A table as data. texts: how many columns, from the first on, hold words.

    last_is_text: the last column holds words too. spare: the column that goes first where there is
    no room for all, None for none.
    """

    title: str
    sentence: str
    heads: Cells
    rows: tuple[Cells, ...]
    texts: int = 1
    last_is_text: bool = False
    spare: int | None = None

    def is_numeric(self, column: int) -> bool:
        """Tell whether a column holds figures."""
        is_last = column == len(self.heads) - 1
        return column >= self.texts and not (self.last_is_text and is_last)


class TableCard(QFrame):
    """Shows one table, as high as its rows. table: the rows."""

    def __init__(self, theme: Theme, told: Told) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.theme = theme
        self.table = Table(theme, told.title)
        self._widths: list[int] = []
        self._spare = told.spare
        self._row = max(theme.height("step"), 2 * theme.text_px("body") + 10)
        self.table.verticalHeader().setDefaultSectionSize(self._row)
        column = QVBoxLayout(self)
        side = theme.space("large") + 2
        column.setContentsMargins(side, theme.space("medium"), side, theme.space("medium"))
        column.setSpacing(theme.space("small"))
        column.addWidget(label(told.title, "title", wraps=True))
        if told.sentence:
            column.addWidget(label(told.sentence, "caption", wraps=True))
        column.addWidget(self.table)
        self._show(told)

    def _show(self, told: Told) -> None:
        columns = [
            Column[Cells](head, _cell(number), is_numeric=told.is_numeric(number))
            for number, head in enumerate(told.heads)
        ]
        model = TableModel(columns, self.table)
        model.set_rows(told.rows)
        self.table.setModel(model)
        # A bar that is always there would part a table that fits from the edge of its card.
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Qt's own least width is that of the widest letter there is.
        header.setMinimumSectionSize(_LEAST_WIDE)
        self._widths = [self._width_of(told, number) for number in range(len(told.heads))]
        self._fit()

    def _width_of(self, told: Told, number: int) -> int:
        """Return the px that the widest text of a column takes, with the padding of its cells."""
        body = QFontMetrics(self.theme.font("body"))
        head = QFontMetrics(self.theme.font("caption", "strong"))
        # The first rows are those that count for most, and the last may be their sum.
        rows = (*told.rows[:_MEASURED], *told.rows[-1:])
        widest = max((body.horizontalAdvance(cells[number]) for cells in rows), default=0)
        widest = max(widest, head.horizontalAdvance(told.heads[number]))
        # The padding of a cell, and what Qt keeps free inside it.
        return widest + 2 * (self.theme.space("medium") + self.theme.space("hair"))

    def _fit(self) -> None:
        """Give each column its width, and the first what is left; where none is, the rows scroll.

        A long name ends in an ellipsis before any figure is pushed out of sight.
        """
        first, *others = self._widths
        room, least = self.table.viewport().width(), min(first, _FIRST_WIDE)
        if self._spare is not None:
            is_spared = least + sum(others) > room
            self.table.setColumnHidden(self._spare, is_spared)
            others[self._spare - 1] *= not is_spared
        widths = [max(room - sum(others), least), *others]
        for number, width in enumerate(widths):
            if width:
                self.table.setColumnWidth(number, width)
        count, is_wide = self.table.model().rowCount(), sum(widths) > room
        self._leave_to_page(is_whole=count <= _MOST_ROWS and not is_wide)
        rows = min(count, _MOST_ROWS) * self._row
        bar = self.theme.space("large") if is_wide else 0
        edges = 2 * self.table.frameWidth() + _BORDER
        self.table.setFixedHeight(
            self.table.horizontalHeader().sizeHint().height() + rows + bar + edges
        )

    def _leave_to_page(self, *, is_whole: bool) -> None:
        """Let a finger on a table that is there whole scroll the page, and not the table."""
        view = self.table.viewport()
        if is_whole:
            QScroller.ungrabGesture(view)
        else:
            QScroller.grabGesture(view, QScroller.ScrollerGestureType.TouchGesture)

    # Overrides of Qt methods.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()


def _cell(number: int) -> Callable[[Cells], str]:
    return partial(_at, number)


def _at(number: int, cells: Cells) -> str:
    return cells[number]
