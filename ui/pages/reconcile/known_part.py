"""What is known of a discrepancy: both numbers, as bars where they can be, and every witness."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.documents.discrepancy_words import compared_text, number_text, title_text, witness_text
from pos.domain.discrepancy import Discrepancy
from pos.i18n import gettext as _
from ui.pages.reconcile.cards import has_bars
from ui.plots.plot import Bar, Plot
from ui.plots.rows_plot import RowsPlot
from ui.theme import Theme
from ui.widgets.finger_scroll import finger_scroll
from ui.widgets.label import label
from ui.widgets.tall_column import TallColumn

_BARS_HEIGHT = 84
_MOST_WITNESSES = 8


class KnownPart(QWidget):
    """Shows one discrepancy."""

    def __init__(self, theme: Theme, row: Discrepancy) -> None:
        super().__init__()
        ground = TallColumn()
        column = ground.column
        column.setSpacing(theme.space("small"))
        column.addWidget(label(compared_text(row), "body", wraps=True))
        if has_bars(row):
            bars = RowsPlot(theme, compared_plot(row))
            bars.setFixedHeight(_BARS_HEIGHT)
            column.addWidget(bars)
        column.addWidget(label(_("Who, when and where"), "caption"))
        for witness in row.witnesses[:_MOST_WITNESSES]:
            column.addWidget(label(witness_text(witness), "body", wraps=True))
        left = len(row.witnesses) - _MOST_WITNESSES
        if left > 0:
            column.addWidget(label(_("and {count} more").format(count=left), "caption"))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(finger_scroll(ground))


def compared_plot(row: Discrepancy) -> Plot:
    """Return both numbers as two bars."""
    named = ((_("Expected"), row.expected), (_("Found"), row.found))
    bars = [
        Bar(name, number, text := number_text(number, row.measured, row.unit), (name, text))
        for name, number in named
    ]
    return Plot(
        title_text(row),
        compared_text(row),
        tuple(bars),
        (_("What"), _("How many or how much")),
        has_peak=False,
    )
