"""Closing the till: count blindly, see the result, close. Three actions and the counts."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.domain.shift import CashCount
from pos.errors import FieldNotAccepted, PosError
from pos.i18n import gettext as _
from pos.services.shift_keeping import close_shift
from pos.services.shifts import Closed
from ui.operations import Operations
from ui.sheets.shift.cash_counts import CashCounts
from ui.sheets.shift.close_reading import CountResult, count_result
from ui.sheets.shift.close_result import CloseResult
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import label
from ui.widgets.sheet import Sheet

_WIDTH: Final = 960
_HEIGHT: Final = 640


class CloseShiftSheet(Sheet):
    """Counts the drawers and closes the shift. What there should be is not said before.

    counts, result: its two halves.
    Signals: shift_closed(Closed); finishing(): go and finish the baskets that are not paid.
    """

    shift_closed = Signal(object)
    finishing = Signal()

    def __init__(
        self,
        theme: Theme,
        operations: Operations,
        window: QWidget,
        currencies: tuple[str, ...],
    ) -> None:
        super().__init__(theme, window, _("Count and close"), width=_WIDTH, height=_HEIGHT)
        self._operations = operations
        self._counted: tuple[CashCount, ...] = ()
        self._recounts = 0
        self.counts = CashCounts(theme, currencies)
        self.result = CloseResult(theme, operations)
        self._see = Button(theme, _("See the result"), "primary", icon="checks")
        self._fault = label(role="fault", wraps=True)
        self._halves = QStackedWidget()
        self._lay_out()
        self.counts.changed.connect(self._allow)
        self.counts.entered.connect(self._count)
        self._see.clicked.connect(self._count)
        self.result.again.connect(self._count_again)
        self.result.confirmed.connect(self._close)
        self.result.finishing.connect(self._finish_first)

    def open_sheet(self) -> None:
        """Cover the window; typing starts at the largest note."""
        super().open_sheet()
        self.counts.take_focus()

    def _lay_out(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("small"))
        text = _("Count what lies in the drawer. What there should be is shown afterwards.")
        column.addWidget(label(text, "caption", wraps=True))
        column.addWidget(self.counts, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._fault, 1)
        foot.addWidget(self._see)
        column.addLayout(foot)
        self._halves.addWidget(first)
        self._halves.addWidget(self.result)
        self.body.addWidget(self._halves, 1)

    def _allow(self) -> None:
        self._fault.setText("")
        self._see.setEnabled(self.counts.is_readable)

    def _count(self) -> None:
        try:
            self._counted = self.counts.counts()
        except FieldNotAccepted as error:
            self._fault.setText(str(error))
            return
        self._operations.read(self, count_result, self._counted, done=self._show_result)

    def _show_result(self, result: CountResult) -> None:
        self.result.show_result(result)
        self._halves.setCurrentWidget(self.result)
        self.result.take_focus()

    def _count_again(self) -> None:
        self._recounts += 1
        self.counts.clear()
        self._halves.setCurrentIndex(0)
        self.counts.take_focus()

    def _finish_first(self) -> None:
        self.close_sheet()
        self.finishing.emit()

    def _close(self) -> None:
        closing = self.result.closing(self._counted, self._recounts)
        self._operations.write(self, close_shift, closing, done=self._finish, failed=self._refuse)

    def _finish(self, done: Closed) -> None:
        self.close_sheet()
        self.shift_closed.emit(done)

    def _refuse(self, error: PosError) -> None:
        self.result.refuse(str(error))
