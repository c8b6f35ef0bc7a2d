"""A plot on a card: its title, a sentence, and a button that turns the bars into a table."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.i18n import gettext as _
from ui.plots.plot import Bar, Plot
from ui.plots.plot_view import PlotView
from ui.table_model import Column, TableModel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.table import Table

_LEAST_TABLE: Final = 150


class PlotCard(QFrame):
    """Shows one plot, painted by `view`, and the same numbers as a table.

    button: goes from one to the other. table: the rows.
    """

    def __init__(self, theme: Theme, view: PlotView) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.theme = theme
        self.view = view
        self.title = label(role="title", wraps=True)
        self.sentence = label(role="caption", wraps=True)
        self.button = Button(theme, "", "quiet", icon="list", name=_("Show as a table"))
        self.table = Table(theme, "")
        self._way = QStackedWidget()
        self._lay_out()
        self.button.clicked.connect(self.turn)
        self.show_plot(view.plot)

    def show_plot(self, plot: Plot) -> None:
        """Show other bars, and their table."""
        self.view.show_plot(plot)
        self.title.setText(plot.title)
        self.sentence.setText(plot.sentence)
        self.sentence.setVisible(bool(plot.sentence))
        self.table.setAccessibleName(plot.title)
        columns = [
            Column[Bar](head, partial(_cell, number), is_numeric=number > 0)
            for number, head in enumerate(plot.heads)
        ]
        model = TableModel(columns, self.table)
        model.set_rows(plot.bars)
        self.table.setModel(model)
        self.table.stretch_column(0)

    def turn(self) -> None:
        """Show the table in place of the bars, or the bars again."""
        is_table = self._way.currentIndex() == 0
        self._way.setCurrentIndex(int(is_table))
        self.button.show_icon("chart-bar" if is_table else "list")
        self.button.show_text("", _("Show as bars") if is_table else _("Show as a table"))
        shown: QWidget = self.table if is_table else self.view
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self._way.addWidget(self.view)
        self._way.addWidget(self.table)
        column = QVBoxLayout(self)
        wide = self.theme.space("large") + 2
        column.setContentsMargins(
            wide, self.theme.space("medium"), wide, self.theme.space("medium")
        )
        column.setSpacing(self.theme.space("small"))
        column.addLayout(head)
        column.addWidget(self._way, 1)


def _cell(number: int, bar: Bar) -> str:
    return bar.cells[number]
