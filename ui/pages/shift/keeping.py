"""What is done about the till: each deed opens its sheet over the page."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.operations import Operations
from ui.pages.shift.papers import DrawnPaper, closing, so_far
from ui.pages.shift.reading import Standing
from ui.printing import Printing
from ui.sheets.shift.cash_move_sheet import CashMoveSheet
from ui.sheets.shift.close_reading import drawers
from ui.sheets.shift.close_shift_sheet import CloseShiftSheet
from ui.sheets.shift.open_shift_sheet import OpenShiftSheet
from ui.sheets.shift.shift_sheet import ShiftSheet
from ui.theme import Theme


class Keeping(QObject):
    """Opens and closes the till of the page.

    standing: how the till stands, None until it was read.
    Signals: shift_closed(Closed); finishing(): baskets are to be paid before the till is closed.
    """

    shift_closed = Signal(object)
    finishing = Signal()

    def __init__(
        self, theme: Theme, operations: Operations, printing: Printing, page: QWidget
    ) -> None:
        super().__init__(page)
        self.standing: Standing | None = None
        self._theme = theme
        self._operations = operations
        self._printing = printing
        self._page = page

    def open_till(self) -> None:
        """Count the float, and open; nothing while it is open."""
        found = self.standing
        if found is None or found.opened is not None:
            return
        OpenShiftSheet(
            self._theme,
            self._operations,
            self._page.window(),
            takes_foreign=found.rules.takes_foreign,
            rates=found.rates,
        ).open_sheet()

    def close_till(self) -> None:
        """Count and close; nothing while it is not open."""
        if self._is_open:
            self._operations.read(self, drawers, done=self._open_count)

    def pay_in(self) -> None:
        """Put cash in; nothing while the till is not open."""
        self._move_cash(is_out=False)

    def pay_out(self) -> None:
        """Take cash out; nothing while the till is not open."""
        self._move_cash(is_out=True)

    def report(self) -> None:
        """Show the report so far."""
        if self._is_open:
            self._operations.read(self, so_far, done=self._show_paper)

    def show_closing(self, entry: str) -> None:
        """Show the paper of a closing."""
        self._operations.read(self, closing, entry, done=self._show_paper)

    @property
    def _is_open(self) -> bool:
        return self.standing is not None and self.standing.opened is not None

    def _move_cash(self, *, is_out: bool) -> None:
        if self._is_open:
            self._operations.read(self, drawers, done=partial(self._open_move, is_out=is_out))

    def _open_move(self, currencies: tuple[str, ...], *, is_out: bool) -> None:
        window = self._page.window()
        CashMoveSheet(
            self._theme, self._operations, window, is_out=is_out, currencies=currencies
        ).open_sheet()

    def _open_count(self, currencies: tuple[str, ...]) -> None:
        window = self._page.window()
        sheet = CloseShiftSheet(self._theme, self._operations, window, currencies)
        sheet.shift_closed.connect(self.shift_closed)
        sheet.finishing.connect(self.finishing)
        sheet.open_sheet()

    def _show_paper(self, drawn: DrawnPaper) -> None:
        if drawn.paper is not None:
            ShiftSheet(
                self._theme,
                self._operations,
                self._page.window(),
                self._printing,
                drawn.paper,
                drawn.device,
            ).open_sheet()
