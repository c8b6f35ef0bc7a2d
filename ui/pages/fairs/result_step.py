"""What became of all that was brought, product by product, and settling the fair."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.domain.fair import FairState
from pos.i18n import gettext as _
from ui.pages.fairs.reading import OneFair
from ui.pages.fairs.tally_table import TallyTable
from ui.pages.fairs.words import pieces_text
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.empty_card import EmptyCard
from ui.widgets.label import label


class ResultStep(QWidget):
    """The tallies, to be looked at before the fair is settled.

    Signals: settling(bool): the fair is to be settled, or opened again; reporting(): its whole
    result is wanted; paying(): makers are to be paid for what was sold there.
    """

    settling = Signal(bool)
    reporting = Signal()
    paying = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_settled = False
        self._said = label(role="title", wraps=True)
        self.report = Button(theme, _("The whole result"), "soft", icon="chart-bar")
        self.pay = Button(theme, _("Pay the makers"), "soft", icon="coins")
        self.settle = Button(theme, _("Settle the fair"), "main", icon="checks")
        self.table = TallyTable(theme)
        self._nothing = EmptyCard(
            theme,
            "chart-bar",
            _("Nothing was brought yet"),
            _("What was packed, sold, given, broken, brought home or is missing will stand here."),
        )
        self._whole = QStackedWidget()
        self._lay_out()
        self.report.clicked.connect(self.reporting)
        self.pay.clicked.connect(self.paying)
        self.settle.clicked.connect(self._settle)

    def show_fair(self, found: OneFair) -> None:
        """Show the tallies."""
        self._is_settled = found.state is FairState.SETTLED
        self.table.show_products(found.products)
        self._whole.setCurrentIndex(0 if found.products else 1)
        self._said.setText(_said(found))
        text = _("Open it again") if self._is_settled else _("Settle the fair")
        self.settle.show_text(text)
        # All may be home before the last day.
        is_home = bool(found.pieces.brought) and found.pieces.still_there <= 0
        is_over = found.state in {FairState.OVER, FairState.SETTLED}
        self.settle.setVisible(is_over or is_home)
        self.pay.setVisible(found.pieces.sold > 0 or is_over)

    def _settle(self) -> None:
        self.settling.emit(not self._is_settled)

    def _lay_out(self) -> None:
        # The sentence has a line of its own: three buttons fill one on a small screen.
        buttons = QHBoxLayout()
        buttons.setSpacing(self._theme.space("small"))
        for button in (self.report, self.pay, self.settle):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._whole.addWidget(self.table)
        self._whole.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("small"))
        column.addWidget(self._said)
        column.addLayout(buttons)
        column.addWidget(self._whole, 1)


def _said(found: OneFair) -> str:
    pieces = found.pieces
    if not pieces.brought:
        return _("Nothing was brought yet")
    said = _("{brought} brought, {sold} sold.").format(
        brought=pieces_text(pieces.brought), sold=pieces_text(pieces.sold)
    )
    if pieces.missing > 0:
        return _("{said} {missing} missing.").format(said=said, missing=pieces_text(pieces.missing))
    if pieces.still_there > 0:
        return _("{said} {left} still there.").format(
            said=said, left=pieces_text(pieces.still_there)
        )
    return _("{said} Every piece is accounted for.").format(said=said)
