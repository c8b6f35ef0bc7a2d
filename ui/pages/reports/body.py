"""What a report shows, from top to bottom: figures, at most three plots, tables."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.pages.reports.figures import Figures
from ui.pages.reports.plots import (
    best_sellers,
    by_day,
    by_hour,
    maker_turnover,
    sold_by_maker,
    stock_left,
)
from ui.pages.reports.reading import Report
from ui.pages.reports.table_card import TableCard, Told
from ui.plots.columns_plot import ColumnsPlot, StripPlot
from ui.plots.plot import Plot
from ui.plots.plot_card import PlotCard
from ui.plots.rows_plot import RowsPlot
from ui.theme import Theme
from ui.widgets.tall_column import TallColumn

_NONE = Plot("", "", (), ())
_HIGH = 250
_LOWER = 210
_LOW = 180


class Body(TallColumn):
    """Shows one report. figures: at its head. hours, days, products, makers: its plots.

    tables: the cards under them.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.figures = Figures(theme)
        self.hours = PlotCard(theme, ColumnsPlot(theme, _NONE))
        self.days = PlotCard(theme, StripPlot(theme, _NONE))
        self.products = PlotCard(theme, RowsPlot(theme, _NONE))
        self.makers = PlotCard(theme, RowsPlot(theme, _NONE))
        self.tables: list[TableCard] = []
        self._told: tuple[Told, ...] = ()
        self._lower = QVBoxLayout()
        self._lay_out()

    def show_report(self, report: Report, told: tuple[Told, ...]) -> None:
        """Show another report and its tables; what stays the same is left as it is."""
        self.figures.show_report(report)
        has_sales = bool(report.sums.days)
        is_of_days = has_sales and report.days.first != report.days.last
        side = _side_of(report)
        second = None if is_of_days else _second_of(report, side)
        self._show(self.hours, by_hour(report) if has_sales else None)
        self._show(self.days, by_day(report) if is_of_days else None)
        self._show(self.products, second)
        self._show(self.makers, side)
        self._show_tables(told)

    def _show(self, card: PlotCard, plot: Plot | None) -> None:
        is_shown = plot is not None and bool(plot.bars)
        card.setVisible(is_shown)
        if plot is not None:
            card.show_plot(plot)

    def _show_tables(self, told: tuple[Told, ...]) -> None:
        if told == self._told:
            return
        self._told = told
        for card in self.tables:
            card.hide()
            self._lower.removeWidget(card)
            card.deleteLater()
        self.tables = [TableCard(self.theme, each) for each in told]
        for card in self.tables:
            self._lower.addWidget(card)

    def _lay_out(self) -> None:
        gap = self.theme.space("medium")
        for card, high in ((self.hours, _HIGH), (self.days, _LOW), (self.products, _LOWER)):
            card.setMinimumHeight(high)
        leading = QVBoxLayout()
        leading.setSpacing(gap)
        for card, share in ((self.hours, 3), (self.days, 2), (self.products, 3)):
            leading.addWidget(card, share)
        plots = QHBoxLayout()
        plots.setSpacing(gap)
        plots.addLayout(leading, 3)
        plots.addWidget(self.makers, 2)
        self._lower.setSpacing(gap)
        self.column.setSpacing(gap)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.figures)
        self.column.addLayout(plots)
        self.column.addLayout(self._lower)
        self.column.addStretch(1)


def _side_of(report: Report) -> Plot | None:
    """Return the plot that stands beside the hours; None leaves the room to what is left."""
    if report.result is not None:
        plot = sold_by_maker(report.result)
        if plot.bars and any(maker.maker for maker in report.result.makers):
            return plot
        return stock_left(report.result) if report.sums.days else None
    return maker_turnover(report) if report.sums.has_makers else best_sellers(report)


def _second_of(report: Report, side: Plot | None) -> Plot | None:
    """Return the plot under the hours of one day, unless it stands beside them already."""
    second = best_sellers(report) if report.result is None else stock_left(report.result)
    return None if side is not None and second.title == side.title else second
